#!/usr/bin/env node
// `npm start` on a fresh machine: plain JavaScript on Node's own modules until the libraries are installed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { claimFolder } from "./start-claim.mjs";
import { answers, isAlive, sleep, until } from "./start-process.mjs";
import { Sentence } from "./start-sentence.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const development = process.argv.includes("--dev");
const began = Date.now();
const say = (line) => process.stdout.write(`  ${line}\n`);

// Whoever read these lines may be gone, as with a closed terminal; the server goes on, and stops as ever.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
const loopback = ["localhost", "127.0.0.1", "::1"];

function readSettings() {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const env = process.env;
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Sentence(`PORT is "${env.PORT}": set it to a number from 1 to 65535.`);
  const host = env.HOST ?? "localhost";
  const local = loopback.includes(host);
  if (env.PUBLIC_URL && !URL.canParse(env.PUBLIC_URL))
    throw new Sentence(`PUBLIC_URL is "${env.PUBLIC_URL}": set it to an address like https://dpia.example.org.`);
  if (!local && !env.PUBLIC_URL?.startsWith("https://"))
    throw new Sentence(
      `HOST is ${host}, which others can reach: set PUBLIC_URL to the https address of the proxy in front of Groundwork, or leave HOST out.`,
    );
  return {
    port,
    host,
    local,
    address: env.PUBLIC_URL ?? `http://localhost:${port}`,
    data: path.resolve(root, env.GROUNDWORK_DATA ?? "data"),
    databaseUrl: env.DATABASE_URL,
    databaseAppUrl: env.DATABASE_APP_URL,
  };
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Sentence(`Node ${process.versions.node} is too old: install Node 20.19 or newer, best the current LTS.`);
  if (major < 24) say(`Node ${process.versions.node} works; the current LTS is the better choice for a server.`);
}

function checkFolder(folder) {
  try {
    // Others may pass through (PostgreSQL runs as a user of its own where the start is root's), not look inside.
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    const probe = path.join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Sentence(
      error.code === "ENOSPC"
        ? `The disk of ${folder} is full: make space and start again.`
        : `The folder ${folder} cannot be written to (${error.code}): make it writable, or set GROUNDWORK_DATA to a folder that is.`,
    );
  }
}

/** Null: free. Otherwise why not. */
const whyNotFree = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });

/** Whether the address is to be had, or one sentence why not. */
async function checkPort({ port, host, local }) {
  for (const address of local ? ["127.0.0.1", "::1"] : [host]) {
    const why = await whyNotFree(port, address);
    if (why === "EADDRINUSE")
      throw new Sentence(`Port ${port} is used by another program: stop it, or choose another port with PORT=${port + 1} npm start.`);
    if (why === "EACCES") throw new Sentence(`Port ${port} needs special rights: choose one above 1024, for example PORT=3000 npm start.`);
    if (why && !(address === "::1" && ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(why)))
      throw new Sentence(`Groundwork cannot listen on ${address}, port ${port} (${why}): check HOST and PORT.`);
  }
}

/** Whether every library that package.json pins is there in that version. */
function librariesAreInstalled() {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return Object.entries(dependencies).every(([name, version]) => {
    const file = path.join(root, "node_modules", name, "package.json");
    return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version === version;
  });
}

async function install() {
  if (librariesAreInstalled()) return;
  say("Installing the libraries (once; a minute or two)");
  const code = await new Promise((resolve) => {
    const child = spawn("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    child.on("error", () => resolve(127));
    child.on("close", resolve);
  });
  if (code !== 0)
    throw new Sentence(
      code === 127
        ? "npm was not found: install Node with npm, then start again."
        : 'The libraries could not be installed; the reason stands above. With a working connection to the npm registry, run "npm ci" and start again.',
    );
}

function runTasks(env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, ".build/start-tasks.mjs")], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else
        reject(
          new Sentence(
            `The worked example could not be loaded: ${
              errors
                .trim()
                .split("\n")
                .find((line) => /Error/.test(line)) ?? errors.trim()
            }`,
          ),
        );
    });
  });
}

/** On the other family of loopback: browsers resolve "localhost" to either. */
function alsoOnIpv6(port) {
  const server = createServer((from) => {
    const to = connect({ port, host: "127.0.0.1" });
    from.pipe(to).pipe(from);
    from.on("error", () => to.destroy());
    to.on("error", () => from.destroy());
  });
  server.on("error", () => undefined);
  server.listen({ port, host: "::1" });
  return server;
}

