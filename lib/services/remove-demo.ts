import type { SignedInPerson } from "./signed-in-person";

/** Deletes the example's organisation with everything in it; refuses any other organisation. */
export async function removeDemo(_person: SignedInPerson, _organisationId: string): Promise<void> {
  throw new Error("being built");
}
