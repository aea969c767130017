import type { SignedInPerson } from "./signed-in-person";

/** An assessment in the state `screening`; the name becomes the answer to `meta.processingName`. */
export async function createAssessment(
  _person: SignedInPerson,
  _organisationId: string,
  _given: { name: string },
): Promise<{ assessmentId: string }> {
  throw new Error("being built");
}
