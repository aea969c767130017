import { defineConfig } from "@playwright/test";
import { browserUse } from "../journeys/playwright.config";

export default defineConfig({
  testDir: ".",
  outputDir: "../../.build/soak/results",
  workers: 2,
  fullyParallel: true,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  globalSetup: "./start-furnished.ts",
  reporter: [["line"], ["json"]],
  projects: [
    { name: "pages", testMatch: "every-page.spec.ts" },
    // Takes away a table that every page reads.
    { name: "faults", testMatch: "faulty-server.spec.ts", dependencies: ["pages"] },
  ],
  use: browserUse,
});
