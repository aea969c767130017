#!/usr/bin/env node
// Runs before anything is installed or compiled: plain JavaScript on Node's own modules.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
// A reader that has seen enough ("| head") ends the pipe: that is no fault.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1));
const say = (line) => process.stderr.write(`${line}\n`);

if (!existsSync(join(root, "node_modules/esbuild"))) {
  say("Installing Groundwork's libraries (once) …");
  const installed = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (installed.status !== 0) {
    say("The libraries could not be installed. Run “npm ci” in the checkout, see what it says, and try again.");
    process.exit(1);
  }
}
const { compileIfChanged } = await import("./start-build.mjs");
await compileIfChanged(root, say);
process.env.NODE_ENV ??= "production";
const { run } = await import(pathToFileURL(join(root, ".build/dpia.mjs")).href);
process.exitCode = await run(process.argv.slice(2), { cwd: process.cwd() });
