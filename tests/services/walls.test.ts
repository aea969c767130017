import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installationTables } from "@/lib/adapters/db/installation-tables";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { sqlToSchema } from "../support/schema-difference.mjs";

let database: TestDatabase;
let one: string;
let other: string;

beforeAll(async () => {
  database = await freshDatabase();
  one = await newOrganisation("One");
  other = await newOrganisation("Other");
  for (const organisationId of [one, other]) {
    const author = await newPerson(organisationId, ["author"]);
    await createAssessment(author, organisationId, { name: "Assistant" });
  }
});
afterAll(() => database.drop());

const tablesOf = async (kind: "walled" | "installation"): Promise<string[]> => {
  const { rows } = await database.asSuperuser(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname",
  );
  const installation: readonly string[] = installationTables;
  return rows.map((row: { name: string }) => row.name).filter((name) => installation.includes(name) === (kind === "installation"));
};

test("the tables without an organisation are exactly those of the list", async () => {
  expect(await tablesOf("installation")).toEqual([...installationTables].sort());
  const { rows } = await database.asSuperuser(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id' and is_nullable = 'NO'",
  );
  expect(rows.map((row: { table_name: string }) => row.table_name).sort()).toEqual(await tablesOf("walled"));
});

test("every key of an organisation's table starts with the organisation, and every wall is forced", async () => {
  const { rows } = await database.asSuperuser(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select attname from pg_attribute a join pg_index i on i.indrelid = c.oid and i.indisprimary
        where a.attrelid = c.oid and a.attnum = i.indkey[0]) as first
    from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'`);
  const walled = await tablesOf("walled");
  expect(walled.length).toBeGreaterThan(10);
  for (const row of rows.filter((candidate: { name: string }) => walled.includes(candidate.name)))
    expect(row).toEqual({ name: row.name, forced: true, first: "organisation_id" });
});

test("the application's role reads no row of another organisation, in any table", async () => {
  for (const table of await tablesOf("walled")) {
    const without = await database.asApp([`select * from "${table}"`]);
    expect({ table, rows: without.rowCount }).toEqual({ table, rows: 0 });
    const within = await database.asApp([
      `select set_config('app.organisation_id', '${one}', false)`,
      `select organisation_id from "${table}"`,
    ]);
    expect(within.rows.filter((row: { organisation_id: string }) => row.organisation_id !== one)).toEqual([]);
  }
  const seen = await database.asApp([`select set_config('app.organisation_id', '${one}', false)`, "select * from assessment"]);
  expect(seen.rowCount).toBe(1);
});

test("the application's role writes nothing into another organisation", async () => {
  const inOne = `select set_config('app.organisation_id', '${one}', false)`;
  await expect(
    database.asApp([
      inOne,
      `insert into membership (organisation_id, person_id, roles) select '${other}', person_id, '{administrator}' from person limit 1`,
    ]),
  ).rejects.toThrow(/row-level security/);
  const changed = await database.asApp([inOne, `update organisation set name = 'taken' where organisation_id = '${other}'`]);
  expect(changed.rowCount).toBe(0);
});

test("history, snapshots and audit are never changed, not even by their owner", async () => {
  for (const table of ["answer_history", "audit_event", "snapshot", "issued_document", "thread_entry"]) {
    const within = `select set_config('app.organisation_id', '${one}', false)`;
    for (const statement of [`update ${table} set organisation_id = organisation_id`, `delete from ${table}`, `truncate ${table} cascade`])
      await expect(database.asApp([within, statement]), statement).rejects.toThrow(/permission denied/);
  }
  for (const statement of ["update kept_register set version = version", "delete from kept_register", "truncate kept_register"])
    await expect(database.asApp([statement]), statement).rejects.toThrow(/permission denied/);
  await expect(database.asSuperuser("update answer_history set path = path")).rejects.toThrow(/never changed/);
  await expect(database.asSuperuser("delete from audit_event")).rejects.toThrow(/never changed/);
  await expect(database.asSuperuser("truncate answer_history")).rejects.toThrow();
});

test("the application's role defines nothing", async () => {
  await expect(database.asApp(["create table own (id int)"])).rejects.toThrow(/permission denied/);
  await expect(database.asApp(["alter table answer disable row level security"])).rejects.toThrow(/must be owner/);
});

/** Columns, keys and indexes of one schema as the catalogue tells them, without the order of columns. */
const structureOf = async (schema: string): Promise<readonly string[]> => {
  const { rows } = await database.asSuperuser(`
    select table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || datetime_precision || ')', '') || ' ' || is_nullable || ' '
      || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = '${schema}' and table_name <> '_prisma_migrations'
    union all select indexdef from pg_indexes where schemaname = '${schema}' and tablename <> '_prisma_migrations'
      -- An index on some of the rows is one that the schema file has no words for.
      and indexname <> 'uploaded_seal_one_in_use'
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = '${schema}'::regnamespace and contype in ('p', 'u', 'f')
        and conrelid <> 'public._prisma_migrations'::regclass`);
  return rows.map(({ line }: { line: string }) => line.replaceAll(`${schema}.`, "")).sort();
};

test("the migrations lead to exactly the schema", async () => {
  const statements = await sqlToSchema({ url: database.ownerUrl, schemaFile: path.resolve("prisma/schema.prisma") });
  await database.asSuperuser(`create schema made; set search_path to made; ${statements}`);
  expect(await structureOf("public")).toEqual(await structureOf("made"));
});
