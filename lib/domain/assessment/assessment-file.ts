import canonicalize from "canonicalize";
import { z } from "zod";
import { factSchema } from "../facts/fact";
import type { Answer } from "../questionnaire/answer";
import { answerSchema, limits } from "../questionnaire/answer-schema";
import type { QuestionStructure } from "../questionnaire/question";
import { listIds, recordList, singleQuestion } from "../questionnaire/questions";
import { storableText as text } from "../questionnaire/storable-text";
import { mostScenarios, scenarioSchema } from "../what-if/scenario";
import { costSheetsSchema } from "../what-if/yearly-cost";
import type { AssessmentContent } from "./content";
import { measureSchema, plainDate, recordId, riskId, scale, shelfLinkSchema } from "./measure-schema";
import { unsafeShape, unstorableText } from "./unsafe-shape";

/** Why a file is refused: the place in it, and what to do. */
type FileRefusal = { path: string; message: string };
export type FileReading = { ok: true; content: AssessmentContent } | { ok: false; refusals: readonly FileRefusal[] };

const methodId = z.string().regex(/^[a-z0-9-]+@\d+$/, "must look like groundwork-default@1");

const confirmation = z.looseObject({
  likelihood: scale.optional(),
  severity: scale.optional(),
  modulation: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
  reason: text(limits.textCharacters),
  by: text(300),
  at: z.iso.datetime(),
  madeOn: text(200),
  method: methodId.optional(),
});
const worksheet = z.looseObject({
  values: z.record(z.string().regex(/^[a-zA-Z]{1,60}$/), z.int().min(0).max(4)),
  reason: text(limits.textCharacters),
  by: text(300),
  at: z.iso.datetime(),
});
const matrixConfirmation = z.looseObject({
  method: methodId,
  source: z.looseObject({ title: text(500), url: text(1_000).optional(), date: plainDate }),
  by: text(300),
  at: z.iso.datetime(),
});
/** A risk of a person's own, in a file and in the API. */
export const ownRiskSchema = z.looseObject({
  id: z.string().regex(/^own@[a-z0-9-]{3,80}$/),
  title: text(2_000),
  description: text(limits.textCharacters),
  track: z.enum(["byDesign", "abnormalEvent"]),
  event: z.enum(["access", "modification", "disappearance", "none"]),
  phase: z.enum(["collection", "use", "storage", "sharing", "deletion"]),
  source: text(2_000),
  harm: text(limits.textCharacters),
  likelihood: scale,
  severity: scale,
  reason: text(limits.textCharacters),
  articles: z.array(text(100)).max(50),
});

/** What a person decided about one risk, in a file and in the API. */
const riskDecisionSchema = z.looseObject({
  inherent: confirmation.optional(),
  residual: confirmation.optional(),
  projected: confirmation.optional(),
});

