import type { AnswerOrigin, AssessmentContent, Confirmation, OwnRisk, Worksheet } from "@/lib/domain/assessment/content";
import type { Measure } from "@/lib/domain/assessment/measure";
import { registerEntries } from "@/lib/domain/portfolio/register-entries";
import type { AssessmentResult } from "@/lib/domain/result";
import type { CostSheet } from "@/lib/domain/what-if/yearly-cost";
import { sha256 } from "../identifiers";
import type { Statements } from "./database";
import type { AnswerRow, EvidenceRow, ItemRow, RecordRow, ScenarioRow, StoredAssessment } from "./stored-assessment";
import { writeRegisterEntries } from "./write-register-entries";

export type HistoryRow = {
  path: string;
  revision: number;
  answer: unknown;
  /** Where it was read from, when it was taken over from a file. */
  origin?: AnswerOrigin | null;
  refused: boolean;
  savedBy: string;
  savedAt: string;
};

/** The rows of one save that differ from what the tables hold. */
export type Writes = {
  answers: readonly AnswerRow[];
  records: readonly RecordRow[];
  measures: readonly ItemRow<Measure>[];
  decisions: readonly ItemRow<Confirmation>[];
  ownRisks: readonly ItemRow<OwnRisk>[];
  worksheets: readonly ItemRow<Worksheet>[];
  scenarios: readonly ScenarioRow[];
  costs: readonly ItemRow<CostSheet>[];
  history: readonly HistoryRow[];
};

type Place = { organisationId: string; assessmentId: string };
const asJson = (rows: readonly unknown[]): string => JSON.stringify(rows);

/** Answers and history in one statement: what every save writes. */
async function writeAnswers(
  sql: Statements,
  { organisationId, assessmentId }: Place,
  rows: readonly AnswerRow[],
  history: readonly HistoryRow[],
): Promise<void> {
  await sql.$executeRaw`
    with entries as (
      insert into answer_history (organisation_id, assessment_id, path, revision, answer, origin, refused, saved_by, saved_at)
      select ${organisationId}, ${assessmentId}, path, revision, nullif(answer, 'null'), nullif(origin, 'null'), refused, "savedBy", "savedAt"
      from jsonb_to_recordset(${asJson(history)}::jsonb) as given(path text, revision int, answer jsonb, origin jsonb, refused boolean,
        "savedBy" text, "savedAt" timestamptz)
    )
    insert into answer (organisation_id, assessment_id, path, answer, revision, client, save_number, cleared_with, origin,
      saved_by, saved_at)
    select ${organisationId}, ${assessmentId}, path, nullif(answer, 'null'), revision, client, "saveNumber", "clearedWith",
      nullif(origin, 'null'), "savedBy", "savedAt"
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as given(path text, answer jsonb, revision int, client text, "saveNumber" bigint,
      "clearedWith" text, origin jsonb, "savedBy" text, "savedAt" timestamptz)
    on conflict (organisation_id, assessment_id, path) do update set answer = excluded.answer, revision = excluded.revision,
      client = excluded.client, save_number = excluded.save_number, cleared_with = excluded.cleared_with, origin = excluded.origin,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at`;
}

/** Adds to the history, which only ever grows. */
export const writeHistory = (sql: Statements, place: Place, rows: readonly HistoryRow[]): Promise<void> =>
  writeAnswers(sql, place, [], rows);

async function writeRecords(
  sql: Statements,
  { organisationId, assessmentId }: Place,
  rows: readonly RecordRow[],
  by: string,
  at: string,
): Promise<void> {
  await sql.$executeRaw`
    insert into record (organisation_id, assessment_id, record_id, list, position, extra, created_by, created_at, removed_by, removed_at)
    select ${organisationId}, ${assessmentId}, "recordId", list, position, extra, ${by}, ${at}::timestamptz,
      case when "removedAt" is null then null else ${by} end, "removedAt"
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as given("recordId" text, list text, position int, extra jsonb, "removedAt" timestamptz)
    on conflict (organisation_id, assessment_id, record_id) do update set position = excluded.position, extra = excluded.extra,
      removed_at = excluded.removed_at, removed_by = case when record.removed_at is null then excluded.removed_by else record.removed_by end`;
}

