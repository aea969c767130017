import { type Consultation, type ConsultationEvent, consultationOf } from "@/lib/domain/assessment/consultation";
import type {
  AnswerOrigin,
  AssessmentContent,
  Confirmation,
  MatrixConfirmation,
  OwnRisk,
  RiskDecision,
  RiskWorksheets,
  Worksheet,
} from "@/lib/domain/assessment/content";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { Fact } from "@/lib/domain/facts/fact";
import type { Answer, AssessmentRecord } from "@/lib/domain/questionnaire/answer";
import { fieldPath, listIds } from "@/lib/domain/questionnaire/questions";
import type { Scenario } from "@/lib/domain/what-if/scenario";
import { type CostSheet, todaysColumn } from "@/lib/domain/what-if/yearly-cost";
import type { Statements } from "./database";

export type AnswerRow = {
  path: string;
  answer: Answer | null;
  revision: number;
  client: string | null;
  saveNumber: number;
  clearedWith: string | null;
  origin: AnswerOrigin | null;
  savedBy: string;
  savedAt: string;
};
export type RecordRow = { recordId: string; list: string; position: number; extra: Record<string, unknown>; removedAt: string | null };
/** Measures, decisions (id `riskId/which`), worksheets (id `riskId/method/which`) and own risks. */
export type ItemRow<T> = { id: string; position: number; value: T; revision: number; removedAt: string | null };
/** What adopting a scenario changed, so that it can be undone as long as nobody has changed it further. */
export type Adoption = {
  by: string;
  at: string;
  /** `origin`: where the answer before was read from, so that undoing brings that back too. */
  answers: readonly { path: string; before: Answer | null; after: Answer | null; origin?: AnswerOrigin }[];
  records: readonly { list: string; id: string }[];
  measures: readonly string[];
};
export type ScenarioRow = ItemRow<Scenario> & { adoption: Adoption | null };
export type EvidenceRow = {
  id: string;
  position: number;
  name: string;
  sha256: string;
  size: number;
  addedOn: string;
  extra: Record<string, unknown>;
  removedAt: string | null;
};

/** What the tables hold of one assessment's open version; never changed in place. */
export type StoredAssessment = {
  organisationId: string;
  assessmentId: string;
  changeNumber: number;
  version: { number: number; state: VersionState };
  questionnaireVersion: number;
  language: string;
  method: string;
  asOf: string | null;
  extra: { keys?: Record<string, unknown>; lists?: readonly string[] };
  answers: ReadonlyMap<string, AnswerRow>;
  records: ReadonlyMap<string, RecordRow>;
  measures: ReadonlyMap<string, ItemRow<Measure>>;
  decisions: ReadonlyMap<string, ItemRow<Confirmation>>;
  ownRisks: ReadonlyMap<string, ItemRow<OwnRisk>>;
  worksheets: ReadonlyMap<string, ItemRow<Worksheet>>;
  /** The organisation's, of whatever method. */
  matrixConfirmations: readonly MatrixConfirmation[];
  evidence: ReadonlyMap<string, EvidenceRow>;
  scenarios: ReadonlyMap<string, ScenarioRow>;
  /** By column of the comparison: `today` or the id of a scenario. */
  costs: ReadonlyMap<string, ItemRow<CostSheet>>;
  facts: readonly Fact[];
  /** The consultation of the authority that the open version has or had. */
  consultation: Consultation | null;
};

type Row = Omit<
  StoredAssessment,
  | "organisationId"
  | "assessmentId"
  | "version"
  | "changeNumber"
  | "answers"
  | "records"
  | "measures"
  | "decisions"
  | "ownRisks"
  | "worksheets"
  | "evidence"
  | "scenarios"
  | "costs"
  | "consultation"
> & {
  changeNumber: bigint;
  versionNumber: number;
  state: VersionState;
  answers: AnswerRow[];
  records: RecordRow[];
  measures: ItemRow<Measure>[];
  decisions: ItemRow<Confirmation>[];
  ownRisks: ItemRow<OwnRisk>[];
  worksheets: ItemRow<Worksheet>[];
  evidence: EvidenceRow[];
  scenarios: ScenarioRow[];
  costs: ItemRow<CostSheet>[];
  consultation: ConsultationEvent[];
};

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));

