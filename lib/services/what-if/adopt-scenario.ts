import canonicalize from "canonicalize";
import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Adoption, AnswerRow, ItemRow, ScenarioRow, StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import type { HistoryRow } from "@/lib/adapters/db/write-assessment";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import { fieldPath, recordPath } from "@/lib/domain/questionnaire/questions";
import { adoptableChanges } from "@/lib/domain/what-if/apply-scenario";
import type { ScenarioChange } from "@/lib/domain/what-if/scenario";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { addRecord, ChangesInProgress, problemsOf, same } from "../assessment/apply-changes";
import { changeAssessment, nothingWritten, replyOf } from "../assessment/change-assessment";
import { notFound, Refusal, refuse } from "../refusal";

function scenarioOf(stored: StoredAssessment, scenarioId: string): ScenarioRow {
  const row = stored.scenarios.get(scenarioId);
  if (!row || row.removedAt !== null) throw notFound();
  return row;
}

const refuseIfProblems = (work: ChangesInProgress): void => {
  const [first] = work.problems;
  if (!first) return;
  throw refuse(
    "invalid",
    work.problems.length === 1
      ? `This scenario cannot be adopted. ${first.message}`
      : `This scenario cannot be adopted: ${work.problems.length} of its changes no longer fit. ${first.message}`,
    work.problems,
  );
};

/** Saves one answer as part of an adoption or its undoing, and notes what stood there. */
function save(work: ChangesInProgress, path: string, answer: Answer | null): Adoption["answers"][number] | null {
  const held = work.answers.get(path);
  const before = held?.answer ?? null;
  if (same(before, answer)) return null;
  const problems = problemsOf(work, path, answer);
  if (problems.length > 0) {
    work.problems.push(...problems);
    return null;
  }
  work.save(path, answer, 0);
  work.alsoChanged[path] = answer;
  return { path, before, after: answer, ...(held?.origin ? { origin: held.origin } : {}) };
}

type Taken = { answers: Adoption["answers"][number][]; records: { list: string; id: string }[]; measures: ItemRow<Measure>[] };

function takeRecord(work: ChangesInProgress, change: Extract<ScenarioChange, { change: "record" }>, taken: Taken): void {
  const held = work.records.get(change.id);
  if (held && held.removedAt === null) return;
  // Adopted before and undone: the entry comes back under its id, with the scenario's answers.
  if (held) work.put({ ...held, removedAt: null });
  else if (!addRecord(work, change.list, change.id, undefined)) return;
  taken.records.push({ list: change.list, id: change.id });
}

function takeMeasure(work: ChangesInProgress, measure: Measure, taken: Taken): void {
  const rows = work.before.measures;
  const present = [...rows.values()].some(
    (row) => row.removedAt === null && (row.id === measure.id || (measure.catalogue !== null && row.value.catalogue === measure.catalogue)),
  );
  if (present) return;
  const before = rows.get(measure.id);
  taken.measures.push({
    id: measure.id,
    position: before?.position ?? rows.size + taken.measures.length,
    value: measure,
    revision: (before?.revision ?? 0) + 1,
    removedAt: null,
  });
}

const measureHistory = (rows: readonly ItemRow<Measure>[], by: string, at: string): readonly HistoryRow[] =>
  rows.map((row) => ({
    path: `measures/${row.id}`,
    revision: row.revision,
    answer: row.removedAt === null ? row.value : null,
    refused: false,
    savedBy: by,
    savedAt: at,
  }));

const withMeasures = (stored: StoredAssessment, rows: readonly ItemRow<Measure>[]): ReadonlyMap<string, ItemRow<Measure>> =>
  new Map([...stored.measures, ...rows.map((row) => [row.id, row] as const)]);

/**
 * `POST …/scenarios/{scenarioId}/adoption`: takes the scenario's changes over into the answers, all or none, through the same
 * door as every other change. What the scenario only supposes stays out. Kept with what stood there before, so that it can be undone.
 */
export async function adoptScenario(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  scenarioId: string,
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "adoptScenario", async ({ transaction, stored, by, at }) => {
    const row = scenarioOf(stored, scenarioId);
    if (row.value.adoptedOn !== undefined) throw refuse("invalid", "This scenario is adopted already.");
    const work = new ChangesInProgress(stored, transaction, by, at, null);
    const taken: Taken = { answers: [], records: [], measures: [] };
    const changes = adoptableChanges(row.value);
    for (const change of changes) if (change.change === "record") takeRecord(work, change, taken);
    for (const change of changes) {
      const answers: readonly (readonly [string, Answer | null])[] =
        change.change === "record"
          ? Object.entries(change.answers).map(([field, answer]) => [fieldPath(change.list, change.id, field), answer])
          : change.change === "answer"
            ? [[change.path, change.answer]]
            : [];
      for (const [path, answer] of answers) {
        const saved = save(work, path, answer);
        if (saved) taken.answers.push(saved);
      }
      if (change.change === "measure") takeMeasure(work, change.measure, taken);
    }
    refuseIfProblems(work);
    const adoption: Adoption = { by, at, answers: taken.answers, records: taken.records, measures: taken.measures.map(({ id }) => id) };
    const adopted: ScenarioRow = { ...row, value: { ...row.value, adoptedOn: today() }, revision: row.revision + 1, adoption };
    await appendAudit(transaction, {
      organisationId,
      kind: "scenarioAdopted",
      personId: by,
      personName: person.name,
      subject: { assessmentId, scenarioId, answers: taken.answers.length, records: taken.records.length, measures: taken.measures.length },
    });
    const writes = work.writes();
    return {
      stored: {
        ...work.stored,
        measures: withMeasures(stored, taken.measures),
        scenarios: new Map(stored.scenarios).set(scenarioId, adopted),
      },
      writes: {
        ...nothingWritten,
        ...writes,
        measures: taken.measures,
        scenarios: [adopted],
        history: [...writes.history, ...measureHistory(taken.measures, by, at)],
      },
      reply: { revisions: { ...work.revisions, [`scenarios/${scenarioId}`]: adopted.revision }, alsoChanged: work.alsoChanged },
    };
  });
  return replyOf(reply);
}

