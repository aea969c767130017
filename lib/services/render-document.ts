import type { SignedInPerson } from "./signed-in-person";

export type Edition = "full" | "sharing" | "summary";

/** `GET …/assessments/{id}/document?edition=full`: the PDF of the open version. */
export async function renderAssessmentDocument(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { edition: Edition },
): Promise<{ fileName: string; pdf: Uint8Array<ArrayBuffer> }> {
  throw new Error("being built");
}
