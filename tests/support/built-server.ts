import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { TestDatabase } from "./database";
import { freePort } from "./free-port";

export type BuiltServer = {
  /** Where it listens. */
  address: string;
  port: number;
  /** The origin that its own pages have; `PUBLIC_URL` where one was given. */
  origin: string;
  /** Everything it has written so far, on both streams. */
  log(): string;
  stop(): Promise<void>;
};

/** The application as `npm start` serves it (the build of this run), against a database of the tests. */
export async function startBuiltServer(database: TestDatabase, given: Readonly<Record<string, string>> = {}): Promise<BuiltServer> {
  const port = await freePort();
  const child: ChildProcess = spawn(
    process.execPath,
    [path.resolve("node_modules/next/dist/bin/next"), "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      env: {
        PATH: process.env.PATH,
        TMPDIR: process.env.TMPDIR,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        TZ: "UTC",
        PORT: String(port),
        DATABASE_APP_URL: database.appUrl,
        GROUNDWORK_SECRET: process.env.GROUNDWORK_SECRET,
        LOG_LEVEL: "debug",
        ...given,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  child.stdout?.on("data", (chunk) => (said += chunk));
  child.stderr?.on("data", (chunk) => (said += chunk));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said}`);
    if (
      await fetch(`${address}/icon.svg`).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((retry) => setTimeout(retry, 50));
  }
  return {
    address,
    port,
    origin: given.PUBLIC_URL ?? `http://localhost:${port}`,
    log: () => said,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

type Sent = { method?: string; body?: unknown; cookie?: string; origin?: string | null; headers?: Readonly<Record<string, string>> };

/** One request as a page of the server's own would send it: with its origin and JSON, unless told otherwise. */
export function send(
  server: BuiltServer,
  route: string,
  { method = "GET", body, cookie, origin = server.origin, headers = {} }: Sent = {},
) {
  const isBytes = body instanceof Uint8Array || typeof body === "string";
  return fetch(`${server.address}${route}`, {
    method,
    redirect: "manual",
    headers: {
      ...(origin === null ? {} : { origin }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(body !== undefined && !isBytes ? { "content-type": "application/json" } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isBytes ? (body as string) : JSON.stringify(body) }),
  });
}
