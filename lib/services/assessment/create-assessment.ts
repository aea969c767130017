import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { blankContent } from "@/lib/domain/assessment/assessment-file";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { writeNewAssessment } from "./new-assessment";

/** An assessment in the state `screening`; the name becomes the answer to `meta.processingName`. */
export async function createAssessment(
  person: SignedInPerson,
  organisationId: string,
  given: { name: string },
): Promise<{ assessmentId: string }> {
  requirePermission(person, organisationId, "createAssessment");
  const content = { ...blankContent(today()), answers: { "meta.processingName": { value: given.name.trim() } } };
  return inOrganisation(organisationId, async (transaction) => {
    const assessmentId = await writeNewAssessment(transaction, organisationId, content, { by: person.personId, fixedDay: false });
    await appendAudit(transaction, {
      organisationId,
      kind: "assessmentMade",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId },
    });
    return { assessmentId };
  });
}
