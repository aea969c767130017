import { defineConfig } from "@playwright/test";

const executablePath = process.env.GROUNDWORK_BROWSER;

export default defineConfig({
  testDir: ".",
  outputDir: "../../.build/journeys",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  globalSetup: "./start-groundwork.ts",
  reporter: [["line"], ["json"]],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Vienna",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
