import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { SignedInPerson } from "./signed-in-person";
import { organisationsOf } from "./start-session";

export type AccountChange =
  | "name"
  | "password"
  | "sessionsEnded"
  | "oneTimeCodesSetUp"
  | "oneTimeCodesRemoved"
  | "recoveryCodesMade"
  | "passkeyAdded"
  | "passkeyRemoved"
  | "singleSignOnConnected"
  | "singleSignOnDisconnected";

/** Writes a change of a person's account into the chain of each organisation that the person belongs to. */
export async function auditAccount({ personId, name }: { personId: string; name: string }, what: AccountChange): Promise<void> {
  for (const organisationId of await organisationsOf(personId))
    await inOrganisation(organisationId, (transaction) =>
      appendAudit(transaction, { organisationId, kind: "accountChanged", personId, personName: name, subject: { what } }),
    );
}

/** Ends every session of a person but the one that asks. */
export async function deleteOtherSessions(transaction: Transaction, { personId, sessionId }: SignedInPerson): Promise<void> {
  await transaction.session.deleteMany({ where: { userId: personId, id: { not: sessionId } } });
}
