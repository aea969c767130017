import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, readMigrations } from "@/lib/cli/start-migrate.mjs";
import { freshDatabase, migrations, type TestDatabase } from "../support/database";
import { seeded } from "../support/mutate-json";

const rounds = process.env.GROUNDWORK_SOAK ? 200 : 5;
const appRole = "groundwork_app";
const shipped = readMigrations(migrations).map(({ name }) => name);

/** Every column, index and rule of a database, in words that can be compared. */
const shape = `select string_agg(line, e'\\n' order by line) as shape from (
  select format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) as line from information_schema.columns where table_schema = 'public'
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select format('%s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
  union all select format('policy %s on %s: %s %s', policyname, tablename, qual, with_check) from pg_policies where schemaname = 'public') lines`;

let home: TestDatabase;
const made: string[] = [];

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
const shapeOf = async (url: string): Promise<string> => (await query(url, shape)).rows[0].shape;

/** What the database is after the first `count` migrations, none of them killed. */
const shapes: string[] = [];

/** The address of an empty database beside the one of this file. */
async function empty(): Promise<string> {
  const url = new URL(home.ownerUrl);
  const name = `${url.pathname.slice(1)}_${made.length}`;
  await home.asSuperuser(`create database ${name} owner ${decodeURIComponent(url.username)}`);
  made.push(name);
  url.pathname = `/${name}`;
  return url.href;
}

/** A process of its own that migrates, as the start does. */
function migrating(url: string) {
  const script = `import(${JSON.stringify(path.resolve("lib/cli/start-migrate.mjs"))}).then(async ({ migrate }) => {
    process.stdout.write("begins");
    await migrate({ url: ${JSON.stringify(url)}, directory: ${JSON.stringify(migrations)}, appRole: ${JSON.stringify(appRole)} });
  })`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  const began = new Promise<void>((done) => child.stdout.once("data", () => done()));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return { child, began, ended };
}

let took = 0;

beforeAll(async () => {
  home = await freshDatabase({ migrated: false });
  const url = await empty();
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "groundwork-migrations-")), "migrations");
  mkdirSync(folder);
  cpSync(path.join(migrations, "..", "app-role.sql"), path.join(folder, "..", "app-role.sql"));
  // An empty history first: what a start leaves that was killed before its first migration ended.
  await migrate({ url, directory: folder, appRole: null });
  shapes.push(await shapeOf(url));
  for (const name of shipped) {
    cpSync(path.join(migrations, name), path.join(folder, name), { recursive: true });
    await migrate({ url, directory: folder, appRole: null });
    shapes.push(await shapeOf(url));
  }
  const { began, ended } = migrating(await empty());
  await began;
  const since = performance.now();
  await ended;
  took = performance.now() - since;
}, 120_000);
afterAll(async () => {
  for (const name of made) await home.asSuperuser(`drop database ${name} with (force)`);
  await home.drop();
});

test(
  `kill -9 while a database is brought up to date, ${rounds} times: each step is there whole or not at all, and the next start ends it`,
  async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const url = await empty();
      const { child, began, ended } = migrating(url);
      await began;
      await new Promise((moment) => setTimeout(moment, seeded(round)() * took));
      child.kill("SIGKILL");
      await ended;
      // The server notices that the connection is gone and takes back what was not committed.
      const busy =
        "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename = current_user";
      while ((await query(url, busy)).rowCount) await new Promise((again) => setTimeout(again, 10));
      const history = (await query(url, "select to_regclass('_prisma_migrations') as there")).rows[0].there;
      if (history !== null) {
        const applied = await query(
          url,
          "select migration_name as name, finished_at is not null as done from _prisma_migrations order by migration_name",
        );
        expect(applied.rows).toEqual(shipped.slice(0, applied.rows.length).map((name) => ({ name, done: true })));
        expect({ round, shape: await shapeOf(url) }).toEqual({ round, shape: shapes[applied.rows.length] });
      }
      await migrate({ url, directory: migrations, appRole });
      expect({ round, shape: await shapeOf(url) }).toEqual({ round, shape: shapes[shipped.length] });
    }
  },
  rounds * 60_000,
);