async function writeItems(sql: Statements, place: Place, writes: Writes, by: string, at: string): Promise<void> {
  const { organisationId, assessmentId } = place;
  if (writes.measures.length > 0)
    await sql.$executeRaw`
      insert into measure (organisation_id, assessment_id, measure_id, position, measure, revision, saved_by, saved_at, removed_at)
      select ${organisationId}, ${assessmentId}, id, position, value, revision, ${by}, ${at}::timestamptz, "removedAt"
      from jsonb_to_recordset(${asJson(writes.measures)}::jsonb) as given(id text, position int, value jsonb, revision int, "removedAt" timestamptz)
      on conflict (organisation_id, assessment_id, measure_id) do update set position = excluded.position, measure = excluded.measure,
        revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at, removed_at = excluded.removed_at`;
  if (writes.ownRisks.length > 0)
    await sql.$executeRaw`
      insert into own_risk (organisation_id, assessment_id, risk_id, position, risk, revision, saved_by, saved_at, removed_at)
      select ${organisationId}, ${assessmentId}, id, position, value, revision, ${by}, ${at}::timestamptz, "removedAt"
      from jsonb_to_recordset(${asJson(writes.ownRisks)}::jsonb) as given(id text, position int, value jsonb, revision int, "removedAt" timestamptz)
      on conflict (organisation_id, assessment_id, risk_id) do update set position = excluded.position, risk = excluded.risk,
        revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at, removed_at = excluded.removed_at`;
  if (writes.scenarios.length > 0)
    await sql.$executeRaw`
      insert into scenario (organisation_id, assessment_id, scenario_id, position, scenario, adoption, revision, saved_by, saved_at, removed_at)
      select ${organisationId}, ${assessmentId}, id, position, value, nullif(adoption, 'null'), revision, ${by}, ${at}::timestamptz, "removedAt"
      from jsonb_to_recordset(${asJson(writes.scenarios)}::jsonb) as given(id text, position int, value jsonb, adoption jsonb, revision int,
        "removedAt" timestamptz)
      on conflict (organisation_id, assessment_id, scenario_id) do update set position = excluded.position, scenario = excluded.scenario,
        adoption = excluded.adoption, revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at,
        removed_at = excluded.removed_at`;
  if (writes.costs.length > 0)
    await sql.$executeRaw`
      insert into yearly_cost (organisation_id, assessment_id, column_id, sheet, revision, saved_by, saved_at)
      select ${organisationId}, ${assessmentId}, id, value, revision, ${by}, ${at}::timestamptz
      from jsonb_to_recordset(${asJson(writes.costs)}::jsonb) as given(id text, value jsonb, revision int)
      on conflict (organisation_id, assessment_id, column_id) do update set sheet = excluded.sheet, revision = excluded.revision,
        saved_by = excluded.saved_by, saved_at = excluded.saved_at`;
  if (writes.decisions.length > 0) {
    const rows = writes.decisions.map((row) => {
      const slash = row.id.lastIndexOf("/");
      return { ...row, riskId: row.id.slice(0, slash), which: row.id.slice(slash + 1), madeOn: row.value.madeOn ?? "" };
    });
    await sql.$executeRaw`
      insert into decision (organisation_id, assessment_id, risk_id, which, confirmation, made_on, revision, saved_by, saved_at, removed_at)
      select ${organisationId}, ${assessmentId}, "riskId", which, value, "madeOn", revision, ${by}, ${at}::timestamptz, "removedAt"
      from jsonb_to_recordset(${asJson(rows)}::jsonb) as given("riskId" text, which text, value jsonb, "madeOn" text, revision int, "removedAt" timestamptz)
      on conflict (organisation_id, assessment_id, risk_id, which) do update set confirmation = excluded.confirmation,
        made_on = excluded.made_on, revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at,
        removed_at = excluded.removed_at`;
  }
}

async function writeWorksheets(sql: Statements, place: Place, worksheets: Writes["worksheets"], by: string, at: string): Promise<void> {
  const rows = worksheets.map((row) => {
    const [riskId, method, which] = row.id.split("/");
    return { ...row, riskId, method, which };
  });
  await sql.$executeRaw`
    insert into worksheet (organisation_id, assessment_id, risk_id, method, which, worksheet, revision, saved_by, saved_at, removed_at)
    select ${place.organisationId}, ${place.assessmentId}, "riskId", method, which, value, revision, ${by}, ${at}::timestamptz, "removedAt"
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as given("riskId" text, method text, which text, value jsonb, revision int,
      "removedAt" timestamptz)
    on conflict (organisation_id, assessment_id, risk_id, method, which) do update set worksheet = excluded.worksheet,
      revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at, removed_at = excluded.removed_at`;
}

/** Which scoring method an assessment is judged by. */
export async function writeMethod(sql: Statements, { organisationId, assessmentId }: Place, method: string): Promise<void> {
  await sql.$executeRaw`
    update assessment set method = ${method} where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
}

/** Writes the rows of one save in the caller's transaction. */
export async function writeRows(sql: Statements, place: Place, writes: Writes, by: string, at: string): Promise<void> {
  if (writes.records.length > 0) await writeRecords(sql, place, writes.records, by, at);
  await writeItems(sql, place, writes, by, at);
  if (writes.worksheets.length > 0) await writeWorksheets(sql, place, writes.worksheets, by, at);
  if (writes.answers.length > 0 || writes.history.length > 0) await writeAnswers(sql, place, writes.answers, writes.history);
}

/** Rewrites what an assessment keeps beside its tables: keys of a file that the questionnaire does not ask for. */
export async function writeAssessmentExtra(
  sql: Statements,
  { organisationId, assessmentId }: Place,
  extra: StoredAssessment["extra"],
): Promise<void> {
  await sql.$executeRaw`
    update assessment set extra = ${JSON.stringify(extra)}::jsonb
    where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
}

