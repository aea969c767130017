import canonicalize from "canonicalize";
import { clock } from "@/lib/adapters/clock";
import { database, type Statements } from "@/lib/adapters/db/database";
import { sqlInOrganisation } from "@/lib/adapters/db/in-organisation";
import type { AnswerRow, ItemRow, RecordRow, StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { type HistoryRow, writeHistory } from "@/lib/adapters/db/write-assessment";
import type { AnswerChange, Changes, RecordChange } from "@/lib/domain/assessment/change";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { AnswerOrigin } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { Action } from "@/lib/domain/assessment/permissions";
import type { Answer, ShelfLink } from "@/lib/domain/questionnaire/answer";
import { answerSchema, limits } from "@/lib/domain/questionnaire/answer-schema";
import { parsePath, recordList, recordPath, sectionIdOf } from "@/lib/domain/questionnaire/questions";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { Refusal, refuse } from "../refusal";
import { adviceAnswerPaths, advicePaths } from "../review/version-acts";
import { pathsNaming, referencesOf, withoutReference } from "./answer-references";
import { type ChangeContext, inState, nothingWritten, replyOf, saveAssessment } from "./change-assessment";

type Conflict = { path: string; row: AnswerRow; attempted: Answer | null };

/** Thrown out of the transaction, so that nothing of the request is saved. */
class Conflicted extends Error {
  constructor(readonly conflicts: readonly Conflict[]) {
    super("Somebody else was first");
  }
}

export const same = (one: Answer | null, other: Answer | null): boolean => canonicalize(one) === canonicalize(other);

/** The state while a list of changes is worked through; nothing leaves it before all of them held. */
export class ChangesInProgress {
  readonly answers: Map<string, AnswerRow>;
  readonly records: Map<string, RecordRow>;
  readonly touchedAnswers = new Set<string>();
  readonly touchedRecords = new Set<string>();
  readonly history: HistoryRow[] = [];
  readonly revisions: Record<string, number> = {};
  readonly ignored: string[] = [];
  readonly alsoChanged: Record<string, Answer | null> = {};
  readonly conflicts: Conflict[] = [];
  readonly problems: { path: string; message: string }[] = [];
  leavesScreening = false;

  constructor(
    readonly before: StoredAssessment,
    readonly transaction: Statements,
    readonly by: string,
    readonly at: string,
    readonly client: string | null,
    readonly origins: ReadonlyMap<string, AnswerOrigin> = new Map(),
  ) {
    this.answers = new Map(before.answers);
    this.records = new Map(before.records);
  }

  get stored(): StoredAssessment {
    return { ...this.before, answers: this.answers, records: this.records };
  }

  isThere(list: string, id: string): boolean {
    const record = this.records.get(id);
    return record?.list === list && record.removedAt === null;
  }

  save(path: string, answer: Answer | null, saveNumber: number, clearedWith: string | null = null, held: AnswerOrigin | null = null): void {
    const origin = this.origins.get(path) ?? held;
    const revision = (this.answers.get(path)?.revision ?? 0) + 1;
    const row = { path, answer, revision, client: this.client, saveNumber, clearedWith, origin, savedBy: this.by, savedAt: this.at };
    this.answers.set(path, row);
    this.touchedAnswers.add(path);
    this.revisions[path] = revision;
    this.history.push({ path, revision, answer, origin, refused: false, savedBy: this.by, savedAt: this.at });
    if (sectionIdOf(path.split("/")[0] ?? "") !== "screening") this.leavesScreening = true;
  }

  put(record: RecordRow): void {
    this.records.set(record.recordId, record);
    this.touchedRecords.add(record.recordId);
    if (sectionIdOf(record.list) !== "screening") this.leavesScreening = true;
  }

  ofList(list: string): readonly RecordRow[] {
    return [...this.records.values()]
      .filter((record) => record.list === list && record.removedAt === null)
      .sort((one, other) => one.position - other.position);
  }

  /** Numbers the list anew in this order. */
  order(records: readonly RecordRow[]): void {
    records.forEach((record, position) => {
      if (record.position !== position || !this.records.has(record.recordId)) this.put({ ...record, position });
    });
  }

  writes() {
    return {
      ...nothingWritten,
      answers: [...this.touchedAnswers].flatMap((path) => this.answers.get(path) ?? []),
      records: [...this.touchedRecords].flatMap((id) => this.records.get(id) ?? []),
      history: this.history,
    };
  }
}

/** What is wrong with an answer, in the words of its question; empty when nothing is. */
export function problemsOf(work: ChangesInProgress, path: string, answer: Answer | null): readonly { path: string; message: string }[] {
  const parsed = parsePath(path);
  if (!parsed) return [{ path, message: "There is no such question." }];
  if (parsed.kind === "field" && !work.isThere(parsed.list, parsed.recordId))
    return [{ path, message: "This entry was removed in the meantime. Bring it back to go on." }];
  if (answer === null) return [];
  const checked = answerSchema(parsed.structure).safeParse(answer);
  if (!checked.success) return checked.error.issues.map((issue) => ({ path, message: issue.message }));
  const { records, evidence } = referencesOf(path, answer);
  const lists = parsed.structure.to ?? [];
  return [
    ...records
      .filter((id) => !lists.some((list) => work.isThere(list, id)))
      .map(() => ({ path, message: "This names an entry that is not there (any more). Choose again." })),
    ...evidence
      .filter((id) => work.before.evidence.get(id)?.removedAt !== null)
      .map(() => ({ path, message: "This names a file that is not there. Add the file first." })),
  ];
}

function applyAnswer(work: ChangesInProgress, { path, answer: given, baseRevision, saveNumber }: AnswerChange): void {
  const answer = given as Answer | null;
  const problems = problemsOf(work, path, answer);
  if (problems.length > 0) {
    work.problems.push(...problems);
    return;
  }
  const row = work.answers.get(path);
  // Saves of one page can overtake each other: its own older one says nothing new.
  const own = row !== undefined && work.client !== null && row.client === work.client && row.savedBy === work.by;
  if (own && saveNumber <= row.saveNumber) {
    work.ignored.push(path);
    work.revisions[path] = row.revision;
    return;
  }
  if (same(row?.answer ?? null, answer)) {
    work.revisions[path] = row?.revision ?? 0;
    // The same answer from a file is no new answer, but it now has an origin.
    const origin = work.origins.get(path);
    if (row && (own || origin)) {
      work.answers.set(path, { ...row, ...(own ? { saveNumber } : {}), ...(origin ? { origin } : {}) });
      work.touchedAnswers.add(path);
    }
    return;
  }
  if (row && !own && row.revision !== baseRevision) {
    work.conflicts.push({ path, row, attempted: answer });
    return;
  }
  work.save(path, answer, saveNumber);
}

function place(work: ChangesInProgress, record: RecordRow, after: string | null | undefined): void {
  const others = work.ofList(record.list).filter((one) => one.recordId !== record.recordId);
  const at = after === undefined ? others.length : after === null ? 0 : others.findIndex((one) => one.recordId === after) + 1;
  if (typeof after === "string" && at === 0) {
    work.problems.push({ path: recordPath(record.list, after), message: "This entry is not in the list (any more)." });
    return;
  }
  work.order([...others.slice(0, at), record, ...others.slice(at)]);
}

export function addRecord(work: ChangesInProgress, list: string, id: string, after: string | null | undefined): boolean {
  const path = recordPath(list, id);
  if (!id.startsWith(`${recordList(list)?.prefix}-`)) work.problems.push({ path, message: "The id does not fit the list." });
  else if (work.records.has(id)) work.problems.push({ path, message: "This id is used already; ids are never used again." });
  else if (work.ofList(list).length >= limits.recordsInList || work.records.size >= limits.records)
    work.problems.push({ path, message: `A list holds at most ${limits.recordsInList} entries.` });
  else {
    const record = { recordId: id, list, position: -1, extra: {}, removedAt: null };
    place(work, record, after);
    return true;
  }
  return false;
}

const answersOf = (work: ChangesInProgress, list: string, id: string): readonly AnswerRow[] => {
  const start = `${recordPath(list, id)}/`;
  return [...work.answers.values()].filter((row) => row.path.startsWith(start) && row.answer !== null);
};

function duplicate(work: ChangesInProgress, list: string, from: string, id: string): void {
  if (!work.isThere(list, from)) {
    work.problems.push({ path: recordPath(list, from), message: "This entry is not in the list (any more)." });
    return;
  }
  if (!addRecord(work, list, id, from)) return;
  for (const row of answersOf(work, list, from)) {
    const field = row.path.split("/")[2] ?? "";
    const isName = field === recordList(list)?.nameQuestion && recordList(list)?.questions[field]?.kind === "text";
    const named = isName && row.answer && "value" in row.answer && typeof row.answer.value === "string";
    const answer = named && row.answer && "value" in row.answer ? { value: `${row.answer.value} (copy)` } : row.answer;
    const path = `${recordPath(list, id)}/${field}`;
    work.save(path, answer, 0);
    work.alsoChanged[path] = answer;
  }
}

function remove(work: ChangesInProgress, list: string, id: string, clearReferences: boolean): void {
  const record = work.records.get(id);
  if (record?.list !== list) {
    work.problems.push({ path: recordPath(list, id), message: "This entry is not in the list." });
    return;
  }
  if (record.removedAt !== null) return;
  const naming = pathsNaming(work.stored, id).filter((path) => !path.startsWith(`${recordPath(list, id)}/`));
  if (naming.length > 0 && !clearReferences)
    throw new Refusal({
      refused: "referred",
      message: "Other answers refer to this entry. Remove it from them as well, or keep it.",
      referredFrom: naming,
    });
  for (const path of naming) {
    const row = work.answers.get(path);
    if (!row?.answer) continue;
    const left = withoutReference(row.answer, id);
    work.save(path, left, 0, id);
    work.alsoChanged[path] = left;
  }
  work.put({ ...record, removedAt: work.at });
}

async function restore(work: ChangesInProgress, list: string, id: string): Promise<void> {
  const record = work.records.get(id);
  if (record?.list !== list) {
    work.problems.push({ path: recordPath(list, id), message: "This entry is not in the list." });
    return;
  }
  if (record.removedAt === null) return;
  const others = work.ofList(list);
  const restored = { ...record, removedAt: null };
  work.put(restored);
  work.order([
    ...others.filter((one) => one.position < record.position),
    restored,
    ...others.filter((one) => one.position >= record.position),
  ]);
  const cleared = [...work.answers.values()].filter((row) => row.clearedWith === id);
  if (cleared.length === 0) return;
  const wanted = JSON.stringify(cleared.map((row) => ({ path: row.path, revision: row.revision - 1 })));
  const kept = await work.transaction.$queryRaw<{ path: string; answer: Answer | null; origin: AnswerOrigin | null }[]>`
    select path, answer, origin from answer_history
    join jsonb_to_recordset(${wanted}::jsonb) as wanted(path text, revision int) using (path, revision)
    where organisation_id = ${work.before.organisationId} and assessment_id = ${work.before.assessmentId} and not refused
    order by entry`;
  for (const { path, answer: earlier, origin } of kept) {
    // Other records that the earlier answer named may be gone by now.
    if (problemsOf(work, path, earlier).length > 0) continue;
    work.save(path, earlier, 0, null, origin);
    work.alsoChanged[path] = earlier;
  }
}

async function applyRecord(work: ChangesInProgress, change: RecordChange): Promise<void> {
  switch (change.record) {
    case "add":
      addRecord(work, change.list, change.id, change.after);
      return;
    case "duplicate":
      return duplicate(work, change.list, change.from, change.id);
    case "remove":
      return remove(work, change.list, change.id, change.clearReferences === true);
    case "restore":
      return restore(work, change.list, change.id);
    case "reorder": {
      const record = work.records.get(change.id);
      if (record && work.isThere(change.list, change.id)) place(work, record, change.after);
      else work.problems.push({ path: recordPath(change.list, change.id), message: "This entry is not in the list (any more)." });
    }
  }
}

/** A changed answer reopens "not required"; the first answer outside screening makes a draft. */
function stateAfter(state: VersionState, work: ChangesInProgress): VersionState {
  const changed = work.history.length > 0 || work.touchedRecords.size > 0;
  if (!changed) return state;
  const reopened = state === "notRequired" ? "screening" : state;
  return reopened === "screening" && work.leavesScreening ? "draft" : reopened;
}

async function conflictReply(person: SignedInPerson, organisationId: string, assessmentId: string, conflicts: readonly Conflict[]) {
  const at = clock.now().toISOString();
  // The text that lost is kept in the history: whichever the person chooses now, the other one is not gone.
  await sqlInOrganisation(organisationId, (sql) =>
    writeHistory(
      sql,
      { organisationId, assessmentId },
      conflicts.map(({ path, row, attempted }) => ({
        path,
        revision: row.revision,
        answer: attempted,
        refused: true,
        savedBy: person.personId,
        savedAt: at,
      })),
    ),
  );
  const names = await database().user.findMany({
    where: { id: { in: conflicts.map(({ row }) => row.savedBy) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map((one) => [one.id, one.name]));
  return new Refusal({
    refused: "conflict",
    message: "This was changed elsewhere in the meantime. Nothing was overwritten.",
    conflicts: conflicts.map(({ path, row }) => ({
      path,
      current: row.answer,
      revision: row.revision,
      by: row.savedBy === person.personId ? "you, in another window" : (nameOf.get(row.savedBy) ?? "somebody who has left"),
      at: new Date(row.savedAt).toISOString(),
    })),
  });
}

/** Changes that a use case makes from the state it finds, with what else it did to that state in the same transaction. */
export type MadeChanges = Changes & {
  stored?: StoredAssessment;
  /** By path, where answers were read from. */
  origins?: ReadonlyMap<string, AnswerOrigin>;
  /** By record, what it stands for, so that a later import finds it again. */
  importedFrom?: ReadonlyMap<string, string>;
  /** By record, the entry of the shelf that it is a copy of. */
  shelfLinks?: ReadonlyMap<string, ShelfLink>;
  /** Rows of measures beside the answers, already in `stored`. */
  measures?: readonly ItemRow<Measure>[];
};

/**
 * Saves the changes that `make` makes of the locked state, all or none. Refuses with 409 and the values that stand when
 * somebody else was first.
 */
export async function saveMadeChanges(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  action: Action,
  make: (context: ChangeContext<Statements>) => MadeChanges | Promise<MadeChanges>,
): Promise<ChangeReply> {
  try {
    const reply = await saveAssessment(person, organisationId, assessmentId, action, async (context) => {
      const { transaction, by, at } = context;
      const {
        client,
        changes,
        stored = context.stored,
        origins = new Map(),
        importedFrom = new Map(),
        shelfLinks,
        measures = [],
      } = await make(context);
      const work = new ChangesInProgress(stored, transaction, by, at, client, origins);
      for (const change of changes) {
        if ("record" in change) await applyRecord(work, change);
        else applyAnswer(work, change);
      }
      for (const [id, from] of importedFrom) {
        const record = work.records.get(id);
        if (record && record.extra.importedFrom !== from) work.put({ ...record, extra: { ...record.extra, importedFrom: from } });
      }
      for (const [id, shelf] of shelfLinks ?? []) {
        const record = work.records.get(id);
        if (record) work.put({ ...record, extra: { ...record.extra, shelf } });
      }
      if (work.problems.length > 0) {
        const first = work.problems[0]?.message ?? "";
        throw refuse(
          "invalid",
          work.problems.length === 1 ? first : `${work.problems.length} answers cannot be saved. ${first}`,
          work.problems,
        );
      }
      if (work.conflicts.length > 0) throw new Conflicted(work.conflicts);
      return {
        stored: inState(work.stored, stateAfter(stored.version.state, work)),
        writes: {
          ...work.writes(),
          measures,
          history: [
            ...work.history,
            ...measures.map(({ id, revision, value }) => ({
              path: `measures/${id}`,
              revision,
              answer: value,
              refused: false,
              savedBy: by,
              savedAt: at,
            })),
          ],
        },
        reply: { revisions: work.revisions, ignored: work.ignored, alsoChanged: work.alsoChanged },
      };
    });
    return replyOf(reply);
  } catch (error) {
    if (error instanceof Conflicted) throw await conflictReply(person, organisationId, assessmentId, error.conflicts);
    throw error;
  }
}

const saveChanges = (person: SignedInPerson, organisationId: string, assessmentId: string, action: Action, changes: Changes) =>
  saveMadeChanges(person, organisationId, assessmentId, action, () => changes);

/** `POST …/changes`: what the author answers. */
export const applyChanges = (
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  changes: Changes,
): Promise<ChangeReply> => saveChanges(person, organisationId, assessmentId, "changeAnswers", changes);

const onlyAnswers = (given: Changes, paths: readonly string[]): boolean =>
  given.changes.every((change) => "path" in change && paths.includes(change.path));

/**
 * `POST …/advice`: the DPO's own answers, which stay open while others have the version in hand (Art. 35(2)). That there is an
 * officer goes with it, so that no advice stands hidden behind an open question.
 */
export async function recordAdvice(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  given: Changes,
): Promise<ChangeReply> {
  const designated = given.changes.find((change) => "path" in change && change.path === "dpo.designated");
  if (!onlyAnswers(given, advicePaths) || (designated && !same((designated as AnswerChange).answer as Answer | null, { value: true })))
    throw refuse("invalid", "Only the advice, its date and the name of who gave it are recorded here.");
  return saveMadeChanges(person, organisationId, assessmentId, "recordAdvice", ({ stored }) => ({
    ...given,
    changes: [...given.changes, ...withdrawnAnswers(stored, given)],
  }));
}

/** Other advice has not been answered yet: what was made of the advice before it stays in the history only. */
function withdrawnAnswers({ answers }: StoredAssessment, given: Changes): readonly AnswerChange[] {
  const advice = given.changes.find((change) => "path" in change && change.path === "dpo.advice") as AnswerChange | undefined;
  if (!advice || same(answers.get("dpo.advice")?.answer ?? null, advice.answer as Answer | null)) return [];
  return adviceAnswerPaths.flatMap((path) => {
    const row = answers.get(path);
    return row?.answer ? [{ path, answer: null, baseRevision: row.revision, saveNumber: row.saveNumber + 1 }] : [];
  });
}

/** `POST …/advice/answer`: whether the advice is followed and why not, by who writes or who decides; open until the decision. */
export async function answerAdvice(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  given: Changes,
): Promise<ChangeReply> {
  if (!onlyAnswers(given, adviceAnswerPaths))
    throw refuse("invalid", "Only whether the advice is followed, and the reasons, are recorded here.");
  return saveChanges(person, organisationId, assessmentId, "answerAdvice", given);
}
