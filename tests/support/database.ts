import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { forgetAuth } from "@/lib/adapters/auth/auth";
import { disconnect } from "@/lib/adapters/db/database";
import { migrate } from "@/lib/cli/start-migrate.mjs";
import { startPostgres } from "@/lib/cli/start-postgres.mjs";
import { expectHeldAsStored } from "./held-as-stored";

const directory = path.join(tmpdir(), "groundwork-test-postgres");
const users = path.join(directory, "users");
export const migrations = path.resolve("prisma/migrations");
const appRole = "groundwork_app";

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** One at a time among the test processes: makes, adopts and stops the cluster. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(users, { recursive: true, mode: 0o711 });
  const lock = path.join(directory, "lock");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (Date.now() - since > 60_000) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

export type TestDatabase = {
  ownerUrl: string;
  appUrl: string;
  /** A query as the application's role, outside every service. */
  asApp(statements: readonly string[]): Promise<pg.QueryResult>;
  /** A query as a superuser, whom no wall stops. */
  asSuperuser(statement: string): Promise<pg.QueryResult>;
  /** What PostgreSQL itself writes down. */
  serverLog: string;
  drop(): Promise<void>;
};

async function query(url: string, statements: readonly string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement);
    if (!result) throw new Error("No statement");
    return result;
  } finally {
    await client.end();
  }
}

/** A new database of its own on the run's one cluster; `migrated: false` leaves it empty. The services of this process use it. */
export async function freshDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = await alone(async () => {
    const started = await startPostgres({ directory: path.join(directory, "server") });
    writeFileSync(path.join(users, String(process.pid)), "");
    return started;
  });
  await query(server.superuserUrl("postgres"), [`create database ${name} owner ${server.ownerRole}`]);
  const ownerUrl = server.ownerUrlOf(name);
  const appUrl = server.appUrlOf(name);
  if (migrated) await migrate({ url: ownerUrl, directory: migrations, appRole });
  process.env.DATABASE_APP_URL = appUrl;
  process.env.GROUNDWORK_SECRET = "a secret of the tests, long enough to be one";
  process.env.LOG_LEVEL = "silent";
  const superuser = new pg.Pool({ connectionString: server.superuserUrl(name), max: 2 });
  superuser.on("error", () => undefined);
  return {
    ownerUrl,
    appUrl,
    asApp: (statements) => query(appUrl, statements),
    asSuperuser: (statement) => superuser.query(statement),
    serverLog: path.join(directory, "server", "cluster", "server.log"),
    async drop() {
      if (migrated) await expectHeldAsStored();
      await superuser.end();
      await disconnect();
      forgetAuth();
      await query(server.superuserUrl("postgres"), [`drop database ${name} with (force)`]);
      await alone(async () => {
        rmSync(path.join(users, String(process.pid)), { force: true });
        const others = existsSync(users) ? readdirSync(users).filter((pid) => isAlive(Number(pid))) : [];
        if (others.length === 0) await server.stop();
      });
    },
  };
}
