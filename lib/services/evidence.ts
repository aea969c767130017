import type { EvidenceItem } from "@/lib/domain/assessment/content";
import type { SignedInPerson } from "./signed-in-person";

/** `POST …/evidence?name=…` with the bytes as the body (`application/octet-stream`); the reply is the item. */
export async function addEvidence(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { name: string; bytes: Uint8Array },
): Promise<EvidenceItem> {
  throw new Error("being built");
}

/** `GET …/evidence/{evidenceId}`: always a download. */
export async function getEvidence(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _evidenceId: string,
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  throw new Error("being built");
}

/** `DELETE …/evidence/{evidenceId}`: refused while answers or measures name it. */
export async function removeEvidence(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _evidenceId: string,
): Promise<void> {
  throw new Error("being built");
}
