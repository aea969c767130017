import type { AssessmentContent, Confirmation, Measure, OwnRisk } from "@/lib/domain/assessment/content";
import type { AssessmentResult } from "@/lib/domain/result";
import type { Transaction } from "./database";
import type { Prisma } from "./generated/client";
import type { AnswerRow, EvidenceRow, ItemRow, RecordRow, StoredAssessment } from "./stored-assessment";

export type HistoryRow = { path: string; revision: number; answer: unknown; refused: boolean; savedBy: string; savedAt: string };

/** The rows of one save that differ from what the tables hold. */
export type Writes = {
  answers: readonly AnswerRow[];
  records: readonly RecordRow[];
  measures: readonly ItemRow<Measure>[];
  decisions: readonly ItemRow<Confirmation>[];
  ownRisks: readonly ItemRow<OwnRisk>[];
  history: readonly HistoryRow[];
};

type Place = { organisationId: string; assessmentId: string };
const asJson = (rows: readonly unknown[]): string => JSON.stringify(rows);

async function writeAnswers(transaction: Transaction, { organisationId, assessmentId }: Place, rows: readonly AnswerRow[]): Promise<void> {
  await transaction.$executeRaw`
    insert into answer (organisation_id, assessment_id, path, answer, revision, client, save_number, cleared_with, saved_by, saved_at)
    select ${organisationId}, ${assessmentId}, path, nullif(answer, 'null'), revision, client, "saveNumber", "clearedWith", "savedBy", "savedAt"
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as given(path text, answer jsonb, revision int, client text, "saveNumber" bigint,
      "clearedWith" text, "savedBy" text, "savedAt" timestamptz)
    on conflict (organisation_id, assessment_id, path) do update set answer = excluded.answer, revision = excluded.revision,
      client = excluded.client, save_number = excluded.save_number, cleared_with = excluded.cleared_with,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at`;
}

/** Adds to the history, which only ever grows. */
export async function writeHistory(
  transaction: Transaction,
  { organisationId, assessmentId }: Place,
  rows: readonly HistoryRow[],
): Promise<void> {
  await transaction.$executeRaw`
    insert into answer_history (organisation_id, assessment_id, path, revision, answer, refused, saved_by, saved_at)
    select ${organisationId}, ${assessmentId}, path, revision, nullif(answer, 'null'), refused, "savedBy", "savedAt"
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as given(path text, revision int, answer jsonb, refused boolean, "savedBy" text,
      "savedAt" timestamptz)`;
}

async function writeRecords(
  transaction: Transaction,
  { organisationId, assessmentId }: Place,
  rows: readonly RecordRow[],
  by: string,
  at: string,
): Promise<void> {
  await transaction.$executeRaw`
    insert into record (organisation_id, assessment_id, record_id, list, position, extra, created_by, created_at, removed_by, removed_at)
    select ${organisationId}, ${assessmentId}, "recordId", list, position, extra, ${by}, ${at}::timestamptz,
      case when "removedAt" is null then null else ${by} end, "removedAt"
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as given("recordId" text, list text, position int, extra jsonb, "removedAt" timestamptz)
    on conflict (organisation_id, assessment_id, record_id) do update set position = excluded.position, removed_at = excluded.removed_at,
      removed_by = case when record.removed_at is null then excluded.removed_by else record.removed_by end`;
}