export async function writeEvidenceRow(
  sql: Statements,
  { organisationId, assessmentId }: Place,
  row: EvidenceRow,
  file: { type: string; bytes: Uint8Array<ArrayBuffer> | null },
  by: string,
): Promise<void> {
  await sql.$executeRaw`
    insert into evidence (organisation_id, assessment_id, evidence_id, position, name, type, sha256, size, bytes, extra, added_by, added_on)
    values (${organisationId}, ${assessmentId}, ${row.id}, ${row.position}, ${row.name}, ${file.type}, ${row.sha256}, ${row.size},
      ${file.bytes}, ${JSON.stringify(row.extra)}::jsonb, ${by}, ${row.addedOn}::date)`;
}

/** The day of the next review as answered; null while it is open. */
function reviewDay(stored: StoredAssessment): string | null {
  const answer = stored.answers.get("review.next")?.answer;
  return answer && "value" in answer && typeof answer.value === "string" ? answer.value : null;
}

/** What is derived for lists, search and registers; grows when more is derived, so that rows of an earlier one can be told. */
export const derivedVersion = 2;

/**
 * Rewrites the derived row that lists read, and where they changed the entries of the registers. `wasBehind`: there was none, or an
 * earlier Groundwork wrote it, which did not know all that is derived now.
 */
export async function writeProjection(
  sql: Statements,
  stored: StoredAssessment,
  { name, content, result, by, at }: { name: string; content: AssessmentContent; result: AssessmentResult; by: string; at: string },
): Promise<{ wasBehind: boolean }> {
  const { organisationId, assessmentId } = stored;
  const recipients = result.recipients.map(({ id, name: called, kind, certainty, countries }) => ({
    id,
    name: called,
    kind,
    certainty,
    countries,
  }));
  const risks = result.risks
    .filter((risk) => risk.state !== "notApplicable")
    .map((risk) => ({ id: risk.id, state: risk.state, level: risk[result.outcome.restsOn]?.effective.level ?? null }));
  const openGaps = result.gaps.filter((gap) => gap.state === "open").length;
  const entries = registerEntries(content, result);
  const hash = sha256(JSON.stringify(entries));
  const [row] = await sql.$queryRaw<{ before: string | null; version: number | null }[]>`
    insert into assessment_projection (organisation_id, assessment_id, name, state, version_number, level, level_is_at_least, screening,
      outcome, recipients, risks, open_gaps, open_questions, facts_used, register_version, next_review, changed_by, changed_at,
      owner_id, entries_hash, derived_version)
    values (${organisationId}, ${assessmentId}, ${name}, ${stored.version.state}, ${stored.version.number}, ${result.outcome.level},
      ${result.outcome.levelIsAtLeast}, ${result.screening.verdict}, ${JSON.stringify(result.outcome)}::jsonb,
      ${JSON.stringify(recipients)}::jsonb, ${JSON.stringify(risks)}::jsonb, ${openGaps}, ${result.openQuestions.length},
      ${JSON.stringify(result.factsUsed)}::jsonb, ${result.registerVersion}, ${reviewDay(stored)}::date, ${by}, ${at}::timestamptz,
      (select owner_id from assessment where organisation_id = ${organisationId} and assessment_id = ${assessmentId}), ${hash}, ${derivedVersion})
    on conflict (organisation_id, assessment_id) do update set name = excluded.name, state = excluded.state,
      version_number = excluded.version_number, level = excluded.level, level_is_at_least = excluded.level_is_at_least,
      screening = excluded.screening, outcome = excluded.outcome, recipients = excluded.recipients, risks = excluded.risks,
      open_gaps = excluded.open_gaps, open_questions = excluded.open_questions, facts_used = excluded.facts_used,
      register_version = excluded.register_version, next_review = excluded.next_review, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
      owner_id = excluded.owner_id, entries_hash = excluded.entries_hash, derived_version = excluded.derived_version
    returning (select entries_hash from assessment_projection
      where organisation_id = ${organisationId} and assessment_id = ${assessmentId}) as before,
      (select derived_version from assessment_projection
      where organisation_id = ${organisationId} and assessment_id = ${assessmentId}) as version`;
  if (row?.before !== hash) await writeRegisterEntries(sql, stored, entries);
  return { wasBehind: (row?.version ?? 0) < derivedVersion };
}
