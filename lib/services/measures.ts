import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { Measure } from "@/lib/domain/assessment/content";
import type { SignedInPerson } from "./signed-in-person";

/** `PUT …/measures/{measureId}` with `{ measure, baseRevision }`; revision 0 adds it. */
export async function putMeasure(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { measure: Measure; baseRevision: number },
): Promise<ChangeReply> {
  throw new Error("being built");
}

/** `DELETE …/measures/{measureId}`; putting it again with its revision undoes it. */
export async function removeMeasure(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _measureId: string,
): Promise<ChangeReply> {
  throw new Error("being built");
}
