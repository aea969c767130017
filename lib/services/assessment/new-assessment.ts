import { clock, today } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { contentOf, type EvidenceRow, type ItemRow, readStoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { writeAnswerWords } from "@/lib/adapters/db/write-answer-words";
import { writeEvidenceRow, writeProjection, writeRows } from "@/lib/adapters/db/write-assessment";
import { newId } from "@/lib/adapters/identifiers";
import type { AssessmentContent, Confirmation, Worksheet } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import { fieldPath, sectionIdOf } from "@/lib/domain/questionnaire/questions";
import { assessmentName } from "./assessment-name";
import { resultOf } from "./result-of";

const contentKeys: ReadonlySet<string> = new Set([
  "questionnaireVersion",
  "language",
  "asOf",
  "method",
  "answers",
  "records",
  "measures",
  "decisions",
  "ownRisks",
  "worksheets",
  // Whether a matrix was held against its source is for each organisation to say.
  "matrixConfirmations",
  "evidence",
  "facts",
  "scenarios",
  "costs",
  "origins",
  // Was held for the version that the file came from.
  "consultation",
]);

const without = (value: object, known: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)));

function answersOf(content: AssessmentContent): readonly { path: string; answer: Answer }[] {
  return [
    ...Object.entries(content.answers).map(([path, answer]) => ({ path, answer })),
    ...Object.entries(content.records).flatMap(([list, records]) =>
      (records ?? []).flatMap((record) =>
        Object.entries(record.answers).map(([field, answer]) => ({ path: fieldPath(list, record.id, field), answer })),
      ),
    ),
  ];
}

/** With an answer outside screening the version is a draft. */
const firstState = (content: AssessmentContent): VersionState =>
  answersOf(content).some(({ path }) => path !== "meta.processingName" && sectionIdOf(path.split("/")[0] ?? "") !== "screening")
    ? "draft"
    : "screening";

const numbered = <T>(items: readonly T[], id: (item: T) => string): ItemRow<T>[] =>
  items.map((value, position) => ({ id: id(value), position, value, revision: 1, removedAt: null }));

/**
 * Writes an assessment with everything that a content holds, version 1, and its projection, in a transaction that stands in
 * the organisation. `fixedDay`: the facts stay those of the content's day. `bytes` are those of evidence, where they are known.
 */
export async function writeNewAssessment(
  transaction: Transaction,
  organisationId: string,
  content: AssessmentContent,
  {
    by,
    fixedDay,
    assessmentId = newId("as"),
    bytes = {},
  }: {
    by: string;
    fixedDay: boolean;
    assessmentId?: string;
    bytes?: Readonly<Record<string, { type: string; bytes: Uint8Array<ArrayBuffer> }>>;
  },
): Promise<string> {
  const place = { organisationId, assessmentId };
  const at = clock.now().toISOString();
  const extra = {
    keys: Object.fromEntries(Object.entries(content).filter(([key]) => !contentKeys.has(key))),
    lists: Object.keys(content.records),
  };
  await transaction.assessment.create({
    data: {
      ...place,
      questionnaireVersion: content.questionnaireVersion,
      language: content.language,
      method: content.method,
      asOf: fixedDay ? new Date(`${content.asOf}T00:00:00Z`) : null,
      extra: extra as unknown as Prisma.InputJsonObject,
      ownerId: by === "groundwork" ? null : by,
      createdBy: by,
      createdAt: at,
    },
  });
  await transaction.version.create({ data: { ...place, number: 1, state: firstState(content), stateSince: at, createdAt: at } });
  const answers = answersOf(content);
  const decisions = Object.entries(content.decisions).flatMap(([riskId, decision]) =>
    Object.entries(decision).map(([which, value]) => ({ id: `${riskId}/${which}`, value: value as Confirmation })),
  );
  const worksheets = Object.entries(content.worksheets ?? {}).flatMap(([riskId, methods]) =>
    Object.entries(methods).flatMap(([method, sheets]) =>
      Object.entries(sheets).map(([which, value]) => ({ id: `${riskId}/${method}/${which}`, value: value as Worksheet })),
    ),
  );
  const history = (path: string, answer: unknown) => ({ path, revision: 1, answer, refused: false, savedBy: by, savedAt: at });
  await writeRows(
    transaction,
    place,
    {
      answers: answers.map(({ path, answer }) => ({
        path,
        answer,
        revision: 1,
        client: null,
        saveNumber: 0,
        clearedWith: null,
        origin: content.origins?.[path] ?? null,
        savedBy: by,
        savedAt: at,
      })),
      records: Object.entries(content.records).flatMap(([list, records]) =>
        (records ?? []).map((record, position) => ({
          recordId: record.id,
          list,
          position,
          extra: without(record, ["id", "answers"]),
          removedAt: null,
        })),
      ),
      measures: numbered(content.measures, (measure) => measure.id),
      decisions: decisions.map(({ id, value }) => ({ id, position: 0, value, revision: 1, removedAt: null })),
      ownRisks: numbered(content.ownRisks, (risk) => risk.id),
      worksheets: worksheets.map(({ id, value }) => ({ id, position: 0, value, revision: 1, removedAt: null })),
      scenarios: numbered(content.scenarios ?? [], (scenario) => scenario.id).map((row) => ({ ...row, adoption: null })),
      costs: Object.entries(content.costs ?? {}).map(([id, value]) => ({ id, position: 0, value, revision: 1, removedAt: null })),
      history: [
        ...answers.map(({ path, answer }) => ({ ...history(path, answer), origin: content.origins?.[path] ?? null })),
        ...content.measures.map((measure) => history(`measures/${measure.id}`, measure)),
        ...decisions.map(({ id, value }) => history(`decisions/${id}`, value)),
        ...content.ownRisks.map((risk) => history(`ownRisks/${risk.id}`, risk)),
        ...worksheets.map(({ id, value }) => history(`worksheets/${id}`, value)),
      ],
    },
    by,
    at,
  );
  for (const [position, item] of content.evidence.entries()) {
    const row: EvidenceRow = {
      id: item.id,
      position,
      name: item.name,
      sha256: item.sha256,
      size: item.bytes,
      addedOn: item.addedOn,
      extra: without(item, ["id", "name", "sha256", "bytes", "addedOn"]),
      removedAt: null,
    };
    const file = bytes[item.id];
    await writeEvidenceRow(transaction, place, row, { type: file?.type ?? "application/octet-stream", bytes: file?.bytes ?? null }, by);
  }
  for (const [position, fact] of content.facts.entries())
    await transaction.organisationFact.create({
      data: {
        ...place,
        factId: fact.id,
        version: fact.version,
        position,
        fact: fact as unknown as Prisma.InputJsonObject,
        recordedBy: by,
        recordedAt: at,
      },
    });
  const stored = await readStoredAssessment(transaction, organisationId, assessmentId);
  if (!stored) throw new Error("The assessment just written cannot be read");
  const kept = contentOf(stored, today());
  await writeProjection(transaction, stored, { name: assessmentName(kept), content: kept, result: resultOf(kept), by, at });
  await writeAnswerWords(transaction, null, stored);
  return assessmentId;
}