/** Where somebody has gone on working on what was adopted: undoing would lose it. */
function changedSince(stored: StoredAssessment, adoption: Adoption, planned: readonly Measure[]): readonly string[] {
  const adopted = new Set(adoption.answers.map(({ path }) => path));
  const inAdded = (path: string): boolean => adoption.records.some(({ list, id }) => path.startsWith(`${recordPath(list, id)}/`));
  const answers = adoption.answers
    .filter(({ path, after }) => !same(stored.answers.get(path)?.answer ?? null, after))
    .map(({ path }) => path);
  const more = [...stored.answers.values()]
    .filter((row: AnswerRow) => row.answer !== null && inAdded(row.path) && !adopted.has(row.path))
    .map(({ path }) => path);
  const removed = adoption.records
    .filter(({ id }) => stored.records.get(id)?.removedAt !== null)
    .map(({ list, id }) => recordPath(list, id));
  const ids = new Set(adoption.records.map(({ id }) => id));
  const naming = [...stored.answers.values()]
    .filter(({ path, answer }) => {
      if (!answer || !("value" in answer) || adopted.has(path) || inAdded(path)) return false;
      const values: readonly unknown[] = Array.isArray(answer.value) ? answer.value : [answer.value];
      return values.some((one) => typeof one === "string" && ids.has(one));
    })
    .map(({ path }) => path);
  const measures = adoption.measures.filter((id) => {
    const held = stored.measures.get(id);
    const was = planned.find((measure) => measure.id === id);
    return held && (held.removedAt !== null || canonicalize(held.value) !== canonicalize(was));
  });
  return [...answers, ...more, ...removed, ...naming, ...measures.map((id) => `measures/${id}`)];
}

/**
 * `DELETE …/scenarios/{scenarioId}/adoption`: puts back what stood there before, all or none; the assessment is then the same
 * as before. Refused, naming the places, where somebody has changed further what was adopted.
 */
export async function undoAdoption(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  scenarioId: string,
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "adoptScenario", async ({ transaction, stored, by, at }) => {
    const row = scenarioOf(stored, scenarioId);
    const { adoption } = row;
    if (!adoption) throw refuse("invalid", "Nothing was taken over from this scenario here, so that there is nothing to undo.");
    const planned = row.value.changes.flatMap((change) => (change.change === "measure" ? [change.measure] : []));
    const since = changedSince(stored, adoption, planned);
    if (since.length > 0)
      throw new Refusal({
        refused: "conflict",
        message: "What was adopted has been changed since. Undoing would lose that, so nothing was undone; change these places yourself.",
        conflicts: since.map((path) => ({
          path,
          current: stored.answers.get(path)?.answer ?? null,
          revision: stored.answers.get(path)?.revision ?? 0,
          by: "",
          at: "",
        })),
      });
    const work = new ChangesInProgress(stored, transaction, by, at, null);
    for (const { path, before, origin } of adoption.answers) {
      work.save(path, before, 0, null, origin ?? null);
      work.alsoChanged[path] = before;
    }
    for (const { id } of adoption.records) {
      const record = work.records.get(id);
      if (record) work.put({ ...record, removedAt: at });
    }
    const measures = adoption.measures.flatMap((id): readonly ItemRow<Measure>[] => {
      const held = stored.measures.get(id);
      return held ? [{ ...held, revision: held.revision + 1, removedAt: at }] : [];
    });
    const { adoptedOn: _adoptedOn, ...value } = row.value;
    const undone: ScenarioRow = { ...row, value, revision: row.revision + 1, adoption: null };
    await appendAudit(transaction, {
      organisationId,
      kind: "scenarioAdoptionUndone",
      personId: by,
      personName: person.name,
      subject: { assessmentId, scenarioId },
    });
    const writes = work.writes();
    return {
      stored: {
        ...work.stored,
        measures: withMeasures(stored, measures),
        scenarios: new Map(stored.scenarios).set(scenarioId, undone),
      },
      writes: {
        ...nothingWritten,
        ...writes,
        measures,
        scenarios: [undone],
        history: [...writes.history, ...measureHistory(measures, by, at)],
      },
      reply: { revisions: { ...work.revisions, [`scenarios/${scenarioId}`]: undone.revision }, alsoChanged: work.alsoChanged },
    };
  });
  return replyOf(reply);
}
