import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { database, type Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { organisationsOf } from "../accounts/start-session";
import { notFound, refuse } from "../refusal";
import { requirePermission } from "./membership";

/** `reason`: why access is suspended; empty where nobody says, and where it is given again. */
type Change = {
  organisationId: string;
  personId: string;
  suspended: boolean;
  reason: string;
  by: { personId: string; name: string } | null;
};

/** Shuts a member out or lets them in again, with an entry in the audit trail. False: that is so already. */
async function setAccess(transaction: Transaction, { organisationId, personId, suspended, reason, by }: Change): Promise<boolean> {
  const { count } = await transaction.membership.updateMany({
    where: { organisationId, personId, suspendedAt: suspended ? null : { not: null } },
    data: suspended
      ? { suspendedAt: clock.now(), suspendedBy: by?.personId ?? null, suspendedReason: reason || null }
      : { suspendedAt: null, suspendedBy: null, suspendedReason: null },
  });
  if (count === 0) return false;
  if (suspended) {
    await transaction.session.deleteMany({ where: { userId: personId } });
    await transaction.signInLink.deleteMany({ where: { personId, organisationId, usedAt: null } });
  }
  await appendAudit(transaction, {
    organisationId,
    kind: suspended ? "accessSuspended" : "accessRestored",
    personId: by?.personId ?? "groundwork",
    personName: by?.name ?? "Whoever runs the server",
    subject: { whose: personId },
    ...(reason ? { words: { reason } } : {}),
  });
  return true;
}

async function setMembersAccess(
  person: SignedInPerson,
  { organisationId, personId, suspended, reason }: Omit<Change, "by">,
): Promise<void> {
  requirePermission(person, organisationId, "managePeople");
  await inOrganisation(organisationId, async (transaction) => {
    // Two administrators shutting each other out at once must not both succeed.
    await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`members:${organisationId}`}, 0))`;
    const key = (of: string) => ({ organisationId_personId: { organisationId, personId: of } });
    const mine = await transaction.membership.findUnique({ where: key(person.personId), select: { suspendedAt: true } });
    if (!mine || mine.suspendedAt) throw refuse("notAllowed", "Your access to this organisation is suspended.");
    if (!(await transaction.membership.findUnique({ where: key(personId), select: { personId: true } }))) throw notFound();
    await setAccess(transaction, { organisationId, personId, suspended, reason, by: person });
  });
}

/**
 * `PUT …/people/{personId}/suspension`: the member's next request, of any session, finds this organisation shut, every session of
 * theirs ends, and so do invitations not taken up. Whoever has no other organisation cannot sign in. What waits for them stays
 * theirs until it is handed over. Not oneself, so that one administrator always stays. The reason, empty where none is given, is for
 * those who read the audit trail: whoever signs in with the account, perhaps somebody else, is not told.
 */
export async function suspendAccess(person: SignedInPerson, organisationId: string, personId: string, reason: string): Promise<void> {
  requirePermission(person, organisationId, "managePeople");
  if (personId === person.personId)
    throw refuse(
      "invalid",
      "You cannot suspend your own access. If somebody else may know your password, change it on your account page: that ends every other session.",
    );
  await setMembersAccess(person, { organisationId, personId, suspended: true, reason });
}

/** `DELETE …/people/{personId}/suspension`: the member comes in again as before, with the same roles. */
export const restoreAccess = (person: SignedInPerson, organisationId: string, personId: string): Promise<void> =>
  setMembersAccess(person, { organisationId, personId, suspended: false, reason: "" });

/**
 * For `dpia admin suspend` and `restore`: in every organisation the person belongs to. Returns in how many something changed; null
 * for an unknown e-mail.
 */
export async function setAccessFromShell(email: string, suspended: boolean, reason = ""): Promise<number | null> {
  const user = await database().user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } });
  if (!user) return null;
  let changed = 0;
  for (const organisationId of await organisationsOf(user.id))
    if (
      await inOrganisation(organisationId, (transaction) =>
        setAccess(transaction, { organisationId, personId: user.id, suspended, reason, by: null }),
      )
    )
      changed += 1;
  return changed;
}
