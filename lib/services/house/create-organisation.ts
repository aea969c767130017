import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import type { Role } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { refuse } from "../refusal";

const foundersRoles: readonly Role[] = ["administrator", "author"];

/** Writes an organisation with its first member; the transaction must stand in it. */
export async function writeOrganisation(
  transaction: Transaction,
  {
    organisationId,
    name,
    demo,
    founder,
  }: { organisationId: string; name: string; demo: boolean; founder: { personId: string; name: string } },
): Promise<void> {
  await transaction.organisation.create({ data: { organisationId, name, demo } });
  await transaction.membership.create({ data: { organisationId, personId: founder.personId, roles: [...foundersRoles] } });
  await appendAudit(transaction, {
    organisationId,
    kind: "organisationMade",
    personId: founder.personId,
    personName: founder.name,
    subject: { demo },
    words: { name },
  });
}

/** Makes an organisation with the person as its administrator and author. Refuses people who administer none. */
export async function createOrganisation(person: SignedInPerson, given: { name: string }): Promise<{ organisationId: string }> {
  if (!person.memberships.some((one) => one.roles.includes("administrator")))
    throw refuse("notAllowed", "Only administrators make organisations.");
  const organisationId = newId("or");
  await inOrganisation(organisationId, (transaction) =>
    writeOrganisation(transaction, { organisationId, name: given.name.trim(), demo: false, founder: person }),
  );
  return { organisationId };
}
