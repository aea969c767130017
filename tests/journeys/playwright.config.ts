import { defineConfig } from "@playwright/test";
import { browserFlags } from "../support/browser-flags";

const executablePath = process.env.GROUNDWORK_BROWSER;

/** The browser as every journey and the soak use it. */
export const browserUse = {
  viewport: { width: 1280, height: 900 },
  locale: "en-GB",
  timezoneId: "Europe/Vienna",
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: browserFlags,
  },
};

export default defineConfig({
  testDir: ".",
  outputDir: "../../.build/journeys/results",
  workers: 2,
  fullyParallel: true,
  // A loaded machine is slow, not broken: only what hangs is ended.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  globalSetup: "./start-groundwork.ts",
  reporter: [["line"], ["json"]],
  projects: [
    { name: "first visit", testMatch: "first-visit.spec.ts" },
    { name: "journeys", testIgnore: ["first-visit.spec.ts", "last-visit.spec.ts"], dependencies: ["first visit"] },
    // Takes away what the others read.
    { name: "last visit", testMatch: "last-visit.spec.ts", dependencies: ["journeys"] },
  ],
  use: browserUse,
});
