import { escapeLiteral, type Pool, type PoolClient } from "pg";
import { connections, database, type Statements, type Transaction } from "./database";

const limits = { maxWait: 30_000, timeout: 30_000 };

/**
 * One transaction that sees one organisation: the only place that opens the wall. Nothing outside it reads or writes a
 * table of an organisation.
 */
export function inOrganisation<T>(organisationId: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(async (transaction) => {
    await transaction.$executeRaw`select set_config('app.organisation_id', ${organisationId}, true)`;
    return work(transaction);
  }, limits);
}

const statementsOf = (client: Pool | PoolClient): Statements => {
  const send = (text: TemplateStringsArray, values: readonly unknown[]) =>
    client.query(
      text.reduce((sql, part, index) => `${sql}$${index}${part}`),
      [...values],
    );
  return {
    async $queryRaw<T>(text: TemplateStringsArray, ...values: readonly unknown[]) {
      return (await send(text, values)).rows as T;
    },
    async $executeRaw(text, ...values) {
      return (await send(text, values)).rowCount ?? 0;
    },
  };
};

/**
 * Commits what `work` did, or leaves everything as it was. `settings` hold for this transaction only. A connection that cannot
 * even roll back is thrown away.
 */
async function sqlTransaction<T>(settings: Readonly<Record<string, string>>, work: (sql: Statements) => PromiseLike<T>): Promise<T> {
  const client = await connections().connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on("error", onError);
  try {
    const set = Object.entries(settings).map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`);
    await client.query(`begin; select ${set.join(", ")}`);
    const done = await work(statementsOf(client));
    await client.query("commit");
    return done;
  } catch (error) {
    await client.query("rollback").catch(onError);
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/**
 * The same in plain SQL, for what happens at every save: a statement costs the server a fraction of what it costs through
 * Prisma (docs/bench.md).
 */
export function sqlInOrganisation<T>(organisationId: string, work: (sql: Statements) => PromiseLike<T>): Promise<T> {
  return sqlTransaction({ "app.organisation_id": organisationId, statement_timeout: `${limits.timeout}` }, work);
}

/**
 * One transaction over the tables of the installation and, one organisation after the other, of all: what must happen to every
 * one or to none. `enter` opens the wall of one organisation and shuts the one before.
 */
export function sqlAcrossOrganisations<T>(
  work: (sql: Statements, enter: (organisationId: string) => Promise<void>) => PromiseLike<T>,
): Promise<T> {
  return sqlTransaction({ "app.organisation_id": "" }, (sql) =>
    work(sql, async (organisationId) => {
      await sql.$executeRaw`select set_config('app.organisation_id', ${organisationId}, true)`;
    }),
  );
}

/** The same as `asPerson` in plain SQL, for what happens at every request. */
export function sqlAsPerson<T>(personId: string, work: (sql: Statements) => PromiseLike<T>): Promise<T> {
  return sqlTransaction({ "app.person_id": personId }, work);
}

/** Statements each for itself, outside every organisation: they see the installation's tables only. */
export const sqlOfInstallation = (): Statements => statementsOf(connections());

/** One transaction that sees a person's own memberships and the names of those organisations, across the wall. */
export function asPerson<T>(personId: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(async (transaction) => {
    await transaction.$executeRaw`select set_config('app.person_id', ${personId}, true)`;
    return work(transaction);
  }, limits);
}

/** Moves a running transaction on to another organisation (the first sign-in writes into two). */
export async function enterOrganisation(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.$executeRaw`select set_config('app.organisation_id', ${organisationId}, true)`;
}
