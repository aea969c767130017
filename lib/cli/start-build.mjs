import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Sentence } from "./start-sentence.mjs";

const sources = ["app", "components", "lib", "templates", "prisma"];
const settings = ["package-lock.json", "next.config.ts", "proxy.ts", "tsconfig.json", "postcss.config.mjs"];
const isSource = (file) => !/\.test\.tsx?$/.test(file) && !file.includes(path.join("adapters", "db", "generated"));

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(path.join(folder, entry.name)) : [path.join(folder, entry.name)]))
    .filter(isSource);
}

/** One hash over names and contents. */
function hashOf(root, files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files)
    if (existsSync(file)) hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

const sourceFiles = (root, folders) => [
  ...folders.flatMap((folder) => filesIn(path.join(root, folder))),
  ...settings.map((file) => path.join(root, file)),
];

const isCurrent = (mark, hash) => existsSync(mark) && readFileSync(mark, "utf8") === hash;

function run(root, script, args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

const lastLines = (output) => output.trim().split("\n").slice(-15).join("\n");

/** The database client, made from the schema. Prisma's own engine, which it would download, is not needed for that. */
async function generateClient(root, say) {
  const schema = path.join(root, "prisma/schema.prisma");
  const hash = hashOf(root, [schema, path.join(root, "package-lock.json")]);
  const folder = path.join(root, "lib/adapters/db/generated");
  const mark = path.join(folder, ".made-from");
  if (isCurrent(mark, hash)) return;
  say("Making the database client");
  const done = await run(root, "node_modules/prisma/build/index.js", ["generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
  if (done.code !== 0)
    throw new Sentence(`The database client could not be made: run "npm ci" and start again.\n${lastLines(done.output)}`);
  writeFileSync(mark, hash);
}

const entries = { dpia: "lib/cli/dpia.ts", "render-worker": "templates/render-worker.tsx", "start-tasks": "lib/cli/start-tasks.ts" };

/** The command line, the document worker and the start's own tasks, compiled to `.build/` where their sources changed. */
export async function compileIfChanged(root, say = () => undefined) {
  await generateClient(root, say);
  const folder = path.join(root, ".build");
  const hash = hashOf(root, sourceFiles(root, ["lib", "templates", "prisma"]));
  const mark = path.join(folder, "compiled-from");
  if (isCurrent(mark, hash)) return;
  say("Compiling the command line and the document worker");
  mkdirSync(folder, { recursive: true });
  const { build } = await import("esbuild");
  try {
    await build({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(path.join(root, file)))),
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      sourcemap: "linked",
      logLevel: "silent",
    });
  } catch (error) {
    throw new Sentence(`The command line could not be compiled: ${error.message}`, { cause: error });
  }
  writeFileSync(mark, hash);
}

/** Everything that has to be made before the application runs; `application: false` leaves the pages out. */
export async function prepare(root, { application = true, say = () => undefined } = {}) {
  await compileIfChanged(root, say);
  if (!application) return;
  const mark = path.join(root, ".next/built-from");
  // The pages use nothing of the command line: a change there needs no new build of a minute.
  const commandLine = path.join(root, "lib/cli") + path.sep;
  const hash = hashOf(
    root,
    sourceFiles(root, sources).filter((file) => !file.startsWith(commandLine)),
  );
  if (isCurrent(mark, hash) && existsSync(path.join(root, ".next/BUILD_ID"))) return;
  say("Building the application (once; a minute or so)");
  const done = await run(root, "node_modules/next/dist/bin/next", ["build"], { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" });
  if (done.code !== 0) throw new Sentence(`The application could not be built:\n${lastLines(done.output)}`);
  writeFileSync(mark, hash);
}