/** Reads everything of one assessment in one query; null where this organisation has none of that id. */
export async function readStoredAssessment(
  sql: Statements,
  organisationId: string,
  assessmentId: string,
): Promise<StoredAssessment | null> {
  const [row] = await sql.$queryRaw<Row[]>`
    select a.change_number as "changeNumber", a.questionnaire_version as "questionnaireVersion", a.language, a.method,
      to_char(a.as_of, 'YYYY-MM-DD') as "asOf", a.extra, v.number as "versionNumber", v.state,
      (select coalesce(json_agg(json_build_object('path', path, 'answer', answer, 'revision', revision, 'client', client,
          'saveNumber', save_number, 'clearedWith', cleared_with, 'origin', origin, 'savedBy', saved_by, 'savedAt', saved_at)), '[]')
        from answer where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as answers,
      (select coalesce(json_agg(json_build_object('recordId', record_id, 'list', list, 'position', position, 'extra', extra,
          'removedAt', removed_at) order by list, position), '[]')
        from record where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as records,
      (select coalesce(json_agg(json_build_object('id', measure_id, 'position', position, 'value', measure, 'revision', revision,
          'removedAt', removed_at) order by position), '[]')
        from measure where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as measures,
      (select coalesce(json_agg(json_build_object('id', risk_id || '/' || which, 'position', 0, 'value', confirmation,
          'revision', revision, 'removedAt', removed_at)), '[]')
        from decision where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as decisions,
      (select coalesce(json_agg(json_build_object('id', risk_id, 'position', position, 'value', risk, 'revision', revision,
          'removedAt', removed_at) order by position), '[]')
        from own_risk where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as "ownRisks",
      (select coalesce(json_agg(json_build_object('id', risk_id || '/' || method || '/' || which, 'position', 0, 'value', worksheet,
          'revision', revision, 'removedAt', removed_at)), '[]')
        from worksheet where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as worksheets,
      (select coalesce(json_agg(json_build_object('method', method, 'source', source, 'by', by_name,
          'at', to_char(confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by method), '[]')
        from matrix_confirmation where organisation_id = a.organisation_id) as "matrixConfirmations",
      (select coalesce(json_agg(json_build_object('id', evidence_id, 'position', position, 'name', name, 'sha256', sha256,
          'size', size, 'addedOn', to_char(added_on, 'YYYY-MM-DD'), 'extra', extra, 'removedAt', removed_at) order by position), '[]')
        from evidence where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as evidence,
      (select coalesce(json_agg(json_build_object('id', scenario_id, 'position', position, 'value', scenario, 'adoption', adoption,
          'revision', revision, 'removedAt', removed_at) order by position), '[]')
        from scenario where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as scenarios,
      (select coalesce(json_agg(json_build_object('id', column_id, 'position', 0, 'value', sheet, 'revision', revision,
          'removedAt', null)), '[]')
        from yearly_cost where organisation_id = a.organisation_id and assessment_id = a.assessment_id) as costs,
      (select coalesce(json_agg(json_build_object('entry', entry, 'kind', kind, 'on', to_char(on_date, 'YYYY-MM-DD'),
          'authority', authority, 'reference', reference, 'note', note, 'level', level, 'file', case when file_name is null then null
            else json_build_object('name', file_name, 'sha256', sha256) end) order by entry), '[]')
        from consultation_event where organisation_id = a.organisation_id and assessment_id = a.assessment_id
          and version_number = v.number and withdrawn_at is null) as consultation,
      -- The assessment's own (from an imported file) first, then the organisation's that are not among them.
      (select coalesce(json_agg(fact order by assessment_id = '', position), '[]')
        from organisation_fact f where organisation_id = a.organisation_id and (assessment_id = a.assessment_id or assessment_id = ''
          and not exists (select 1 from organisation_fact held where held.organisation_id = a.organisation_id
            and held.assessment_id = a.assessment_id and held.fact_id = f.fact_id and held.version = f.version))) as facts
    from assessment a
    join lateral (
      select number, state from version
      where organisation_id = a.organisation_id and assessment_id = a.assessment_id order by number desc limit 1
    ) v on true
    where a.organisation_id = ${organisationId} and a.assessment_id = ${assessmentId}`;
  if (!row) return null;
  const {
    changeNumber,
    versionNumber,
    state,
    answers,
    records,
    measures,
    decisions,
    ownRisks,
    worksheets,
    evidence,
    scenarios,
    costs,
    consultation,
    ...rest
  } = row;
  return {
    ...rest,
    organisationId,
    assessmentId,
    changeNumber: Number(changeNumber),
    version: { number: versionNumber, state },
    answers: new Map(answers.map((answer) => [answer.path, answer])),
    records: new Map(records.map((record) => [record.recordId, record])),
    measures: byId(measures),
    decisions: byId(decisions),
    ownRisks: byId(ownRisks),
    worksheets: byId(worksheets),
    evidence: byId(evidence),
    scenarios: byId(scenarios),
    costs: byId(costs),
    consultation: consultationOf(consultation),
  };
}

