import type { Transaction } from "@/lib/adapters/db/database";
import { decidedStates, type VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Act } from "@/lib/domain/assessment/separation-of-duties";

const clearedStates: readonly VersionState[] = ["clearedByLegal"];
const decisions: readonly VersionState[] = [...decidedStates, "consultAuthority", "signed"];

/** Where the DPO's advice is recorded: whoever holds the role and wrote there has advised. */
export const advicePaths: readonly string[] = ["dpo.designated", "dpo.advice", "dpo.name", "dpo.date"];

/** What is made of the advice: part of deciding, so that a signer who records it becomes no author. */
export const adviceAnswerPaths: readonly string[] = ["dpo.followed", "dpo.reasons"];

/** Answers that belong to the act of deciding: they are the signer's own and make nobody an author. */
const decisionPaths: readonly string[] = ["decision.outcome", "decision.justification", ...adviceAnswerPaths];

/**
 * Who wrote, cleared, advised and decided on a version: from the history of answers and the audit trail, which nobody edits.
 * What was written counts for the version in which it was written.
 */
export async function actsOf(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  version: number,
): Promise<readonly Act[]> {
  const writers = await transaction.$queryRaw<{ personId: string; advises: boolean }[]>`
    select distinct h.saved_by as "personId",
      h.path = any(${[...advicePaths]}) and coalesce('dpo' = any(m.roles), false)
        and (h.path <> 'dpo.designated' or not 'author' = any(m.roles)) as advises
    from answer_history h
    join version v on v.organisation_id = h.organisation_id and v.assessment_id = h.assessment_id and v.number = ${version}
    left join membership m on m.organisation_id = h.organisation_id and m.person_id = h.saved_by
    where h.organisation_id = ${organisationId} and h.assessment_id = ${assessmentId} and not h.refused and h.saved_at >= v.created_at
      and h.path <> all(${[...decisionPaths]})`;
  const moves = await transaction.$queryRaw<{ personId: string; to: VersionState }[]>`
    select distinct person_id as "personId", subject->>'to' as "to" from audit_event
    where organisation_id = ${organisationId} and kind = 'stateChanged' and subject->>'assessmentId' = ${assessmentId}
      and (subject->>'version')::int = ${version}`;
  return [
    ...writers.map(({ personId, advises }): Act => ({ personId, act: advises ? "advised" : "wrote" })),
    ...moves.flatMap(({ personId, to }): Act[] =>
      clearedStates.includes(to) ? [{ personId, act: "cleared" }] : decisions.includes(to) ? [{ personId, act: "signed" }] : [],
    ),
  ];
}
