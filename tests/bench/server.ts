import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { freePort } from "../support/free-port";

export type RunningServer = {
  address: string;
  /** The link that the first person opens; null once somebody has set a password. */
  link: string | null;
  data: string;
  /** Milliseconds from the command to the line that names the address. */
  startedIn: number;
  /** The process that answers requests. */
  pid: number;
  /** What it has said so far; errors only. */
  log: () => string;
  stop: () => Promise<void>;
};

/** A data folder of its own; as root, PostgreSQL's user must be able to pass through. */
export async function dataFolder(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "groundwork-bench-"));
  await chmod(data, 0o711);
  return data;
}

const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

async function listening(child: ChildProcess): Promise<() => string> {
  let said = "";
  await new Promise<void>((done, fail) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes("Stop with Ctrl-C")) done();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => fail(new Error(`Groundwork ended with ${code}:\n${said}`)));
  });
  return () => said;
}

/** An installation of its own: no database, secret or address of another one. */
const withoutSettings = () => {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _app, GROUNDWORK_SECRET: _secret, PUBLIC_URL: _address, HOST: _host, ...env } = process.env;
  return env;
};

/** Starts Groundwork as a person does, on its own embedded PostgreSQL. `keep` leaves the data folder for another start. */
export async function startServer(
  data: string,
  { keep = false, root = resolve(import.meta.dirname, "../..") } = {},
): Promise<RunningServer> {
  const port = await freePort();
  const since = performance.now();
  const child = spawn(process.execPath, [join(root, "lib/cli/start.mjs")], {
    env: { ...withoutSettings(), GROUNDWORK_DATA: data, PORT: String(port), NODE_ENV: "production", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const said = await listening(child);
  const startedIn = performance.now() - since;
  const running = JSON.parse(await readFile(join(data, "running.json"), "utf8")) as { server: number };
  return {
    address: `http://localhost:${port}`,
    link: /http:\/\/localhost:\d+\/welcome\?token=\S+/.exec(said())?.[0] ?? null,
    data,
    startedIn,
    pid: running.server,
    log: said,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      if (!keep) await removeFolder(data);
    },
  };
}

/** Resident memory of a process in MB; 0 where the system does not say. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

/** Milliseconds of processor time that a process has used; 0 where the system does not say. */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [, ...fields] = stat.slice(stat.lastIndexOf(")")).split(" ");
  const ticksASecond = 100;
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / ticksASecond;
}
