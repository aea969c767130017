import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { OwnRisk } from "@/lib/domain/assessment/content";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment, replyOf } from "./change-assessment";
import { changedItem, putItem, removeItem } from "./items";

/** `PUT …/own-risks/{riskId}` with `{ ownRisk, baseRevision }`; revision 0 adds it. */
export async function putOwnRisk(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { ownRisk, baseRevision }: { ownRisk: OwnRisk; baseRevision: number },
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeAnswers", (context) => {
    const { stored } = context;
    const path = `ownRisks/${ownRisk.id}`;
    const { row } = putItem(stored.ownRisks, { id: ownRisk.id, value: ownRisk, baseRevision, path });
    return changedItem(context, "ownRisks", path, row);
  });
  return replyOf(reply);
}

/** `DELETE …/own-risks/{riskId}` */
export async function removeOwnRisk(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  riskId: string,
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeAnswers", (context) => {
    const { stored, at } = context;
    const path = `ownRisks/${riskId}`;
    const { row } = removeItem(stored.ownRisks, riskId, at);
    return changedItem(context, "ownRisks", path, row);
  });
  return replyOf(reply);
}
