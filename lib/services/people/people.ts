import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import { may } from "@/lib/domain/assessment/permissions";
import type { Role } from "@/lib/domain/assessment/roles";
import { mailLink } from "../accounts/mail-link";
import { makeSignInLink } from "../accounts/sign-in-links";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { namesOf } from "../portfolio/list-assessments";
import { notFound, refuse } from "../refusal";
import { refuseWhileHolding } from "./holdings";
import { memberWhoLeaves, memberWhoStays } from "./member-who-stays";
import { requirePermission } from "./membership";

export type PersonInOrganisation = {
  personId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  /** False until the person has signed in for the first time. */
  hasSignedIn: boolean;
  /** An app with codes, or a passkey; null for those who do not administer the organisation. */
  hasSecondFactor: boolean | null;
  /**
   * Since when the person cannot come in, and who saw to that; null where they can. The reason, where one was given, for those who read
   * the audit trail.
   */
  suspended: { at: string; by: string; reason: string | null } | null;
};

/** How a person signs in, with a password or elsewhere; whoever has none of these is whoever holds the invitation. */
const accountOf = (transaction: Transaction, personId: string) =>
  transaction.account.findFirst({ where: { userId: personId }, select: { id: true } });

/**
 * Somebody without a password yet is whoever holds the link. Two organisations may not both hold it: either could sign in as
 * the person that the other one invited.
 */
async function refuseInvitedElsewhere(transaction: Transaction, organisationId: string, personId: string): Promise<void> {
  if (await accountOf(transaction, personId)) return;
  await transaction.$executeRaw`select set_config('app.person_id', ${personId}, true)`;
  const elsewhere = await transaction.membership.count({ where: { personId, organisationId: { not: organisationId } } });
  await transaction.$executeRaw`select set_config('app.person_id', '', true)`;
  if (elsewhere === 0) return;
  const message =
    "This person was invited on this server before and has not set a password yet. Add them here once they have signed in for the first time.";
  throw refuse("invalid", message, [{ path: "email", message }]);
}

