import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { changeAssessment, inState, nothingWritten } from "./change-assessment";
import { refuse } from "./refusal";
import { resultOf } from "./result-of";
import type { SignedInPerson } from "./signed-in-person";

/**
 * `POST …/state` with `{ to, reason }`. `notRequired` closes a screening whose verdict allows it, `withdrawn` ends the
 * assessment. Screening becomes draft by itself with the first answer outside the screening section.
 */
export async function changeState(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { to, reason }: { to: "notRequired" | "withdrawn"; reason: string },
): Promise<{ state: VersionState }> {
  const action = to === "withdrawn" ? "withdraw" : "decideNotRequired";
  await changeAssessment(person, organisationId, assessmentId, action, async ({ transaction, stored, by, content }) => {
    if (to === "notRequired") {
      const { verdict, rebutted } = resultOf(content()).screening;
      if (verdict !== "notRequired" && !rebutted)
        throw refuse(
          "invalid",
          "The screening does not say that no assessment is required. Answer what is open, or go on with the assessment.",
        );
    }
    await appendAudit(transaction, {
      organisationId,
      kind: "stateChanged",
      personId: by,
      personName: person.name,
      subject: { assessmentId, version: stored.version.number, from: stored.version.state, to },
      words: { reason },
    });
    await transaction.version.update({
      where: { organisationId_assessmentId_number: { organisationId, assessmentId, number: stored.version.number } },
      data: { stateReason: reason },
    });
    return { stored: inState(stored, to), writes: nothingWritten };
  });
  return { state: to };
}