const inOrder = <T extends { position: number; removedAt: string | null }>(rows: ReadonlyMap<string, T>): readonly T[] =>
  [...rows.values()].filter((row) => row.removedAt === null).sort((one, other) => one.position - other.position);

function recordsOf(stored: StoredAssessment): Record<string, AssessmentRecord[]> {
  const answers = new Map<string, Record<string, Answer>>();
  for (const { path, answer } of stored.answers.values()) {
    const [list, recordId, field] = path.split("/");
    if (answer === null || recordId === undefined || field === undefined) continue;
    const key = fieldPath(list ?? "", recordId, "");
    const held = answers.get(key);
    if (held) held[field] = answer;
    else answers.set(key, { [field]: answer });
  }
  const records: Record<string, AssessmentRecord[]> = {};
  for (const list of stored.extra.lists ?? listIds) records[list] = [];
  for (const { list, recordId, extra } of inOrder(stored.records)) {
    records[list] ??= [];
    records[list].push({ ...extra, id: recordId, answers: answers.get(fieldPath(list, recordId, "")) ?? {} });
  }
  return records;
}

/** By path, where the answers that stand were read from; undefined where all were given by people. */
function originsOf(stored: StoredAssessment): AssessmentContent["origins"] {
  const origins: Record<string, AnswerOrigin> = {};
  for (const { path, answer, origin } of stored.answers.values()) {
    if (answer === null || origin === null) continue;
    const recordId = path.split("/")[1];
    if (recordId === undefined || stored.records.get(recordId)?.removedAt === null) origins[path] = origin;
  }
  return Object.keys(origins).length > 0 ? origins : undefined;
}

function decisionsOf(stored: StoredAssessment): Record<string, RiskDecision> {
  const decisions: Record<string, Record<string, Confirmation>> = {};
  for (const { id, value } of inOrder(stored.decisions)) {
    const slash = id.lastIndexOf("/");
    const riskId = id.slice(0, slash);
    decisions[riskId] ??= {};
    decisions[riskId][id.slice(slash + 1)] = value;
  }
  return decisions;
}

/** Worksheets by risk and method, only where there is one; and the organisation's confirmation of the matrix in use, where it needs one. */
function scoringOf(stored: StoredAssessment): Pick<AssessmentContent, "worksheets" | "matrixConfirmations"> {
  const worksheets: Record<string, Record<string, RiskWorksheets>> = {};
  for (const { id, value } of inOrder(stored.worksheets)) {
    const [riskId = "", method = "", which = ""] = id.split("/");
    worksheets[riskId] ??= {};
    worksheets[riskId][method] = { ...worksheets[riskId][method], [which]: value };
  }
  const matrixConfirmations = stored.matrixConfirmations.filter(({ method }) => method === stored.method);
  return {
    ...(Object.keys(worksheets).length > 0 ? { worksheets } : {}),
    ...(matrixConfirmations.length > 0 ? { matrixConfirmations } : {}),
  };
}

