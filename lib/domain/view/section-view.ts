import type { AssessmentContent } from "../assessment/content";
import type { Answers } from "../questionnaire/answer";
import { namesIn } from "../questionnaire/describe-answer";
import type { AnyListText, AnyQuestionText, AnySectionTexts } from "../questionnaire/english";
import { neededLists } from "../questionnaire/progress";
import type {
  QuestionKind,
  QuestionStructure,
  RecordListId,
  RecordListStructure,
  SectionStructure,
  VisibleWhen,
} from "../questionnaire/question";
import { recordList } from "../questionnaire/questions";

/** One question as the form draws it: structure and words, without who uses the answer. */
export type QuestionView = {
  /** `desc.nature`, or the field's key within a record. */
  key: string;
  kind: QuestionKind;
  label: string;
  why: string;
  examples: readonly [string, string];
  article: string;
  options: readonly { value: string; label: string }[];
  /** Another question of the same record whose answer decides which of the options are offered. */
  offeredFor: string | null;
  to: readonly RecordListId[];
  unit: string | null;
  required: boolean;
  mayNotApply: boolean;
  visibleWhen: VisibleWhen | null;
};

type RecordView = { id: string; answers: Answers };

export type ListView = {
  id: RecordListId;
  title: string;
  one: string;
  intro: string;
  prefix: string;
  nameQuestion: string;
  /** Every assessment needs an entry here. */
  needed: boolean;
  questions: readonly QuestionView[];
  records: readonly RecordView[];
};

/** Records that a reference may point at, by list; `one` is the word for one of them. */
type TargetList = {
  id: RecordListId;
  one: string;
  prefix: string;
  nameQuestion: string;
  namedByText: boolean;
  records: readonly { id: string; name: string }[];
};

/** A list whose records point into the lists of this section: whoever removes a record is told of them. */
type Referrer = {
  list: RecordListId;
  one: string;
  recordId: string;
  name: string;
  field: string;
  label: string;
  targets: readonly string[];
  sectionId: string;
};

/** Everything that one section's page needs, as plain data. */
export type SectionView = {
  id: string;
  title: string;
  intro: string;
  questions: readonly QuestionView[];
  answers: Answers;
  /** Answers of other sections that decide what is shown here. */
  controlling: Answers;
  lists: readonly ListView[];
  targets: readonly TargetList[];
  referrers: readonly Referrer[];
};

/** One question with its words. */
export const questionView = (key: string, structure: QuestionStructure, text: AnyQuestionText): QuestionView => ({
  key,
  kind: structure.kind,
  label: text.label,
  why: text.why,
  examples: text.examples,
  article: structure.article,
  options: (structure.options ?? []).map((value) => ({ value, label: text.options?.[value] ?? value })),
  offeredFor: structure.offeredFor ?? null,
  to: structure.to ?? [],
  unit: structure.unit ?? null,
  required: structure.required,
  mayNotApply: structure.mayNotApply === true,
  visibleWhen: structure.visibleWhen ?? null,
});

const listText = (texts: readonly AnySectionTexts[], id: string): AnyListText | undefined =>
  texts.find((section) => Object.hasOwn(section.lists, id))?.lists[id];

/**
 * What the page of one section shows. `texts` are those of all sections, in the order of `structures`;
 * throws when a question of the section has no text, which the texts' type rules out.
 */
export function sectionView(
  sectionId: string,
  structures: readonly SectionStructure[],
  texts: readonly AnySectionTexts[],
  content: AssessmentContent,
): SectionView | null {
  const index = structures.findIndex((one) => one.id === sectionId);
  const structure = structures[index];
  const text = texts[index];
  if (!structure || !text) return null;
  const nameOf = namesIn(content);

  const views = (questions: Readonly<Record<string, QuestionStructure>>, words: Readonly<Record<string, AnyQuestionText>>) =>
    Object.entries(questions).map(([key, one]) => {
      const found = words[key];
      if (!found) throw new Error(`No text for the question ${key}`);
      return questionView(key, one, found);
    });

  const lists = Object.entries(structure.lists).map(([id, list]): ListView => {
    const words = text.lists[id];
    if (!words) throw new Error(`No text for the list ${id}`);
    return {
      id: id as RecordListId,
      title: words.title,
      one: words.one,
      intro: words.intro,
      prefix: list.prefix,
      nameQuestion: list.nameQuestion,
      needed: (neededLists as readonly string[]).includes(id),
      questions: views(list.questions, words.questions),
      records: (content.records[id as keyof typeof content.records] ?? []).map((record) => ({ id: record.id, answers: record.answers })),
    };
  });

  const questions = views(structure.questions, text.questions);
  const all = [...questions, ...lists.flatMap((list) => list.questions)];
  const wanted = [...new Set(all.flatMap((one) => one.to))];
  const outside = new Set(
    all
      .map((one) => one.visibleWhen?.question)
      .filter((key): key is string => key?.includes(".") === true && !Object.hasOwn(structure.questions, key)),
  );

  const targets = wanted.flatMap((id): TargetList[] => {
    const list: RecordListStructure | undefined = recordList(id);
    const words = listText(texts, id);
    if (!list || !words) return [];
    const naming = list.questions[list.nameQuestion];
    return [
      {
        id,
        one: words.one,
        prefix: list.prefix,
        nameQuestion: list.nameQuestion,
        namedByText: naming?.kind === "text",
        records: (content.records[id as keyof typeof content.records] ?? []).map((record) => ({
          id: record.id,
          name: nameOf(record.id),
        })),
      },
    ];
  });

  const own = new Set(lists.map((list) => list.id));
  const referrers = structures.flatMap((other, position) =>
    Object.entries(other.lists).flatMap(([id, list]) =>
      Object.entries(list.questions).flatMap(([field, one]): Referrer[] => {
        if (!one.to?.some((target) => own.has(target))) return [];
        const words = texts[position]?.lists[id];
        return (content.records[id as keyof typeof content.records] ?? []).flatMap((record) => {
          const answer = record.answers[field];
          if (!answer || !("value" in answer)) return [];
          const pointed = Array.isArray(answer.value) ? (answer.value as readonly string[]) : [String(answer.value)];
          return [
            {
              list: id as RecordListId,
              one: words?.one ?? id,
              recordId: record.id,
              name: nameOf(record.id),
              field,
              label: words?.questions[field]?.label ?? field,
              targets: pointed,
              sectionId: other.id,
            },
          ];
        });
      }),
    ),
  );

  return {
    id: structure.id,
    title: text.title,
    intro: text.intro,
    questions,
    answers: Object.fromEntries(Object.entries(content.answers).filter(([key]) => Object.hasOwn(structure.questions, key))),
    controlling: Object.fromEntries(Object.entries(content.answers).filter(([key]) => outside.has(key))),
    lists,
    targets,
    referrers,
  };
}
