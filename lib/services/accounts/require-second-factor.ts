import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { requirePermission } from "../people/membership";
import { refuse } from "../refusal";
import type { SignedInPerson } from "./signed-in-person";

/** Whether an organisation asks its members for a second factor. */
export async function asksForSecondFactor(person: SignedInPerson, organisationId: string): Promise<boolean> {
  requirePermission(person, organisationId, "readPeople");
  const organisation = await inOrganisation(organisationId, (transaction) =>
    transaction.organisation.findUniqueOrThrow({ where: { organisationId }, select: { requireSecondFactor: true } }),
  );
  return organisation.requireSecondFactor;
}

/**
 * `PUT …/second-factor`: asks every member for a second factor, from the next request on, or asks no more. Whoever asks shows one
 * first, so that nobody shuts themselves out.
 */
export async function requireSecondFactor(
  person: SignedInPerson,
  organisationId: string,
  { required }: { required: boolean },
): Promise<void> {
  requirePermission(person, organisationId, "managePeople");
  const session = await database().session.findUnique({ where: { id: person.sessionId }, select: { twoFactors: true } });
  if (required && !session?.twoFactors)
    throw refuse(
      "invalid",
      "Set up a second factor of your own on your account page first, or sign in with it: otherwise this would shut you out.",
    );
  await inOrganisation(organisationId, async (transaction) => {
    await transaction.organisation.update({ where: { organisationId }, data: { requireSecondFactor: required } });
    await appendAudit(transaction, {
      organisationId,
      kind: "secondFactorRequired",
      personId: person.personId,
      personName: person.name,
      subject: { required },
    });
  });
}