/** Alternatives and their costs, each only where there is one: an assessment without them reads as it always did. */
function whatIfOf(stored: StoredAssessment): Pick<AssessmentContent, "scenarios" | "costs"> {
  const scenarios = inOrder(stored.scenarios).map((row) => row.value);
  const columns = new Set([todaysColumn, ...scenarios.map(({ id }) => id)]);
  const costs = [...stored.costs.values()].filter(
    ({ id, value }) => columns.has(id) && (value.lines.length > 0 || value.doesNotArise.length > 0),
  );
  return {
    ...(scenarios.length > 0 ? { scenarios } : {}),
    ...(costs.length > 0 ? { costs: Object.fromEntries(costs.map(({ id, value }) => [id, value])) } : {}),
  };
}

/** The rows as the domain knows them. `today` is the day of the facts while no day is fixed. */
export function contentOf(stored: StoredAssessment, today: string): AssessmentContent {
  const answers: Record<string, Answer> = {};
  for (const { path, answer } of stored.answers.values()) if (answer !== null && !path.includes("/")) answers[path] = answer;
  const evidence: readonly EvidenceItem[] = inOrder(stored.evidence).map(({ id, name, sha256, size, addedOn, extra }) => ({
    ...extra,
    id,
    name,
    sha256,
    bytes: size,
    addedOn,
  }));
  const origins = originsOf(stored);
  return {
    ...stored.extra.keys,
    questionnaireVersion: stored.questionnaireVersion as 1,
    language: stored.language,
    asOf: stored.asOf ?? today,
    method: stored.method,
    answers,
    records: recordsOf(stored),
    measures: inOrder(stored.measures).map((row) => row.value),
    decisions: decisionsOf(stored),
    ownRisks: inOrder(stored.ownRisks).map((row) => row.value),
    evidence,
    facts: stored.facts,
    ...scoringOf(stored),
    ...whatIfOf(stored),
    ...(origins ? { origins } : {}),
    ...(stored.consultation ? { consultation: stored.consultation } : {}),
  };
}

/** Revisions by path, as the page sends them back with its next change. */
export function revisionsOf(stored: StoredAssessment): Record<string, number> {
  const revisions: Record<string, number> = {};
  for (const row of stored.answers.values()) revisions[row.path] = row.revision;
  for (const row of stored.measures.values()) revisions[`measures/${row.id}`] = row.revision;
  for (const row of stored.decisions.values()) revisions[`decisions/${row.id}`] = row.revision;
  for (const row of stored.ownRisks.values()) revisions[`ownRisks/${row.id}`] = row.revision;
  for (const row of stored.worksheets.values()) revisions[`worksheets/${row.id}`] = row.revision;
  for (const row of stored.scenarios.values()) revisions[`scenarios/${row.id}`] = row.revision;
  for (const row of stored.costs.values()) revisions[`costs/${row.id}`] = row.revision;
  return revisions;
}

// Every write grows `change_number` under a lock on the assessment's row, so a copy with the same number is the same.
const held = globalThis as { groundworkAssessments?: Map<string, StoredAssessment> };
const copies = (): Map<string, StoredAssessment> => {
  held.groundworkAssessments ??= new Map();
  return held.groundworkAssessments;
};
const mostCopies = 100;
const keyOf = (organisationId: string, assessmentId: string): string => `${organisationId}/${assessmentId}`;

/** The copy of a state that was read or saved before, if it is still the one that the change number names. */
export const heldAssessment = (organisationId: string, assessmentId: string, changeNumber: number): StoredAssessment | null => {
  const copy = copies().get(keyOf(organisationId, assessmentId));
  return copy?.changeNumber === changeNumber ? copy : null;
};

/** Keeps a committed state. */
export function holdAssessment(stored: StoredAssessment): void {
  const key = keyOf(stored.organisationId, stored.assessmentId);
  const before = copies().get(key);
  if (before && before.changeNumber > stored.changeNumber) return;
  copies().delete(key);
  copies().set(key, stored);
  const oldest = copies().keys().next();
  if (copies().size > mostCopies && !oldest.done) copies().delete(oldest.value);
}
