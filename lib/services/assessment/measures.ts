import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { refuse } from "../refusal";
import { changeAssessment, replyOf } from "./change-assessment";
import { changedItem, putItem, removeItem } from "./items";

const invalid = (path: string, message: string) => refuse("invalid", message, [{ path, message }]);

/** `PUT …/measures/{measureId}` with `{ measure, baseRevision }`; revision 0 adds it. */
export async function putMeasure(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { measure, baseRevision }: { measure: Measure; baseRevision: number },
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeAnswers", (context) => {
    const { stored } = context;
    if (measure.catalogue === null && !measure.title?.trim()) throw invalid("title", "Please give your measure a name.");
    const missing = measure.evidence.find((id) => stored.evidence.get(id)?.removedAt !== null);
    if (missing) throw invalid("evidence", `The evidence ${missing} is not there. Add the file first.`);
    const path = `measures/${measure.id}`;
    const { row } = putItem(stored.measures, { id: measure.id, value: measure, baseRevision, path });
    return changedItem(context, "measures", path, row);
  });
  return replyOf(reply);
}

/** `DELETE …/measures/{measureId}`; putting it again with its revision undoes it. */
export async function removeMeasure(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  measureId: string,
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeAnswers", (context) => {
    const { stored, at } = context;
    const path = `measures/${measureId}`;
    const { row } = removeItem(stored.measures, measureId, at);
    return changedItem(context, "measures", path, row);
  });
  return replyOf(reply);
}
