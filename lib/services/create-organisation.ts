import type { SignedInPerson } from "./signed-in-person";

/** Makes an organisation with the person as its administrator and author. Refuses people who administer none. */
export async function createOrganisation(_person: SignedInPerson, _given: { name: string }): Promise<{ organisationId: string }> {
  throw new Error("being built");
}