const awsOrigin = z.looseObject({
  source: z.literal("aws"),
  file: text(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  date: plainDate,
  writtenOn: plainDate.optional(),
  field: text(2_000),
  stage: z.enum(["inForce", "planned", "template"]),
  evidence: recordId.optional(),
});
const shelfOrigin = z.looseObject({ source: z.literal("shelf"), entry: recordId, revision: z.int().min(1), date: plainDate });
const earlierOrigin = z.looseObject({
  source: z.literal("assessment"),
  assessment: text(200),
  name: text(2_000),
  version: z.int().min(1),
  date: plainDate,
});
const originSchema = z.discriminatedUnion("source", [awsOrigin, shelfOrigin, earlierOrigin]);

const attached = z.strictObject({ name: text(300), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullable();
const consultationSchema = z.looseObject({
  authority: text(2_000),
  reference: text(2_000),
  sentOn: plainDate,
  level: z.enum(["low", "medium", "high", "veryHigh"]).nullable(),
  receivedOn: plainDate.nullable(),
  extension: z.looseObject({ toldOn: plainDate, reasons: text(limits.textCharacters) }).nullable(),
  suspensions: z.array(z.looseObject({ from: plainDate, to: plainDate.nullable() })).max(limits.recordsInList),
  advice: z.looseObject({ on: plainDate, says: text(limits.textCharacters), file: attached }).nullable(),
});

/** The envelope of an assessment file; answers are checked one by one against their question afterwards. */
export const assessmentFileSchema = z.looseObject({
  format: z.literal("groundwork-assessment", "must be groundwork-assessment: is this an assessment file?"),
  formatVersion: z.literal(1, "must be 1; a newer file needs a newer Groundwork"),
  questionnaireVersion: z.literal(1, "must be 1; a newer file needs a newer Groundwork"),
  language: z.literal("en", "must be en, the only language of this version"),
  asOf: plainDate,
  method: methodId,
  answers: z.record(z.string(), z.unknown()),
  records: z.record(
    z.string(),
    z.array(
      z.looseObject({
        id: recordId,
        answers: z.record(z.string(), z.unknown()),
        importedFrom: text(300).optional(),
        shelf: shelfLinkSchema.optional(),
      }),
    ),
  ),
  measures: z.array(measureSchema).max(limits.recordsInList).default([]),
  decisions: z.record(z.string(), riskDecisionSchema).default({}),
  ownRisks: z.array(ownRiskSchema).max(limits.recordsInList).default([]),
  worksheets: z
    .record(
      z.string(),
      z.record(
        methodId,
        z.looseObject({ inherent: worksheet.optional(), residual: worksheet.optional(), projected: worksheet.optional() }),
      ),
    )
    .optional(),
  matrixConfirmations: z.array(matrixConfirmation).max(50).optional(),
  evidence: z
    .array(
      z.looseObject({
        id: recordId,
        name: text(300),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        bytes: z.int().min(0),
        addedOn: plainDate,
      }),
    )
    .max(limits.recordsInList)
    .default([]),
  facts: z.array(factSchema).max(limits.recordsInList).default([]),
  scenarios: z.array(scenarioSchema).max(mostScenarios).optional(),
  costs: costSheetsSchema.optional(),
  origins: z.record(z.string().max(200), originSchema).optional(),
  importKey: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/, "must be 32 to 64 hexadecimal digits")
    .optional(),
  consultation: consultationSchema.optional(),
});

const place = (path: readonly PropertyKey[]): string => (path.length === 0 ? "the file" : path.map(String).join("/"));

type Checked = {
  refusals: FileRefusal[];
  ids: Map<string, string>;
  references: { path: string; id: string; to: readonly string[] }[];
  evidence: { path: string; id: string }[];
};

function checkAnswer(structure: QuestionStructure, answer: unknown, path: string, checked: Checked): void {
  const parsed = answerSchema(structure).safeParse(answer);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      checked.refusals.push({ path: [path, ...issue.path.map(String)].join("/"), message: issue.message });
    return;
  }
  const given = answer as Answer;
  if (!("value" in given)) return;
  const ids = typeof given.value === "string" ? [given.value] : Array.isArray(given.value) ? (given.value as readonly string[]) : [];
  if (structure.kind === "reference" || structure.kind === "references")
    for (const id of ids) checked.references.push({ path, id, to: structure.to ?? [] });
  if (structure.kind === "evidence") for (const id of ids) checked.evidence.push({ path, id });
}

function checkRecords(records: Record<string, readonly { id: string; answers: Record<string, unknown> }[]>, checked: Checked): void {
  let total = 0;
  for (const [listId, list] of Object.entries(records)) {
    const structure = recordList(listId);
    total += list.length;
    if (list.length > limits.recordsInList)
      checked.refusals.push({
        path: `records/${listId}`,
        message: `holds ${list.length} records; at most ${limits.recordsInList} are allowed`,
      });
    if (total > limits.records) checked.refusals.push({ path: "records", message: `holds more than ${limits.records} records in all` });
    if (!structure || checked.refusals.length > 50) continue;
    for (const record of list) {
      const before = checked.ids.get(record.id);
      if (before) checked.refusals.push({ path: `records/${listId}/${record.id}`, message: `this id is already used in ${before}` });
      checked.ids.set(record.id, listId);
      for (const [field, answer] of Object.entries(record.answers)) {
        const question = Object.hasOwn(structure.questions, field) ? structure.questions[field] : undefined;
        if (question) checkAnswer(question, answer, `records/${listId}/${record.id}/${field}`, checked);
      }
    }
  }
}

/**
 * Reads an assessment file. Refuses, naming each place: no JSON, too large, too deep, forbidden keys, a wrong kind of answer,
 * a double id, a reference to a record or evidence that is not there. Keys it does not know are kept.
 */
export function parseAssessmentFile(json: string): FileReading {
  if (json.length > limits.fileBytes)
    return {
      ok: false,
      refusals: [{ path: "the file", message: "is larger than 20 MB; split the assessment or remove what does not belong to it" }],
    };
  let raw: unknown;
  try {
    raw = JSON.parse(json.charCodeAt(0) === 0xfeff ? json.slice(1) : json);
  } catch (error) {
    return {
      ok: false,
      refusals: [
        {
          path: "the file",
          message: `is not JSON (${error instanceof Error ? error.message : "unreadable"}); export it again from Groundwork`,
        },
      ],
    };
  }
  return readAssessmentContent(raw);
}

/** The same for JSON that is already parsed. */
export function readAssessmentContent(raw: unknown): FileReading {
  const unsafe = unsafeShape(raw) ?? unstorableText(raw);
  if (unsafe) return { ok: false, refusals: [unsafe] };
  const envelope = assessmentFileSchema.safeParse(raw);
  if (!envelope.success)
    return {
      ok: false,
      refusals: envelope.error.issues.slice(0, 50).map((issue) => ({ path: place(issue.path), message: issue.message })),
    };
  const file = envelope.data;
  const checked: Checked = { refusals: [], ids: new Map(), references: [], evidence: [] };
  for (const [key, answer] of Object.entries(file.answers)) {
    const structure = singleQuestion(key);
    if (structure) checkAnswer(structure, answer, `answers/${key}`, checked);
  }
  checkRecords(file.records, checked);
  const evidenceIds = new Set(file.evidence.map((item) => item.id));
  const measureIds = new Set<string>();
  for (const reference of checked.references) {
    const list = checked.ids.get(reference.id);
    if (!list) checked.refusals.push({ path: reference.path, message: `names ${reference.id}, which is not in the file` });
    else if (!reference.to.includes(list))
      checked.refusals.push({
        path: reference.path,
        message: `names ${reference.id}, which is in ${list}; allowed are ${reference.to.join(", ")}`,
      });
  }
  for (const reference of checked.evidence)
    if (!evidenceIds.has(reference.id))
      checked.refusals.push({ path: reference.path, message: `names evidence ${reference.id}, which is not in the file` });
  for (const measure of file.measures) {
    if (measureIds.has(measure.id)) checked.refusals.push({ path: `measures/${measure.id}`, message: "this id is used twice" });
    measureIds.add(measure.id);
    for (const id of measure.evidence)
      if (!evidenceIds.has(id))
        checked.refusals.push({ path: `measures/${measure.id}/evidence`, message: `names evidence ${id}, which is not in the file` });
    if (measure.catalogue === null && !measure.title?.trim())
      checked.refusals.push({ path: `measures/${measure.id}/title`, message: "a measure of one's own needs a title" });
  }
  const scenarioIds = new Set<string>();
  for (const scenario of file.scenarios ?? []) {
    if (scenarioIds.has(scenario.id)) checked.refusals.push({ path: `scenarios/${scenario.id}`, message: "this id is used twice" });
    scenarioIds.add(scenario.id);
  }
  for (const [path, origin] of Object.entries(file.origins ?? {}))
    if (origin.source === "aws" && origin.evidence !== undefined && !evidenceIds.has(origin.evidence))
      checked.refusals.push({ path: `origins/${path}`, message: `names evidence ${origin.evidence}, which is not in the file` });
  for (const id of Object.keys(file.decisions))
    if (!riskId.safeParse(id).success) checked.refusals.push({ path: `decisions/${id}`, message: "is no risk id" });
  for (const id of Object.keys(file.worksheets ?? {}))
    if (!riskId.safeParse(id).success) checked.refusals.push({ path: `worksheets/${id}`, message: "is no risk id" });
  if (checked.refusals.length > 0) return { ok: false, refusals: checked.refusals.slice(0, 50) };
  const { format: _format, formatVersion: _version, ...content } = file;
  return { ok: true, content: content as unknown as AssessmentContent };
}

/** The assessment as canonical JSON (RFC 8785), a line end after it: equal assessments give equal bytes. */
export function writeAssessmentFile(content: AssessmentContent): string {
  return `${canonicalize({ format: "groundwork-assessment", formatVersion: 1, ...content })}\n`;
}

/** An assessment with nothing answered. */
export function blankContent(asOf: string): AssessmentContent {
  const records: AssessmentContent["records"] = {};
  for (const list of listIds) records[list] = [];
  return {
    questionnaireVersion: 1,
    language: "en",
    asOf,
    method: "groundwork-default@1",
    answers: {},
    records,
    measures: [],
    decisions: {},
    ownRisks: [],
    evidence: [],
    facts: [],
  };
}
