import type { Role } from "@/lib/domain/assessment/permissions";
import type { SignedInPerson } from "./signed-in-person";

export type PersonInOrganisation = {
  personId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  /** False until the person has set a password. */
  hasSignedIn: boolean;
};

/** The people of an organisation by name. */
export async function listPeople(_person: SignedInPerson, _organisationId: string): Promise<readonly PersonInOrganisation[]> {
  throw new Error("being built");
}

/** `signInLink` works once, for 7 days, and is shown only now; null for somebody who has a password already. */
export async function addPerson(
  _person: SignedInPerson,
  _organisationId: string,
  _given: { email: string; name: string; roles: readonly Role[] },
): Promise<{ personId: string; signInLink: string | null }> {
  throw new Error("being built");
}

export async function changeRoles(
  _person: SignedInPerson,
  _organisationId: string,
  _personId: string,
  _roles: readonly Role[],
): Promise<void> {
  throw new Error("being built");
}

/** Takes the person out of the organisation at once. Refuses the last administrator. */
export async function removePerson(_person: SignedInPerson, _organisationId: string, _personId: string): Promise<void> {
  throw new Error("being built");
}

/** A new link for a person of the organisation who has not set a password yet; older ones stop working. */
export async function newSignInLink(_person: SignedInPerson, _organisationId: string, _personId: string): Promise<{ signInLink: string }> {
  throw new Error("being built");
}
