import type { AssessmentContent } from "../assessment/content";
import type { Answer } from "../questionnaire/answer";
import { answerText, namesIn } from "../questionnaire/describe-answer";
import type { AnyQuestionText } from "../questionnaire/english";
import type { MovedOn } from "../shelf/shelf-changes";
import { entryName, type ShelfEntry } from "../shelf/shelf-entry";
import { kindWords, type ShelfKind, shelfQuestions, shelfQuestionViews } from "../shelf/shelf-kinds";
import { measureWords } from "./measure-words";

type Names = (id: string) => string;

function fieldWords(kind: ShelfKind, field: string): { label: string; text: (answer: Answer | null, names: Names) => string } {
  const structure = shelfQuestions(kind)[field];
  const view = shelfQuestionViews(kind).find((one) => one.key === field);
  if (!structure || !view) return { label: field, text: () => "" };
  const words: AnyQuestionText = { ...view, options: Object.fromEntries(view.options.map(({ value, label }) => [value, label])) };
  return { label: view.label, text: (answer, names) => answerText(structure, words, answer ?? undefined, names) };
}

/** What an entry says, as lines of question and answer, without its name. */
export function entryLines({ kind, answers }: ShelfEntry, names: Names): readonly { label: string; text: string }[] {
  return Object.keys(shelfQuestions(kind)).flatMap((field) => {
    const answer = answers[field];
    if (!answer) return [];
    const words = fieldWords(kind, field);
    return [{ label: words.label, text: words.text(answer, names) }];
  });
}

/** Names of a thing of an assessment: a record's or a measure's. */
export function namesOfThings(content: AssessmentContent): Names {
  const records = namesIn(content);
  const measures = new Map(content.measures.map((one) => [one.id, measureWords(one).title]));
  return (id) => measures.get(id) ?? records(id);
}

type FieldChangeView = { field: string; label: string; present: string; shelf: string };
export type MovedOnView = {
  id: string;
  name: string;
  one: string;
  takenOn: string;
  revision: number;
  fields: readonly FieldChangeView[];
};

/** A copy whose entry moved on, in words: the shelf's value beside the present one. */
export function movedOnView({ kind, id, link, entry, fields }: MovedOn, content: AssessmentContent): MovedOnView {
  const names = namesOfThings(content);
  return {
    id,
    name: names(id) || entryName(entry),
    one: kindWords(kind).one,
    takenOn: link.takenOn,
    revision: entry.revision,
    fields: fields.map(({ field, present, shelf }) => {
      const words = fieldWords(kind, field);
      return { field, label: words.label, present: words.text(present, names), shelf: words.text(shelf, names) };
    }),
  };
}
