import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./free-port";

const starter = path.resolve("lib/cli/start.mjs");

type Settings = Readonly<Record<string, string | undefined>>;

const environmentOf = (settings: Settings): NodeJS.ProcessEnv => {
  const { PATH, TMPDIR, HOME } = process.env;
  return { PATH, TMPDIR, HOME, NODE_ENV: "production", ...settings };
};

/** A data folder of an installation; PostgreSQL's own user may pass through it. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "groundwork-data-"));
  chmodSync(folder, 0o711);
  return folder;
}

export type Started = {
  address: string;
  /** The process of `npm start`, and of the server that it watches over. */
  start: number;
  server: number;
  /** The first link, where it was printed. */
  link: string | null;
  said(): string;
  /** Resolves to the exit code once `npm start` has ended. */
  ended: Promise<number | null>;
  /** Nobody reads what it says any more, as when its terminal is closed. */
  stopListening(): void;
  /** Ends it as Ctrl-C or a service manager does. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

function spawnStart(
  settings: Settings,
  options: { uid?: number; gid?: number } = {},
): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [starter], { env: environmentOf(settings), stdio: ["ignore", "pipe", "pipe"], ...options });
  let said = "";
  child.stdout?.on("data", (chunk) => (said += chunk));
  child.stderr?.on("data", (chunk) => (said += chunk));
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  return { child, said: () => said, ended };
}

/** `npm start` in a data folder, up to the line that says how to stop it. */
export async function startGroundwork(data: string, settings: Settings = {}): Promise<Started> {
  const port = await freePort();
  const { child, said, ended } = spawnStart({ GROUNDWORK_DATA: data, PORT: String(port), ...settings });
  await new Promise<void>((done, fail) => {
    const look = () => said().includes("Stop with Ctrl-C") && done();
    child.stdout?.on("data", look);
    void ended.then((code) => fail(new Error(`The start ended with ${code}:\n${said()}`)));
  });
  const running = JSON.parse(readFileSync(path.join(data, "running.json"), "utf8")) as { server: number };
  return {
    address: `http://localhost:${port}`,
    start: child.pid ?? 0,
    server: running.server,
    link: /http\S+\/welcome\?token=\S+/.exec(said())?.[0] ?? null,
    said,
    ended,
    stopListening() {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    stop(signal = "SIGTERM") {
      child.kill(signal);
      return ended;
    },
  };
}

/** `npm start` that is expected to refuse: what it says and its exit code. */
export async function refusedStart(
  settings: Settings,
  options: { uid?: number; gid?: number } = {},
): Promise<{ code: number | null; said: string }> {
  const { said, ended } = spawnStart(settings, options);
  const code = await ended;
  return { code, said: said() };
}

/** The embedded PostgreSQL's main process. */
export const postgresOf = (data: string): number =>
  Number(readFileSync(path.join(data, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);

/** `dpia …` on an installation, as a process that can be killed. */
export function dpiaProcess(
  args: readonly string[],
  settings: Settings,
): { child: ChildProcess; ended: Promise<{ code: number; out: string; said: string }> } {
  const options = { env: environmentOf(settings), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  let tell: (told: { code: number; out: string; said: string }) => void = () => undefined;
  const ended = new Promise<{ code: number; out: string; said: string }>((done) => {
    tell = done;
  });
  const child = execFile(process.execPath, [path.resolve("lib/cli/dpia.mjs"), ...args], options, (_, out, said) =>
    tell({ code: child.exitCode ?? -1, out, said }),
  );
  return { child, ended };
}

/** `dpia …` on an installation. */
export const dpia = (args: readonly string[], settings: Settings): Promise<{ code: number; out: string; said: string }> =>
  dpiaProcess(args, settings).ended;
