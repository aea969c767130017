import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Sentence } from "./start-sentence.mjs";

// The lock that Prisma's own migrate takes, so that the two exclude each other as well.
const LOCK = 72707369;

const host = (url) => {
  try {
    return new URL(url).host;
  } catch {
    return "the address in DATABASE_URL";
  }
};

const unreachable = (url, error, setting = "DATABASE_URL") =>
  new Sentence(
    error.code === "28P01" || error.code === "28000"
      ? `The database at ${host(url)} refuses the user or password of ${setting}: correct it and start again.`
      : error.code === "3D000"
        ? `The database at ${host(url)} has no database of that name: create it, or correct ${setting}.`
        : `The database at ${host(url)} cannot be reached (${error.code ?? error.message}): check that it runs and that ${setting} names it.`,
    { cause: error },
  );

/** A connection, or the sentence that says why there is none. */
async function connected(url, setting) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw unreachable(url, error, setting);
  }
}

/** Migrations of a folder in order: name, SQL and checksum (SHA-256 of the file, as Prisma's). */
export function readMigrations(directory) {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(directory, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

const historyTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

function assertKnown(applied, migrations) {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    if (row.rolled_back_at) continue;
    if (!row.finished_at)
      throw new Sentence(
        `The migration ${row.migration_name} of this database was begun by another tool and never finished: restore the last backup, or finish it with "prisma migrate resolve".`,
      );
    const known = byName.get(row.migration_name);
    if (!known)
      throw new Sentence(
        `This database was written by a newer Groundwork (it holds ${row.migration_name}): start that version again, or restore a backup made by this one. Nothing was changed.`,
      );
    if (known.checksum !== row.checksum)
      throw new Sentence(
        `The migration ${row.migration_name} was changed after this database had applied it: restore the file of the release. Nothing was changed.`,
      );
  }
}

/**
 * Brings a database up to this version: one migration a transaction, so that a failing one leaves the state before it; an
 * advisory lock, so that servers starting together migrate once; a newer database is refused. Returns the names applied.
 */
export async function migrate({ url, directory, appRole, beforeCommit = async () => undefined }) {
  const migrations = readMigrations(directory);
  const client = await connected(url, "DATABASE_URL");
  try {
    const { rows: version } = await client.query("show server_version_num");
    if (Number(version[0].server_version_num) < 150000)
      throw new Sentence(`The database at ${host(url)} is older than PostgreSQL 15: upgrade it, then start again.`);
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(historyTable);
    const { rows: applied } = await client.query(
      "select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations order by started_at",
    );
    assertKnown(applied, migrations);
    const done = new Set(applied.filter((row) => !row.rolled_back_at).map((row) => row.migration_name));
    const names = [];
    for (const { name, sql, checksum } of migrations.filter((migration) => !done.has(migration.name))) {
      try {
        await client.query("begin");
        await client.query(sql);
        await beforeCommit(name);
        await client.query(
          "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
          [randomUUID(), checksum, name],
        );
        await client.query("commit");
        names.push(name);
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        throw new Sentence(
          `The database could not be brought up to date: ${name} failed (${error.message}). It is as it was before; report this with the message.`,
          { cause: error },
        );
      }
    }
    if (appRole) await grant(client, appRole, directory);
    return names;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What the application's role may do, given anew at each start; the statements stand in prisma/app-role.sql. */
async function grant(client, appRole, directory) {
  const { rows } = await client.query("select rolsuper, rolbypassrls from pg_roles where rolname = $1", [appRole]);
  if (rows.length === 0) throw new Sentence(`The role "${appRole}" of DATABASE_APP_URL does not exist: create it, then start again.`);
  if (rows[0].rolsuper || rows[0].rolbypassrls)
    throw new Sentence(
      `The role "${appRole}" of DATABASE_APP_URL passes over row-level security: use a role without SUPERUSER and BYPASSRLS.`,
    );
  const { rows: owned } = await client.query(
    "select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_get_userbyid(relowner) = $1",
    [appRole],
  );
  if (owned.length > 0)
    throw new Sentence(
      `DATABASE_APP_URL uses the role "${appRole}", which owns the tables: give the application a role of its own that owns nothing.`,
    );
  const statements = readFileSync(path.join(directory, "..", "app-role.sql"), "utf8");
  await client.query("begin");
  await client.query(statements.replaceAll(":app_role", client.escapeIdentifier(appRole)));
  await client.query("commit");
}

/** Throws the sentence where the application's own address does not lead into the database. */
export async function checkAppUrl(url) {
  await (await connected(url, "DATABASE_APP_URL")).end();
}

/**
 * With an own database and no DATABASE_APP_URL: makes the application's role, its password kept by the caller. A role of that
 * name with another password is left alone, since another installation on the same server may live by it; then, and where
 * roles may not be made, the sentence says which statements to run.
 */
export async function makeAppRole({ url, role, password }) {
  const appUrl = new URL(url);
  appUrl.username = role;
  appUrl.password = password;
  const client = await connected(url, "DATABASE_URL");
  const sameAddress = "then set DATABASE_APP_URL to the address of DATABASE_URL with that role and password, and start again";
  try {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    if (rowCount === 0)
      await client
        .query(`create role ${client.escapeIdentifier(role)} login nosuperuser nobypassrls password ${client.escapeLiteral(password)}`)
        .catch(() => {
          throw new Sentence(
            `The user of DATABASE_URL may not create roles. Ask the database's administrator to run: CREATE ROLE ${role} LOGIN PASSWORD '…'; ${sameAddress}.`,
          );
        });
    else
      await checkAppUrl(appUrl.href).catch(() => {
        throw new Sentence(
          `The database server at ${host(url)} has a role ${role} already, whose password this installation does not hold (another one may use it). Ask the database's administrator to run: CREATE ROLE ${role}_2 LOGIN PASSWORD '…'; ${sameAddress}.`,
        );
      });
  } finally {
    await client.end().catch(() => undefined);
  }
  return { appUrl: appUrl.href };
}
