import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { auditProblemWords } from "@/lib/domain/audit/audit-problem-words";
import { checkAuditTrail } from "../house/check-audit-trail";
import { deriveAnew } from "../portfolio/derive-anew";

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
        select: { assessmentId: true },
      }),
      chain: await checkAuditTrail(transaction, organisationId),
    }));
    let rebuilt = 0;
    for (const { assessmentId } of rebuild ? rows : []) {
      if (await inOrganisation(organisationId, (transaction) => deriveAnew(transaction, organisationId, assessmentId))) rebuilt += 1;
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
