import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Statements } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { EvidenceRow, StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { writeEvidenceRow } from "@/lib/adapters/db/write-assessment";
import { newId } from "@/lib/adapters/identifiers";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { AssessmentContent, ShelfOrigin } from "@/lib/domain/assessment/content";
import type { Measure } from "@/lib/domain/assessment/measure";
import { may } from "@/lib/domain/assessment/permissions";
import type { Answers } from "@/lib/domain/questionnaire/answer";
import { fieldPath } from "@/lib/domain/questionnaire/questions";
import { copiesOf, type MovedOn, movedOn } from "@/lib/domain/shelf/shelf-changes";
import { answersOfMeasure, entryName, measureOf, type ShelfEntry, withIds } from "@/lib/domain/shelf/shelf-entry";
import { type ShelfKind, type ShelfList, shelfLists, shelfQuestions } from "@/lib/domain/shelf/shelf-kinds";
import { type Taken, takeFromShelf } from "@/lib/domain/shelf/take-from-shelf";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { saveMadeChanges } from "../assessment/apply-changes";
import { changeAssessment, nothingWritten } from "../assessment/change-assessment";
import { openAssessment } from "../assessment/get-assessment";
import { putItem } from "../assessment/items";
import { notFound, refuse } from "../refusal";
import { addEntry, keepShelfFile, shelfEntries } from "./shelf";

type File = { name: string; type: string; sha256: string; bytes: Uint8Array<ArrayBuffer> };

async function shelfFiles(organisationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, File>> {
  if (ids.length === 0) return new Map();
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.shelfEvidence.findMany({ where: { organisationId, evidenceId: { in: [...ids] } } }),
  );
  return new Map(
    rows.map(({ evidenceId, name, type, sha256, bytes }) => [evidenceId, { name, type, sha256, bytes: new Uint8Array(bytes) }]),
  );
}

/** Copies files of the shelf into an assessment, under the ids that its answers name. */
async function copyFiles(
  sql: Statements,
  stored: StoredAssessment,
  { evidence }: Taken,
  files: ReadonlyMap<string, File>,
  by: string,
): Promise<StoredAssessment> {
  const held = new Map(stored.evidence);
  for (const { from, id } of evidence) {
    const file = files.get(from);
    if (!file) throw new Error(`The shelf holds no file ${from}`);
    const row: EvidenceRow = {
      id,
      position: held.size,
      name: file.name,
      sha256: file.sha256,
      size: file.bytes.byteLength,
      addedOn: today(),
      extra: {},
      removedAt: null,
    };
    await writeEvidenceRow(sql, stored, row, file, by);
    held.set(id, row);
  }
  return { ...stored, evidence: held };
}

/**
 * `POST …/assessments/{id}/shelf` with `{ entryId }`: a copy of the entry, and of what it names, with its date and files,
 * through the one door for changes.
 */
export async function takeEntry(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { entryId }: { entryId: string },
): Promise<ChangeReply & { kind: ShelfKind; id: string }> {
  await openAssessment(person, organisationId, assessmentId, "takeFromShelf");
  const entries = await inOrganisation(organisationId, (transaction) => shelfEntries(transaction, organisationId));
  const entry = entries.get(entryId);
  if (!entry) throw notFound();
  const files = await shelfFiles(organisationId, [
    ...new Set(
      [...entries.values()].flatMap(({ answers }) =>
        answers.evidence && "value" in answers.evidence ? (answers.evidence.value as string[]) : [],
      ),
    ),
  ]);
  let id = "";
  const reply = await saveMadeChanges(person, organisationId, assessmentId, "takeFromShelf", async (context) => {
    const content = context.content();
    if (copiesOf(content).some(({ link }) => link.entry === entryId))
      throw refuse("invalid", "This entry was taken already. What changed on the shelf since is shown beside it.");
    const taken = takeFromShelf(entryId, { content, entries, takenOn: today(), newId });
    const doubled = taken.measures.find(
      (one) => one.catalogue !== null && content.measures.some(({ catalogue }) => catalogue === one.catalogue),
    );
    if (doubled) throw refuse("invalid", "This measure of the catalogue stands in the assessment already. Change it there.");
    id = taken.records[0]?.id ?? taken.measures[0]?.id ?? "";
    let stored = await copyFiles(context.transaction, context.stored, taken, files, context.by);
    const measures = taken.measures.map((measure) => {
      const { rows, row } = putItem(stored.measures, { id: measure.id, value: measure, baseRevision: 0, path: `measures/${measure.id}` });
      stored = { ...stored, measures: rows };
      return row;
    });
    await appendAudit(context.transaction, {
      organisationId,
      kind: "shelfEntryTaken",
      personId: context.by,
      personName: person.name,
      subject: { assessmentId, entryId, revision: entry.revision, records: taken.records.length, files: taken.evidence.length },
    });
    return {
      client: null,
      changes: [
        ...taken.records.map((record) => ({ record: "add" as const, list: record.list, id: record.id })),
        ...taken.answers.map(({ path, answer }) => ({ path, answer: answer as never, baseRevision: 0, saveNumber: 0 })),
      ],
      stored,
      measures,
      origins: new Map(taken.answers.map(({ path, origin }) => [path, origin])),
      shelfLinks: new Map(taken.records.map((record) => [record.id, record.link])),
    };
  });
  return { ...reply, kind: entry.kind, id };
}

type Earlier = (entryId: string, revision: number) => Answers | undefined;

/** The answers of the entries as they were in the revisions that an assessment took. */
async function earlierAnswers(organisationId: string, content: AssessmentContent): Promise<Earlier> {
  const wanted = copiesOf(content).map(({ link }) => ({ entryId: link.entry, revision: link.revision }));
  if (wanted.length === 0) return () => undefined;
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.shelfRevision.findMany({ where: { organisationId, OR: wanted } }),
  );
  const held = new Map(rows.map((row) => [`${row.entryId} ${row.revision}`, row.answers as unknown as Answers]));
  return (entryId, revision) => held.get(`${entryId} ${revision}`);
}

