import type { Statements } from "@/lib/adapters/db/database";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { closedStates } from "@/lib/domain/assessment/lifecycle";
import type { Observation } from "@/lib/domain/interchange/aws/observed-configuration";
import type { DpiaReport } from "@/lib/domain/report/report";

/** A state of an assessment that never changes: the signed version in force, or a state that was kept of the open version. */
export type FrozenState = {
  version: number;
  /** Empty for the signed version. */
  snapshotId: string;
  frozenAt: Date;
  /** Why a state was kept. */
  why: string;
  /** Of the register that it rested on. */
  registerVersion: string;
  /** Whether that register is held whole here. Where it was in use before registers were kept, the present one stands in for it. */
  registerKept: boolean;
};

type RegisterColumns = { registerVersion: string; registerKept: boolean };

/** The signed version in force: what was frozen when its first signer decided. Null where none is. */
export async function versionInForce(sql: Statements, organisationId: string, assessmentId: string): Promise<FrozenState | null> {
  const [row] = await sql.$queryRaw<({ number: number; issuedAt: Date } & RegisterColumns)[]>`
    select v.number, i.issued_at as "issuedAt", i.register_version as "registerVersion",
      exists (select 1 from kept_register k where k.version = i.register_version) as "registerKept" from version v
    join issued_document i on i.organisation_id = v.organisation_id and i.assessment_id = v.assessment_id
      and i.version_number = v.number and i.revision = 0 and i.canonical is not null
    where v.organisation_id = ${organisationId} and v.assessment_id = ${assessmentId} and v.state = 'signed'
    order by v.number desc, i.round desc limit 1`;
  if (!row) return null;
  const { number: version, issuedAt: frozenAt, registerVersion, registerKept } = row;
  return { version, snapshotId: "", frozenAt, why: "", registerVersion, registerKept };
}

/** States that were kept of the open version, newest first; those of a signed or superseded version are its history. */
export async function keptStates(sql: Statements, organisationId: string, assessmentId: string): Promise<readonly FrozenState[]> {
  const rows = await sql.$queryRaw<({ number: number; snapshotId: string; takenAt: Date; reason: string } & RegisterColumns)[]>`
    select s.version_number as number, s.snapshot_id as "snapshotId", s.taken_at as "takenAt", s.reason,
      s.register_version as "registerVersion",
      exists (select 1 from kept_register k where k.version = s.register_version) as "registerKept" from snapshot s
    join version v on v.organisation_id = s.organisation_id and v.assessment_id = s.assessment_id and v.number = s.version_number
    where s.organisation_id = ${organisationId} and s.assessment_id = ${assessmentId} and v.state <> all(${[...closedStates]})
    order by s.taken_at desc`;
  return rows.map(({ number, snapshotId, takenAt, reason, registerVersion, registerKept }) => ({
    version: number,
    snapshotId,
    frozenAt: takenAt,
    why: reason,
    registerVersion,
    registerKept,
  }));
}

/** What a frozen state says, and the report that was printed of it; a kept state was not printed. */
export async function frozenContent(
  sql: Statements,
  organisationId: string,
  assessmentId: string,
  { version, snapshotId }: FrozenState,
): Promise<{ content: AssessmentContent; report: DpiaReport | null }> {
  const [row] = await (snapshotId === ""
    ? sql.$queryRaw<{ canonical: string; report: DpiaReport }[]>`
        select canonical, report from issued_document
        where organisation_id = ${organisationId} and assessment_id = ${assessmentId} and version_number = ${version} and revision = 0
          and canonical is not null order by round desc limit 1`
    : sql.$queryRaw<{ canonical: string; report: null }[]>`
        select canonical, null as report from snapshot
        where organisation_id = ${organisationId} and assessment_id = ${assessmentId} and snapshot_id = ${snapshotId}`);
  const reading = row ? parseAssessmentFile(row.canonical) : null;
  if (!row || !reading?.ok) throw new Error("A frozen state of an assessment cannot be read");
  return { content: reading.content, report: row.report };
}

/** What imports showed of a frozen state, oldest first. */
export async function observationsOf(
  sql: Statements,
  organisationId: string,
  assessmentId: string,
  { version, snapshotId }: FrozenState,
): Promise<readonly Observation[]> {
  const rows = await sql.$queryRaw<{ observation: Observation }[]>`
    select observation from observed_configuration
    where organisation_id = ${organisationId} and assessment_id = ${assessmentId} and version_number = ${version}
      and snapshot_id = ${snapshotId}
    order by observed_at, observation_id`;
  return rows.map(({ observation }) => observation);
}
