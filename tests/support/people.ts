import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import type { Role } from "@/lib/domain/assessment/roles";
import { personWithId } from "@/lib/services/accounts/current-person";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";

let number = 0;

/** An organisation without anybody in it. */
export async function newOrganisation(name = "Invented Insurance", demo = false): Promise<string> {
  const organisationId = newId("or");
  await inOrganisation(organisationId, (transaction) => transaction.organisation.create({ data: { organisationId, name, demo } }));
  return organisationId;
}

/** A person with roles in an organisation, as a request of theirs would carry them. */
export async function newPerson(organisationId: string, roles: readonly Role[], name = "Ada Invented"): Promise<SignedInPerson> {
  number += 1;
  const personId = newId("pe");
  await database().user.create({ data: { id: personId, name, email: `person${number}-${personId}@example.org` } });
  await database().person.create({ data: { personId } });
  await inOrganisation(organisationId, (transaction) =>
    transaction.membership.create({ data: { organisationId, personId, roles: [...roles] } }),
  );
  return again({ personId });
}

/** The person with the roles of this moment. */
export async function again({ personId }: { personId: string }): Promise<SignedInPerson> {
  const person = await personWithId(personId, "session");
  if (!person) throw new Error("No such person");
  return person;
}

/** What a service refuses with; fails the test where it does not refuse. */
export async function refusalOf(work: Promise<unknown>): Promise<Record<string, unknown> & { refused: string }> {
  const outcome = await work.then(
    () => ({ refused: "nothing was refused" }),
    (error: { reply?: { refused: string } }) => error.reply ?? Promise.reject(error),
  );
  return outcome as Record<string, unknown> & { refused: string };
}
