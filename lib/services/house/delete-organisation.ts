import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { log } from "@/lib/adapters/log";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { refuse } from "../refusal";

/** Entries that change nothing of what an export holds. */
const harmless = ["organisationExported", "auditTrailExported", "signedIn"];

async function refuseWithoutLastExport(transaction: Transaction, organisationId: string): Promise<void> {
  const [found] = await transaction.$queryRaw<{ exported: boolean }[]>`
    with last as (
      select number, at from audit_event where organisation_id = ${organisationId} and kind = 'organisationExported' order by number desc limit 1
    )
    select exists (select 1 from last)
      and not exists (select 1 from audit_event e, last where e.organisation_id = ${organisationId} and e.number > last.number
        and e.kind <> all(${harmless}))
      and not exists (select 1 from answer_history h, last where h.organisation_id = ${organisationId} and h.saved_at > last.at)
      and not exists (select 1 from assessment_projection p, last where p.organisation_id = ${organisationId} and p.changed_at > last.at)
      as exported`;
  if (!found?.exported)
    throw refuse(
      "invalid",
      "Save everything as a file first: there is no export yet, or something was changed after the last one. Then delete.",
    );
}

/** Accounts that belong to no organisation any more leave with the last one. */
async function removeAccountsWithout(transaction: Transaction, people: readonly string[]): Promise<void> {
  for (const personId of people) {
    await transaction.$executeRaw`select set_config('app.person_id', ${personId}, true)`;
    if ((await transaction.membership.count({ where: { personId } })) === 0) await transaction.user.deleteMany({ where: { id: personId } });
  }
  await transaction.$executeRaw`select set_config('app.person_id', '', true)`;
}

/**
 * `POST …/house/deletion` with the typed name and a proof of who asks: deletes an organisation with everything in it, for good. Refused
 * without an export of its last state. What it issued stays verifiable by whoever holds the file and the authority's certificate.
 */
export async function deleteOrganisation(
  person: SignedInPerson,
  organisationId: string,
  { name, ...proof }: { name: string } & Proof,
): Promise<void> {
  requirePermission(person, organisationId, "manageHouse");
  await confirmIdentity(person, proof);
  await inOrganisation(organisationId, async (transaction) => {
    const organisation = await transaction.organisation.findUniqueOrThrow({ where: { organisationId }, select: { name: true } });
    if (organisation.name !== name.trim())
      throw refuse("invalid", "This is not the organisation's name.", [{ path: "name", message: "This is not the organisation's name." }]);
    await refuseWithoutLastExport(transaction, organisationId);
    const members = await transaction.membership.findMany({ where: { organisationId }, select: { personId: true } });
    await transaction.organisation.delete({ where: { organisationId } });
    await removeAccountsWithout(
      transaction,
      members.map(({ personId }) => personId),
    );
  });
  log().info({ organisationId }, "an organisation was deleted");
}
