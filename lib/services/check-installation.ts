import { clock, today } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, readStoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { forgetAnswerWords, writeAnswerWords } from "@/lib/adapters/db/write-answer-words";
import { writeProjection } from "@/lib/adapters/db/write-assessment";
import { auditProblemWords } from "@/lib/domain/audit/audit-problem-words";
import { assessmentName } from "./assessment-name";
import { checkAuditTrail } from "./check-audit-trail";
import { resultOf } from "./result-of";

export type OrganisationCheck = {
  organisationId: string;
  assessments: number;
  rebuilt: number;
  auditEvents: number;
  /** What is wrong with the audit trail, in sentences. */
  problems: readonly string[];
  head: string;
};

/**
 * For `dpia doctor`: each organisation's audit chain, and with `rebuild` the derived rows of every assessment made anew. The
 * ids of all organisations come from the owner's connection; the application's role cannot list them.
 */
export async function checkOrganisations(
  organisationIds: readonly string[],
  { rebuild }: { rebuild: boolean },
): Promise<readonly OrganisationCheck[]> {
  const checks: OrganisationCheck[] = [];
  for (const organisationId of organisationIds) {
    const { rows, chain } = await inOrganisation(organisationId, async (transaction) => ({
      rows: await transaction.assessment.findMany({
        where: { organisationId },
        select: { assessmentId: true, projection: { select: { changedBy: true, changedAt: true } } },
      }),
      chain: await checkAuditTrail(transaction, organisationId),
    }));
    let rebuilt = 0;
    for (const { assessmentId, projection } of rebuild ? rows : []) {
      await inOrganisation(organisationId, async (transaction) => {
        // Under the same lock as saves, so that no newer row is overwritten with an older state.
        await transaction.$queryRaw`select 1 from assessment where organisation_id = ${organisationId} and assessment_id = ${assessmentId} for update`;
        const stored = await readStoredAssessment(transaction, organisationId, assessmentId);
        if (!stored) return;
        const content = contentOf(stored, today());
        // Written anew whatever their hash says: that is what rebuilding is for.
        await transaction.$executeRaw`
          update assessment_projection set entries_hash = '' where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
        await writeProjection(transaction, stored, {
          name: assessmentName(content),
          content,
          result: resultOf(content),
          by: projection?.changedBy ?? "groundwork",
          at: (projection?.changedAt ?? clock.now()).toISOString(),
        });
        await forgetAnswerWords(transaction, stored);
        await writeAnswerWords(transaction, null, stored);
        rebuilt += 1;
      });
    }
    checks.push({
      organisationId,
      assessments: rows.length,
      rebuilt,
      auditEvents: chain.length,
      problems: chain.problems.map(auditProblemWords),
      head: chain.head,
    });
  }
  return checks;
}
