import type { SignedInPerson } from "./signed-in-person";

/** `POST …/assessments/import` with the file's JSON as the body: a new assessment, or a refusal naming each place. */
export async function importAssessmentFile(
  _person: SignedInPerson,
  _organisationId: string,
  _json: string,
): Promise<{ assessmentId: string }> {
  throw new Error("being built");
}

/** `GET …/assessments/{id}/file`: canonical JSON. */
export async function exportAssessmentFile(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
): Promise<{ fileName: string; json: string }> {
  throw new Error("being built");
}
