import type { AssessmentContent, ShelfOrigin } from "../assessment/content";
import type { Measure } from "../assessment/measure";
import type { Answer, ShelfLink } from "../questionnaire/answer";
import { fieldPath, recordList } from "../questionnaire/questions";
import { idsOf, measureOf, referencesIn, type ShelfEntry, withIds } from "./shelf-entry";
import { type ShelfList, shelfLists, shelfQuestions } from "./shelf-kinds";

/** What taking an entry adds to an assessment: the entry's copy, and copies of the entries that it names and that are missing. */
export type Taken = {
  records: readonly { list: ShelfList; id: string; link: ShelfLink }[];
  answers: readonly { path: string; answer: Answer; origin: ShelfOrigin }[];
  measures: readonly Measure[];
  /** Files of the shelf that are copied, with their id in the assessment. */
  evidence: readonly { from: string; id: string }[];
};

export type TakeOptions = {
  content: AssessmentContent;
  entries: ReadonlyMap<string, ShelfEntry>;
  /** Plain date. */
  takenOn: string;
  newId: (prefix: string) => string;
};

/** The record of an assessment that is the copy of an entry, by the entry's id. */
export function copiesIn(content: AssessmentContent): ReadonlyMap<string, { list: ShelfList; id: string }> {
  return new Map(
    shelfLists.flatMap((list) =>
      (content.records[list] ?? []).flatMap((record) => (record.shelf ? [[record.shelf.entry, { list, id: record.id }] as const] : [])),
    ),
  );
}

/** Copies an entry, and what it names that the assessment has no copy of yet. Throws where the entry is not among `entries`. */
export function takeFromShelf(entryId: string, { content, entries, takenOn, newId }: TakeOptions): Taken {
  const copies = new Map([...copiesIn(content)].map(([entry, { id }]) => [entry, id]));
  const files = new Map<string, string>();
  const records: Taken["records"][number][] = [];
  const answers: Taken["answers"][number][] = [];
  const measures: Measure[] = [];
  const fileOf = (from: string): string => {
    const id = files.get(from) ?? newId("ev");
    files.set(from, id);
    return id;
  };
  const take = (id: string): void => {
    const entry = entries.get(id);
    if (!entry) throw new Error(`The shelf holds no entry ${id}`);
    if (entry.kind === "measures") {
      measures.push(measureOf(entry, { id: newId("me"), takenOn, evidence: idsOf(entry.answers.evidence).map(fileOf) }));
      return;
    }
    const { kind: list, revision } = entry;
    const recordId = newId(recordList(list)?.prefix ?? "xx");
    copies.set(id, recordId);
    records.push({ list, id: recordId, link: { entry: id, revision, takenOn } });
    for (const [field, answer] of Object.entries(entry.answers)) {
      for (const named of referencesIn(list, field, answer)) if (!copies.has(named) && entries.has(named)) take(named);
      const kind = shelfQuestions(list)[field]?.kind;
      const copied =
        kind === "reference" || kind === "references"
          ? withIds(answer, (one) => copies.get(one))
          : kind === "evidence"
            ? withIds(answer, fileOf)
            : answer;
      if (copied)
        answers.push({
          path: fieldPath(list, recordId, field),
          answer: copied,
          origin: { source: "shelf", entry: id, revision, date: takenOn },
        });
    }
  };
  take(entryId);
  return { records, answers, measures, evidence: [...files].map(([from, id]) => ({ from, id })) };
}