/** The people of an organisation by name. */
export async function listPeople(person: SignedInPerson, organisationId: string): Promise<readonly PersonInOrganisation[]> {
  const { roles: held } = requirePermission(person, organisationId, "readPeople");
  const administers = may(held, "managePeople");
  const readsReasons = may(held, "readAuditTrail");
  const { members, withAccount, withSecondFactor } = await inOrganisation(organisationId, async (transaction) => {
    const found = await transaction.membership.findMany({
      where: { organisationId },
      select: {
        personId: true,
        roles: true,
        suspendedAt: true,
        suspendedBy: true,
        suspendedReason: true,
        person: { select: { user: { select: { name: true, email: true } } } },
      },
    });
    // One after the other: several relations of one row would be asked for at once, and a transaction is one connection.
    const personId = { in: found.map((one) => one.personId) };
    const accounts = await transaction.account.findMany({ where: { userId: personId }, select: { userId: true } });
    const apps = await transaction.oneTimeCodes.findMany({ where: { personId, confirmedAt: { not: null } }, select: { personId: true } });
    const passkeys = await transaction.passkey.findMany({ where: { personId }, select: { personId: true } });
    return {
      members: found,
      withAccount: new Set(accounts.map(({ userId }) => userId)),
      withSecondFactor: new Set([...apps, ...passkeys].map((one) => one.personId)),
    };
  });
  const names = await namesOf(members.flatMap(({ suspendedBy }) => suspendedBy ?? []));
  return members
    .map(({ personId, roles, suspendedAt, suspendedBy, suspendedReason, person: { user } }) => ({
      personId,
      name: user.name,
      email: user.email,
      roles: roles as Role[],
      hasSignedIn: withAccount.has(personId),
      hasSecondFactor: administers ? withSecondFactor.has(personId) : null,
      suspended: suspendedAt && {
        at: suspendedAt.toISOString(),
        by: suspendedBy === null ? "whoever runs the server" : names(suspendedBy),
        reason: readsReasons ? suspendedReason : null,
      },
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

/** How an invitation reached the person: by mail, or by the link, shown only now, which the inviter passes on; neither where none is needed. */
export type Invitation = { mailed: boolean; signInLink: string | null };

/** Sends the link where mail is set up and the server takes it; else hands it over to the inviter. */
async function handOver(email: string, signInLink: string | null): Promise<Invitation> {
  const mailed = signInLink !== null && (await mailLink("invitation", email, signInLink));
  return { mailed, signInLink: mailed ? null : signInLink };
}

/** The link works once, for 7 days; somebody who has signed in before needs none. */
export async function addPerson(
  person: SignedInPerson,
  organisationId: string,
  given: { email: string; name: string; roles: readonly Role[] },
): Promise<{ personId: string } & Invitation> {
  requirePermission(person, organisationId, "managePeople");
  const email = given.email.trim().toLowerCase();
  const { personId, signInLink } = await inOrganisation(organisationId, async (transaction) => {
    const known = await transaction.user.findUnique({ where: { email }, select: { id: true } });
    const personId = known?.id ?? newId("pe");
    if (!known) {
      await transaction.user.create({ data: { id: personId, email, name: given.name.trim() } });
      await transaction.person.create({ data: { personId } });
    }
    const already = await transaction.membership.findUnique({ where: { organisationId_personId: { organisationId, personId } } });
    if (already)
      throw refuse("invalid", "This person belongs to the organisation already.", [
        { path: "email", message: "This person belongs to the organisation already." },
      ]);
    if (known) await refuseInvitedElsewhere(transaction, organisationId, personId);
    await transaction.membership.create({ data: { organisationId, personId, roles: [...given.roles] } });
    await appendAudit(transaction, {
      organisationId,
      kind: "personAdded",
      personId: person.personId,
      personName: person.name,
      subject: { added: personId, roles: given.roles.join(" ") },
      words: { email },
    });
    const signInLink = (await accountOf(transaction, personId))
      ? null
      : await makeSignInLink(transaction, { kind: "invitation", personId, organisationId, createdBy: person.personId });
    return { personId, signInLink };
  });
  return { personId, ...(await handOver(email, signInLink)) };
}

/** Refuses to leave an organisation without anybody who could administer it. */
async function keepOneAdministrator(transaction: Transaction, organisationId: string, personId: string): Promise<void> {
  // Two administrators removing each other at once must not both succeed.
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`members:${organisationId}`}, 0))`;
  const others = await transaction.membership.count({
    where: { organisationId, personId: { not: personId }, roles: { has: "administrator" }, suspendedAt: null },
  });
  if (others === 0)
    throw refuse("invalid", "This is the only administrator. Make somebody else an administrator first.", [
      { path: "roles", message: "This is the only administrator. Make somebody else an administrator first." },
    ]);
}

export async function changeRoles(person: SignedInPerson, organisationId: string, personId: string, roles: readonly Role[]): Promise<void> {
  requirePermission(person, organisationId, "managePeople");
  await inOrganisation(organisationId, async (transaction) => {
    if (!(await memberWhoLeaves(transaction, organisationId, personId))) throw notFound();
    if (!roles.includes("administrator")) await keepOneAdministrator(transaction, organisationId, personId);
    await refuseWhileHolding(transaction, organisationId, personId, { keeping: roles });
    await transaction.membership.update({ where: { organisationId_personId: { organisationId, personId } }, data: { roles: [...roles] } });
    await appendAudit(transaction, {
      organisationId,
      kind: "rolesChanged",
      personId: person.personId,
      personName: person.name,
      subject: { whose: personId, roles: roles.join(" ") },
    });
  });
}

/** Takes the person out of the organisation at once. Refuses the last administrator, and while something waits for the person. */
export async function removePerson(person: SignedInPerson, organisationId: string, personId: string): Promise<void> {
  requirePermission(person, organisationId, "managePeople");
  await inOrganisation(organisationId, async (transaction) => {
    if (!(await memberWhoLeaves(transaction, organisationId, personId))) throw notFound();
    await keepOneAdministrator(transaction, organisationId, personId);
    await refuseWhileHolding(transaction, organisationId, personId, { keeping: null });
    // Whoever is gone stands in for nobody any more.
    await transaction.signatory.updateMany({
      where: { organisationId, deputyPersonId: personId },
      data: { deputyPersonId: null, deputyFrom: null, deputyTo: null },
    });
    await transaction.membership.delete({ where: { organisationId_personId: { organisationId, personId } } });
    await transaction.signInLink.deleteMany({ where: { personId, organisationId, usedAt: null } });
    await appendAudit(transaction, {
      organisationId,
      kind: "personRemoved",
      personId: person.personId,
      personName: person.name,
      subject: { removed: personId },
    });
  });
}

/** A new link for a person of the organisation who has not set a password yet; older ones stop working. */
export async function newSignInLink(person: SignedInPerson, organisationId: string, personId: string): Promise<Invitation> {
  requirePermission(person, organisationId, "managePeople");
  const { email, signInLink } = await inOrganisation(organisationId, async (transaction) => {
    if (!(await memberWhoStays(transaction, organisationId, personId))) throw notFound();
    if (await accountOf(transaction, personId))
      throw refuse("notAllowed", "This person has a password. Whoever runs the server makes a new link with: npx dpia admin link EMAIL");
    await refuseInvitedElsewhere(transaction, organisationId, personId);
    const invited = await transaction.user.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
    await appendAudit(transaction, {
      organisationId,
      kind: "signInLinkMade",
      personId: person.personId,
      personName: person.name,
      subject: { whose: personId },
    });
    return {
      email: invited.email,
      signInLink: await makeSignInLink(transaction, { kind: "invitation", personId, organisationId, createdBy: person.personId }),
    };
  });
  return handOver(email, signInLink);
}
