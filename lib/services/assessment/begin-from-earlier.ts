import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { type CarryChoice, carryOver } from "@/lib/domain/assessment/carry-over";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { refuse } from "../refusal";
import { assessmentName } from "./assessment-name";
import { openAssessment } from "./get-assessment";
import { writeNewAssessment } from "./new-assessment";

/**
 * `POST …/assessments/{id}/successors` with a name and what is to be carried: a new assessment of the same organisation that
 * begins with it. The earlier one is only read.
 */
export async function beginFromEarlier(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { name, ...choice }: CarryChoice & { name: string },
): Promise<{ assessmentId: string }> {
  const { stored, content } = await openAssessment(person, organisationId, assessmentId, "beginFromEarlier");
  requirePermission(person, organisationId, "createAssessment");
  if (choice.sections.length === 0 && !choice.measures && !choice.evidence)
    throw refuse("invalid", "Nothing was chosen. Choose at least one section, or start an empty assessment.");
  const { number } = stored.version;
  const origin = { source: "assessment", assessment: assessmentId, name: assessmentName(content), version: number, date: today() } as const;
  const carried = carryOver(content, choice, { name: name.trim(), origin, asOf: today() });
  return inOrganisation(organisationId, async (transaction) => {
    const files = choice.evidence
      ? await transaction.evidence.findMany({
          where: { organisationId, assessmentId, evidenceId: { in: carried.evidence.map(({ id }) => id) } },
          select: { evidenceId: true, type: true, bytes: true },
        })
      : [];
    const bytes = Object.fromEntries(
      files.flatMap((file) => (file.bytes ? [[file.evidenceId, { type: file.type, bytes: new Uint8Array(file.bytes) }] as const] : [])),
    );
    const begun = await writeNewAssessment(transaction, organisationId, carried, { by: person.personId, fixedDay: false, bytes });
    await appendAudit(transaction, {
      organisationId,
      kind: "assessmentBegunFrom",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId: begun, earlier: assessmentId, version: number },
    });
    return { assessmentId: begun };
  });
}
