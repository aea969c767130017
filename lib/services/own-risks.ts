import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { OwnRisk } from "@/lib/domain/assessment/content";
import { changeAssessment, nothingWritten, replyOf } from "./change-assessment";
import { putItem, removeItem } from "./items";
import type { SignedInPerson } from "./signed-in-person";

/** `PUT …/own-risks/{riskId}` with `{ ownRisk, baseRevision }`; revision 0 adds it. */
export async function putOwnRisk(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { ownRisk, baseRevision }: { ownRisk: OwnRisk; baseRevision: number },
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeAnswers", ({ stored, by, at }) => {
    const path = `ownRisks/${ownRisk.id}`;
    const { rows, row } = putItem(stored.ownRisks, { id: ownRisk.id, value: ownRisk, baseRevision, path });
    return {
      stored: { ...stored, ownRisks: rows },
      writes: {
        ...nothingWritten,
        ownRisks: [row],
        history: [{ path, revision: row.revision, answer: ownRisk, refused: false, savedBy: by, savedAt: at }],
      },
      reply: { revisions: { [path]: row.revision } },
    };
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
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeAnswers", ({ stored, by, at }) => {
    const path = `ownRisks/${riskId}`;
    const { rows, row } = removeItem(stored.ownRisks, riskId, at);
    return {
      stored: { ...stored, ownRisks: rows },
      writes: {
        ...nothingWritten,
        ownRisks: [row],
        history: [{ path, revision: row.revision, answer: null, refused: false, savedBy: by, savedAt: at }],
      },
      reply: { revisions: { [path]: row.revision } },
    };
  });
  return replyOf(reply);
}
