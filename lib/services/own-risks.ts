import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { OwnRisk } from "@/lib/domain/assessment/content";
import type { SignedInPerson } from "./signed-in-person";

/** `PUT …/own-risks/{riskId}` with `{ ownRisk, baseRevision }`; revision 0 adds it. */
export async function putOwnRisk(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { ownRisk: OwnRisk; baseRevision: number },
): Promise<ChangeReply> {
  throw new Error("being built");
}

/** `DELETE …/own-risks/{riskId}` */
export async function removeOwnRisk(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _riskId: string,
): Promise<ChangeReply> {
  throw new Error("being built");
}
