import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, readMigrations } from "@/lib/cli/start-migrate.mjs";
import { freshDatabase, migrations, type TestDatabase } from "../support/database";

let database: TestDatabase;
const appRole = "groundwork_app";
const shipped = readMigrations(migrations).map(({ name }) => name);

beforeAll(async () => {
  database = await freshDatabase({ migrated: false });
});
afterAll(() => database.drop());

/** The shipped migrations with one more behind them. */
function withMore(name: string, sql: string): string {
  const directory = path.join(mkdtempSync(path.join(tmpdir(), "groundwork-migrations-")), "migrations");
  cpSync(migrations, directory, { recursive: true });
  cpSync(path.join(migrations, "..", "app-role.sql"), path.join(directory, "..", "app-role.sql"));
  mkdirSync(path.join(directory, name));
  writeFileSync(path.join(directory, name, "migration.sql"), sql);
  return directory;
}

test("servers that start together migrate once", async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate({ url: database.ownerUrl, directory: migrations, appRole })));
  expect(shipped[0]).toBe("20261123090000_first_schema");
  expect(applied.flat()).toEqual(shipped);
  const { rows } = await database.asSuperuser(
    "select migration_name, checksum, finished_at is not null as done from _prisma_migrations order by migration_name",
  );
  expect(rows).toEqual(shipped.map((name) => ({ migration_name: name, checksum: expect.stringMatching(/^[0-9a-f]{64}$/), done: true })));
});

test("a failing migration leaves the state before it", async () => {
  const directory = withMore("20270101000000_broken", 'create table "half" (id int); insert into nowhere values (1);');
  await expect(migrate({ url: database.ownerUrl, directory, appRole })).rejects.toThrow(/20270101000000_broken failed.*as it was before/);
  const { rows } = await database.asSuperuser(
    "select to_regclass('half') as half, (select count(*)::int from _prisma_migrations) as applied",
  );
  expect(rows).toEqual([{ half: null, applied: shipped.length }]);
});

test("a newer database is refused and left alone", async () => {
  const newer = withMore("20280101000000_newer", 'create table "newer" (id int);');
  await migrate({ url: database.ownerUrl, directory: newer, appRole });
  await expect(migrate({ url: database.ownerUrl, directory: migrations, appRole })).rejects.toThrow(/written by a newer Groundwork/);
  const { rows } = await database.asSuperuser("select to_regclass('newer') is not null as there");
  expect(rows).toEqual([{ there: true }]);
});

test("a changed migration file is refused", async () => {
  const directory = withMore("20280101000000_newer", 'create table "newer" (id bigint);');
  await expect(migrate({ url: database.ownerUrl, directory, appRole })).rejects.toThrow(/was changed after/);
});

test("an unreachable database is one sentence", async () => {
  await expect(migrate({ url: "postgresql://nobody:x@127.0.0.1:1/none", directory: migrations, appRole })).rejects.toThrow(
    /cannot be reached \(ECONNREFUSED\): check that it runs/,
  );
});
