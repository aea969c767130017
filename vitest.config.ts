import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root,
  // The documents are printed with React's production build, which knows no development JSX.
  oxc: { jsx: { runtime: "automatic", development: false } },
  resolve: { alias: { "@": root, "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)) } },
  test: {
    include: ["{lib,templates,components}/**/*.test.{ts,tsx}", "tests/{services,golden,security,reliability}/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    env: { NODE_ENV: "production", TZ: "UTC" },
  },
});