async function writeItems(transaction: Transaction, place: Place, writes: Writes, by: string, at: string): Promise<void> {
  const { organisationId, assessmentId } = place;
  if (writes.measures.length > 0)
    await transaction.$executeRaw`
      insert into measure (organisation_id, assessment_id, measure_id, position, measure, revision, saved_by, saved_at, removed_at)
      select ${organisationId}, ${assessmentId}, id, position, value, revision, ${by}, ${at}::timestamptz, "removedAt"
      from jsonb_to_recordset(${asJson(writes.measures)}::jsonb) as given(id text, position int, value jsonb, revision int, "removedAt" timestamptz)
      on conflict (organisation_id, assessment_id, measure_id) do update set position = excluded.position, measure = excluded.measure,
        revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at, removed_at = excluded.removed_at`;
  if (writes.ownRisks.length > 0)
    await transaction.$executeRaw`
      insert into own_risk (organisation_id, assessment_id, risk_id, position, risk, revision, saved_by, saved_at, removed_at)
      select ${organisationId}, ${assessmentId}, id, position, value, revision, ${by}, ${at}::timestamptz, "removedAt"
      from jsonb_to_recordset(${asJson(writes.ownRisks)}::jsonb) as given(id text, position int, value jsonb, revision int, "removedAt" timestamptz)
      on conflict (organisation_id, assessment_id, risk_id) do update set position = excluded.position, risk = excluded.risk,
        revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at, removed_at = excluded.removed_at`;
  if (writes.decisions.length > 0) {
    const rows = writes.decisions.map((row) => {
      const slash = row.id.lastIndexOf("/");
      return { ...row, riskId: row.id.slice(0, slash), which: row.id.slice(slash + 1), madeOn: row.value.madeOn ?? "" };
    });
    await transaction.$executeRaw`
      insert into decision (organisation_id, assessment_id, risk_id, which, confirmation, made_on, revision, saved_by, saved_at, removed_at)
      select ${organisationId}, ${assessmentId}, "riskId", which, value, "madeOn", revision, ${by}, ${at}::timestamptz, "removedAt"
      from jsonb_to_recordset(${asJson(rows)}::jsonb) as given("riskId" text, which text, value jsonb, "madeOn" text, revision int, "removedAt" timestamptz)
      on conflict (organisation_id, assessment_id, risk_id, which) do update set confirmation = excluded.confirmation,
        made_on = excluded.made_on, revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at,
        removed_at = excluded.removed_at`;
  }
}

/** Writes the rows of one save in the caller's transaction. */
export async function writeRows(transaction: Transaction, place: Place, writes: Writes, by: string, at: string): Promise<void> {
  if (writes.records.length > 0) await writeRecords(transaction, place, writes.records, by, at);
  if (writes.answers.length > 0) await writeAnswers(transaction, place, writes.answers);
  await writeItems(transaction, place, writes, by, at);
  if (writes.history.length > 0) await writeHistory(transaction, place, writes.history);
}

export async function writeEvidenceRow(
  transaction: Transaction,
  { organisationId, assessmentId }: Place,
  row: EvidenceRow,
  file: { type: string; bytes: Uint8Array<ArrayBuffer> | null },
  by: string,
): Promise<void> {
  await transaction.evidence.create({
    data: {
      organisationId,
      assessmentId,
      evidenceId: row.id,
      position: row.position,
      name: row.name,
      type: file.type,
      sha256: row.sha256,
      size: row.size,
      bytes: file.bytes,
      extra: row.extra as Prisma.InputJsonObject,
      addedBy: by,
      addedOn: new Date(`${row.addedOn}T00:00:00Z`),
    },
  });
}

/** Rewrites the derived row that lists and registers read. */
export async function writeProjection(
  transaction: Transaction,
  stored: StoredAssessment,
  { name, result, by, at }: { name: string; content: AssessmentContent; result: AssessmentResult; by: string; at: string },
): Promise<void> {
  const { organisationId, assessmentId } = stored;
  const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
  const row = {
    name,
    state: stored.version.state,
    versionNumber: stored.version.number,
    level: result.outcome.level,
    levelIsAtLeast: result.outcome.levelIsAtLeast,
    screening: result.screening.verdict,
    outcome: json(result.outcome),
    recipients: json(
      result.recipients.map(({ id, name: called, kind, certainty, countries }) => ({ id, name: called, kind, certainty, countries })),
    ),
    risks: json(
      result.risks
        .filter((risk) => risk.state !== "notApplicable")
        .map((risk) => ({ id: risk.id, state: risk.state, level: risk[result.outcome.restsOn]?.effective.level ?? null })),
    ),
    openGaps: result.gaps.filter((gap) => gap.state === "open").length,
    openQuestions: result.openQuestions.length,
    factsUsed: json(result.factsUsed),
    registerVersion: result.registerVersion,
    changedBy: by,
    changedAt: new Date(at),
  };
  await transaction.assessmentProjection.upsert({
    where: { organisationId_assessmentId: { organisationId, assessmentId } },
    create: { organisationId, assessmentId, ...row },
    update: row,
  });
}