function serve({ port, host, local }, env) {
  const args = [
    path.join(root, "node_modules/next/dist/bin/next"),
    development ? "dev" : "start",
    "-p",
    String(port),
    "-H",
    local ? "127.0.0.1" : host,
  ];
  const child = spawn(process.execPath, ["--import", path.join(root, "lib/cli/start-watch.mjs"), ...args], {
    cwd: root,
    env: { ...env, NODE_ENV: development ? "development" : "production" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  // Next's own greeting names an address of its own; everything after it is passed on.
  child.stdout.on("data", (chunk) => {
    if (ready || development) process.stdout.write(chunk);
  });
  return child;
}
let ready = false;

/** The embedded database ended by itself (killed, out of memory): started again at its address, where the server finds it. */
function keepDatabase(settings, { pid: first, appUrl }) {
  let pid = first;
  let busy = false;
  const timer = setInterval(async () => {
    if (busy || stopping !== null || isAlive(pid)) return;
    busy = true;
    process.stderr.write("The database ended by itself: starting it again.\n");
    try {
      const { openDatabase } = await import("./start-database.mjs");
      const database = await openDatabase({ ...settings, say });
      if (database.appUrl !== appUrl) throw new Sentence("The database could not get its port back: start Groundwork again.");
      pid = database.pid;
      busy = false;
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      void stop(1);
    }
  }, 500);
  clean.push(async () => clearInterval(timer));
}

const clean = [];
let stopping = null;

/** Undoes what was started, newest first; safe to call twice. */
function stop(code) {
  stopping ??= (async () => {
    for (const step of clean.reverse()) await step().catch(() => undefined);
    process.exit(code);
  })();
  return stopping;
}

async function main() {
  process.stdout.write("Groundwork\n");
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  checkNode();
  const settings = readSettings();
  checkFolder(settings.data);
  const claim = await claimFolder(settings);
  clean.push(async () => claim.release());
  await checkPort(settings);
  await install();
  const { prepare } = await import("./start-build.mjs");
  const { migrate } = await import("./start-migrate.mjs");
  const { prepareJobs } = await import("./start-jobs.mjs");
  const { openDatabase } = await import("./start-database.mjs");
  const { installationSecrets, takeNextSecret } = await import("./start-secret.mjs");
  const database = await openDatabase({ ...settings, say });
  clean.push(database.stop);
  const migrated = await migrate({ url: database.ownerUrl, directory: path.join(root, "prisma/migrations"), appRole: database.appRole });
  if (migrated.length > 0) say(`The database is up to date (${migrated.length} ${migrated.length === 1 ? "step" : "steps"})`);
  try {
    await prepareJobs({ ownerUrl: database.ownerUrl, appRole: database.appRole });
  } catch (error) {
    say(`Reminders and mail will not run: their queues could not be made (${error.message}). Everything else works.`);
  }
  await prepare(root, { application: !development, say });
  // A change of the secret that was cut off is ended here; what lies under the one before is read still.
  takeNextSecret(settings.data);
  const { secret, previous } = installationSecrets(settings.data);
  const env = {
    ...process.env,
    PORT: String(settings.port),
    HOST: settings.host,
    DATABASE_APP_URL: database.appUrl,
    GROUNDWORK_SECRET: secret,
    GROUNDWORK_SECRET_PREVIOUS: previous ?? "",
  };
  // The server needs no owner's rights, so it does not get them. Empty, not absent: Next would read it from .env again.
  env.DATABASE_URL = "";
  const { problem, notice, loaded, link } = await runTasks(env);
  if (problem) throw new Sentence(problem);
  if (notice) say(notice);
  if (loaded) say("The worked example is loaded");
  const child = serve(settings, env);
  claim.note(child.pid);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  clean.push(async () => {
    child.kill("SIGTERM");
    if (!(await Promise.race([ended.then(() => true), sleep(10_000).then(() => false)]))) child.kill("SIGKILL");
  });
  void ended.then((code) => {
    if (stopping !== null) return;
    process.stderr.write(`The server ended by itself (${code ?? "killed"}): start again; the lines above say why.\n`);
    void stop(1);
  });
  if (!(await until(() => answers(settings.port, settings.local ? "127.0.0.1" : settings.host), 60_000)))
    throw new Sentence(`The server does not answer on port ${settings.port} after a minute: the lines above say why.`);
  ready = true;
  if (database.pid) keepDatabase(settings, database);
  if (settings.local) {
    const forwarder = alsoOnIpv6(settings.port);
    clean.push(async () => void forwarder.close());
  }
  process.stdout.write(`\nReady after ${((Date.now() - began) / 1000).toFixed(1)} s: ${settings.address}\n`);
  if (link) process.stdout.write(`\nOpen this link to begin; it works once, until somebody has set a password:\n  ${link}\n`);
  process.stdout.write("\nStop with Ctrl-C.\n");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    if (stopping === null) process.stdout.write("\nStopping\n");
    void stop(0);
  });

main().catch((error) => {
  const known = error instanceof Sentence || error.name === "Sentence";
  const folder = ["EROFS", "EACCES", "EPERM", "ENOSPC"].includes(error.code)
    ? `${error.path ?? "A file"} cannot be written to (${error.code}): make the folder writable, or free disk space, and start again.`
    : null;
  process.stderr.write(`\n${known ? error.message : (folder ?? `Groundwork could not start: ${error.message}`)}\n`);
  void stop(1);
});
