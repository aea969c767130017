import { database, type Transaction } from "./database";

const limits = { maxWait: 10_000, timeout: 30_000 };

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
