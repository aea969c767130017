import type { Transaction } from "@/lib/adapters/db/database";
import type { Role } from "@/lib/domain/assessment/roles";

/**
 * The roles of a member who is about to be named for something; null for whoever is none, or cannot come in. Until the transaction ends nobody
 * removes the member or changes the roles, so that nothing is given to somebody who is just leaving.
 */
export async function memberWhoStays(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Role[] | null> {
  const [row] = await transaction.$queryRaw<{ roles: Role[] }[]>`
    select roles from membership where organisation_id = ${organisationId} and person_id = ${personId}
      and suspended_at is null for share`;
  return row?.roles ?? null;
}

/** The roles of a member who is about to leave or to lose a role: waits for whoever is naming them for something. Null: no member. */
export async function memberWhoLeaves(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Role[] | null> {
  const [row] = await transaction.$queryRaw<{ roles: Role[] }[]>`
    select roles from membership where organisation_id = ${organisationId} and person_id = ${personId} for update`;
  return row?.roles ?? null;
}
