import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { writeMethod } from "@/lib/adapters/db/write-assessment";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { compareMethods, type MethodComparison } from "@/lib/domain/risk/compare-methods";
import { methodById } from "@/lib/domain/risk/method-table";
import { methodName } from "@/lib/domain/view/method-words";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { refuse } from "../refusal";
import { changeAssessment, nothingWritten, replyOf } from "./change-assessment";
import { openAssessment } from "./get-assessment";
import { confirmedMatrices } from "./matrix-confirmations";
import { resultOf } from "./result-of";

const heldMethod = (id: string) => {
  const method = methodById(id);
  if (!method) throw refuse("invalid", "This scoring method is not held here. Choose one from the list.");
  return method;
};

/**
 * `PUT …/method` with `{ method, reason }`: judges the assessment by another scoring method from now on. Levels confirmed under
 * the one before are kept, marked, and do not count until somebody confirms them again.
 */
export async function chooseMethod(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { method, reason }: { method: string; reason: string },
): Promise<ChangeReply> {
  const chosen = heldMethod(method);
  const reply = await changeAssessment(person, organisationId, assessmentId, "chooseMethod", async ({ transaction, stored, by }) => {
    if (stored.method === chosen.id) throw refuse("invalid", `The assessment is judged by “${methodName(chosen.id)}” already.`);
    await writeMethod(transaction, { organisationId, assessmentId }, chosen.id);
    await appendAudit(transaction, {
      organisationId,
      kind: "methodChosen",
      personId: by,
      personName: person.name,
      subject: { assessmentId, method: chosen.id, before: stored.method },
      words: { reason },
    });
    return { stored: { ...stored, method: chosen.id }, writes: nothingWritten };
  });
  return replyOf(reply);
}

/** What another method would make of the open version, risk by risk; nothing is changed by it. Null where it is the one in use or not held. */
export async function compareWithMethod(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  method: string,
): Promise<MethodComparison | null> {
  const { content } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const other = methodById(method);
  if (!other || other.id === content.method) return null;
  const confirmed = await confirmedMatrices(person, organisationId);
  const under: AssessmentContent = { ...content, method: other.id, matrixConfirmations: confirmed };
  return compareMethods(resultOf(content), resultOf(under));
}
