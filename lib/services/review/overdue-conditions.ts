import { today } from "@/lib/adapters/clock";
import type { Statements } from "@/lib/adapters/db/database";

/** By assessment, how many conditions of the version in force are past their day without evidence; for lists. */
export async function overdueConditions(sql: Statements, organisationId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.$queryRaw<{ assessmentId: string; overdue: bigint }[]>`
    select c.assessment_id as "assessmentId", count(*) as overdue from condition c
    join version v on v.organisation_id = c.organisation_id and v.assessment_id = c.assessment_id and v.number = c.version_number
    where c.organisation_id = ${organisationId} and v.state = 'signed' and c.evidenced_at is null and c.due < ${today()}::date
    group by c.assessment_id`;
  return new Map(rows.map(({ assessmentId, overdue }) => [assessmentId, Number(overdue)]));
}