type PuttableThing = { kind: ShelfKind; id: string };

export type AssessmentShelf = {
  /** Entries that the assessment has no copy of. */
  toTake: readonly (ShelfEntry & { name: string })[];
  moved: readonly MovedOn[];
  copies: readonly { kind: ShelfKind; id: string; takenOn: string; isGone: boolean }[];
  /** Records and measures that stand on no shelf yet. */
  toPut: readonly PuttableThing[];
};

/** What the shelf holds for an assessment: what can be taken, what moved on since, and what could be put there. */
export async function shelfFor(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<AssessmentShelf> {
  const { content } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const entries = await inOrganisation(organisationId, (transaction) => shelfEntries(transaction, organisationId));
  const copies = copiesOf(content);
  const taken = new Set(copies.map(({ link }) => link.entry));
  return {
    toTake: [...entries.values()]
      .filter(({ id }) => !taken.has(id))
      .map((entry) => ({ ...entry, name: entryName(entry) }))
      .sort((one, other) => one.name.localeCompare(other.name, "en")),
    moved: movedOn(content, entries, await earlierAnswers(organisationId, content)),
    copies: copies.map(({ kind, id, link }) => ({ kind, id, takenOn: link.takenOn, isGone: !entries.has(link.entry) })),
    toPut: [
      ...shelfLists.flatMap((kind) => (content.records[kind] ?? []).filter((record) => !record.shelf).map(({ id }) => ({ kind, id }))),
      ...content.measures.filter((one) => !one.shelf && one.status === "implemented").map(({ id }) => ({ kind: "measures" as const, id })),
    ],
  };
}

/** A measure with the fields of its entry that were taken over. */
function measureWith(measure: Measure, { entry, fields }: MovedOn, accepted: readonly string[], link: Measure["shelf"]): Measure {
  const answers: Record<string, Answers[string]> = { ...answersOfMeasure(measure) };
  for (const { field, shelf } of fields) {
    if (!accepted.includes(field)) continue;
    if (shelf === null) delete answers[field];
    else answers[field] = shelf;
  }
  const made = measureOf({ ...entry, answers }, { id: measure.id, takenOn: today(), evidence: measure.evidence });
  const { title: _title, description: _description, owner: _owner, ...rest } = measure;
  const { title, description, owner, catalogue } = made;
  return {
    ...rest,
    catalogue,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    risks: catalogue === measure.catalogue ? measure.risks : made.risks,
    ...(link ? { shelf: link } : {}),
  };
}

/**
 * `PUT …/assessments/{id}/shelf/{copyId}` with `{ revision, fields, baseRevisions }`: takes the named fields over from the
 * entry as it stands in that revision; the others stay as they are and are not offered again until the entry moves on.
 */
export async function takeOverChanges(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  copyId: string,
  { revision, fields, baseRevisions }: { revision: number; fields: readonly string[]; baseRevisions: Readonly<Record<string, number>> },
): Promise<ChangeReply> {
  const opened = await openAssessment(person, organisationId, assessmentId, "takeFromShelf");
  const entries = await inOrganisation(organisationId, (transaction) => shelfEntries(transaction, organisationId));
  const earlier = await earlierAnswers(organisationId, opened.content);
  return saveMadeChanges(person, organisationId, assessmentId, "takeFromShelf", (context) => {
    const content = context.content();
    const moved = movedOn(content, entries, earlier).find(({ id }) => id === copyId);
    if (!moved) throw notFound();
    if (moved.entry.revision !== revision || fields.some((field) => !moved.fields.some((one) => one.field === field)))
      throw refuse("invalid", "The shelf or the assessment changed since you looked. Look at the changes again; nothing was taken over.");
    const link = { entry: moved.entry.id, revision, takenOn: today() };
    if (moved.kind === "measures") {
      const before = context.stored.measures.get(copyId);
      if (!before) throw notFound();
      const { rows, row } = putItem(context.stored.measures, {
        id: copyId,
        value: measureWith(before.value, moved, fields, link),
        baseRevision: baseRevisions.measure ?? before.revision,
        path: `measures/${copyId}`,
      });
      return { client: null, changes: [], stored: { ...context.stored, measures: rows }, measures: [row] };
    }
    const list: ShelfList = moved.kind;
    const accepted = moved.fields.filter(({ field }) => fields.includes(field));
    const origin: ShelfOrigin = { source: "shelf", entry: moved.entry.id, revision, date: today() };
    return {
      client: null,
      changes: accepted.map(({ field, shelf }) => ({
        path: fieldPath(list, copyId, field),
        answer: shelf as never,
        baseRevision: baseRevisions[field] ?? 0,
        saveNumber: 0,
      })),
      origins: new Map(accepted.flatMap(({ field, shelf }) => (shelf === null ? [] : [[fieldPath(list, copyId, field), origin] as const]))),
      shelfLinks: new Map([[copyId, link]]),
    };
  });
}

/** What a record or measure of an assessment would be on the shelf: what is open stays behind, ids become the shelf's. */
function asEntry(content: AssessmentContent, thing: string, onShelf: ReadonlySet<string>): { kind: ShelfKind; answers: Answers } | null {
  const measure = content.measures.find(({ id }) => id === thing);
  if (measure) return measure.shelf && onShelf.has(measure.shelf.entry) ? null : { kind: "measures", answers: answersOfMeasure(measure) };
  const entryOfRecord = new Map(copiesOf(content).flatMap(({ id, link }) => (onShelf.has(link.entry) ? [[id, link.entry] as const] : [])));
  for (const kind of shelfLists) {
    const record = content.records[kind]?.find(({ id }) => id === thing);
    if (!record) continue;
    if (record.shelf && onShelf.has(record.shelf.entry)) return null;
    const answers: Record<string, Answers[string]> = {};
    for (const [field, structure] of Object.entries(shelfQuestions(kind))) {
      const answer = record.answers[field];
      if (!answer || "unknown" in answer) continue;
      const kept =
        structure.kind === "reference" || structure.kind === "references" ? withIds(answer, (id) => entryOfRecord.get(id)) : answer;
      if (kept) answers[field] = kept;
    }
    return { kind, answers };
  }
  return null;
}

/**
 * `POST …/assessments/{id}/shelf/{thingId}`: puts a record or a measure in place onto the shelf, with its files. While the
 * assessment can be changed, its own becomes the copy of the new entry, so that later changes of the entry are shown.
 */
export async function putOnShelf(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  thingId: string,
): Promise<{ entryId: string }> {
  const { stored: opened, content, membership } = await openAssessment(person, organisationId, assessmentId, "changeShelf");
  const follows = may(membership.roles, "takeFromShelf", opened.version.state);
  const files = await inOrganisation(organisationId, (transaction) =>
    transaction.evidence.findMany({ where: { organisationId, assessmentId, removedAt: null, bytes: { not: null } } }),
  );
  let entryId = "";
  const put = async (transaction: Parameters<typeof addEntry>[0], from: AssessmentContent): Promise<ShelfEntry> => {
    const thing = asEntry(from, thingId, new Set((await shelfEntries(transaction, organisationId)).keys()));
    if (!thing) throw notFound();
    const answers: Record<string, Answers[string]> = { ...thing.answers };
    const named = answers.evidence && "value" in answers.evidence ? (answers.evidence.value as readonly string[]) : [];
    const copied: string[] = [];
    for (const id of named) {
      const file = files.find((one) => one.evidenceId === id);
      if (file?.bytes)
        copied.push(
          (
            await keepShelfFile(transaction, person, organisationId, {
              name: file.name,
              type: file.type,
              sha256: file.sha256,
              bytes: new Uint8Array(file.bytes),
            })
          ).id,
        );
    }
    if (copied.length > 0) answers.evidence = { value: copied };
    else delete answers.evidence;
    const entry = await addEntry(transaction, person, organisationId, { kind: thing.kind, answers });
    entryId = entry.id;
    return entry;
  };
  if (!follows) {
    await inOrganisation(organisationId, (transaction) => put(transaction, content));
    return { entryId };
  }
  await changeAssessment(person, organisationId, assessmentId, "changeShelf", async (context) => {
    const { id: entry, revision } = await put(context.transaction, context.content());
    const link = { entry, revision, takenOn: today() };
    const record = context.stored.records.get(thingId);
    if (record) {
      const linked = { ...record, extra: { ...record.extra, shelf: link } };
      return {
        stored: { ...context.stored, records: new Map(context.stored.records).set(thingId, linked) },
        writes: { ...nothingWritten, records: [linked] },
      };
    }
    const measure = context.stored.measures.get(thingId);
    if (!measure) throw notFound();
    const { rows, row } = putItem(context.stored.measures, {
      id: thingId,
      value: { ...measure.value, shelf: link },
      baseRevision: measure.revision,
      path: `measures/${thingId}`,
    });
    return { stored: { ...context.stored, measures: rows }, writes: { ...nothingWritten, measures: [row] } };
  });
  return { entryId };
}
