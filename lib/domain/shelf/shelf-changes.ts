import type { AssessmentContent } from "../assessment/content";
import type { Answer, Answers, ShelfLink } from "../questionnaire/answer";
import { answersOfMeasure, referencesIn, type ShelfEntry, withIds } from "./shelf-entry";
import { type ShelfKind, shelfLists, shelfQuestions } from "./shelf-kinds";
import { copiesIn } from "./take-from-shelf";

/** A field of a copy that the shelf says otherwise by now, with its own ids turned into the assessment's. */
type FieldChange = { field: string; present: Answer | null; shelf: Answer | null };

/** A copy whose entry moved on since it was taken, or looked at last. */
export type MovedOn = { kind: ShelfKind; id: string; link: ShelfLink; entry: ShelfEntry; fields: readonly FieldChange[] };

export type Copy = { kind: ShelfKind; id: string; link: ShelfLink; answers: Answers };

/** The records and measures of an assessment that were taken from the shelf. */
export function copiesOf(content: AssessmentContent): readonly Copy[] {
  return [
    ...shelfLists.flatMap((kind) =>
      (content.records[kind] ?? []).flatMap((record): Copy[] =>
        record.shelf ? [{ kind, id: record.id, link: record.shelf, answers: record.answers }] : [],
      ),
    ),
    ...content.measures.flatMap((measure): Copy[] =>
      measure.shelf ? [{ kind: "measures", id: measure.id, link: measure.shelf, answers: answersOfMeasure(measure) }] : [],
    ),
  ];
}

const same = (one: Answer | null | undefined, other: Answer | null | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * The copies whose entry moved on, with the fields that changed on the shelf and that the assessment answers otherwise. Files
 * are left out: their ids differ in each place, and what proves a thing is added where it is needed. `earlier` holds the
 * answers of an entry as they were in the revision that was taken.
 */
export function movedOn(
  content: AssessmentContent,
  entries: ReadonlyMap<string, ShelfEntry>,
  earlier: (entryId: string, revision: number) => Answers | undefined,
): readonly MovedOn[] {
  const copies = copiesIn(content);
  return copiesOf(content).flatMap(({ kind, id, link, answers }): MovedOn[] => {
    const entry = entries.get(link.entry);
    if (!entry || entry.kind !== kind || entry.revision <= link.revision) return [];
    const before = earlier(link.entry, link.revision) ?? {};
    const fields = Object.entries(shelfQuestions(kind)).flatMap(([field, structure]): FieldChange[] => {
      const now = entry.answers[field];
      if (structure.kind === "evidence" || same(before[field], now)) return [];
      const mapped = now && referencesIn(kind, field, now).length > 0 ? withIds(now, (one) => copies.get(one)?.id) : (now ?? null);
      const present = answers[field] ?? null;
      return same(present, mapped) ? [] : [{ field, present, shelf: mapped }];
    });
    return fields.length === 0 ? [] : [{ kind, id, link, entry, fields }];
  });
}
