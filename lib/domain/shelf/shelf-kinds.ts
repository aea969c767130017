import { type AnyQuestionText, listText } from "../questionnaire/english";
import type { QuestionStructure, RecordListId } from "../questionnaire/question";
import { recordList } from "../questionnaire/questions";
import { measures, measuresEnglish } from "../risk/measures";
import { type QuestionView, questionView } from "../view/section-view";

/** Lists of records whose entries an organisation keeps once; a data item carries how long it is kept, and why. */
export const shelfLists = [
  "controllers",
  "processors",
  "contracts",
  "systems",
  "stores",
  "dataItems",
] as const satisfies readonly RecordListId[];
export type ShelfList = (typeof shelfLists)[number];

/** What stands on the shelf: records of the questionnaire, and measures that are in place. */
export const shelfKinds = [...shelfLists, "measures"] as const;
export type ShelfKind = (typeof shelfKinds)[number];
export const isShelfKind = (text: string): text is ShelfKind => (shelfKinds as readonly string[]).includes(text);
export const isShelfList = (text: string): text is ShelfList => (shelfLists as readonly string[]).includes(text);

/** A measure of one's own has no number in the catalogue. */
export const ownMeasure = "own";

const measureField = (kind: QuestionStructure["kind"], article: string, details: Partial<QuestionStructure> = {}): QuestionStructure => ({
  kind,
  article,
  consumers: [],
  required: true,
  disclosure: "shared",
  ...details,
});

/** What an assessment records of a measure that is in place, asked as a question is. */
const measureQuestions: Readonly<Record<string, QuestionStructure>> = {
  catalogue: measureField("choice", "GDPR Arts. 25, 32, 35(7)(d)", { options: [...measures.map(({ id }) => id), ownMeasure] }),
  title: measureField("text", "GDPR Art. 35(7)(d)", { visibleWhen: { question: "catalogue", is: [ownMeasure] } }),
  description: measureField("longText", "GDPR Art. 35(7)(d)", { required: false }),
  owner: measureField("text", "GDPR Arts. 5(2), 24", { required: false }),
  evidence: measureField("evidence", "GDPR Art. 5(2)", { required: false, disclosure: "internal" }),
};

const measureTexts: Readonly<Record<string, AnyQuestionText>> = {
  catalogue: {
    label: "Which measure is it?",
    why: "A measure of the catalogue says by itself which risks it treats; for one of your own you choose them in the assessment.",
    examples: [
      "The keys of all log stores are held by us: choose “Hold the keys yourself”.",
      "A weekly talk with the works council: choose one of your own.",
    ],
    options: Object.fromEntries([
      ...measures.map(({ id }) => [id, `${id} ${measuresEnglish[`measure.${id}.title`] ?? ""}`]),
      [ownMeasure, "One of your own"],
    ]),
  },
  title: {
    label: "What is it called?",
    why: "It goes by this name in every assessment that takes it.",
    examples: ["Second pair of eyes for letters", "Monthly drill of the outage plan"],
  },
  description: {
    label: "How is it done here?",
    why: "A reader can check what is described, and nothing else.",
    examples: [
      "A service control policy denies every Region outside the EU for all accounts.",
      "The desk lead reads ten drafts a week and keeps the list.",
    ],
  },
  owner: {
    label: "Who is responsible for it?",
    why: "Somebody answers for its staying in place.",
    examples: ["Head of information security", "Privacy office"],
  },
  evidence: {
    label: "What proves it?",
    why: "A measure counts only with evidence. The files go with it into each assessment that takes it.",
    examples: ["The policy in force, exported from the account", "Minutes of the last review"],
  },
};

/** The questions of one kind: those of the questionnaire, without references to what is not on the shelf. */
export function shelfQuestions(kind: ShelfKind): Readonly<Record<string, QuestionStructure>> {
  if (kind === "measures") return measureQuestions;
  const questions: Readonly<Record<string, QuestionStructure>> = recordList(kind)?.questions ?? {};
  return Object.fromEntries(Object.entries(questions).filter(([, one]) => (one.to ?? []).every(isShelfList)));
}

const textOf = (kind: ShelfKind, field: string): AnyQuestionText | undefined =>
  kind === "measures" ? measureTexts[field] : listText(kind).questions[field];

/** The same as the form draws them. */
export const shelfQuestionViews = (kind: ShelfKind): readonly QuestionView[] =>
  Object.entries(shelfQuestions(kind)).flatMap(([field, structure]) => {
    const text = textOf(kind, field);
    return text ? [questionView(field, structure, text)] : [];
  });

/** The question that names an entry. */
export const namingField = (kind: ShelfKind): string => (kind === "measures" ? "title" : (recordList(kind)?.nameQuestion ?? "name"));

type KindWords = { title: string; one: string; intro: string };
const others: Partial<Readonly<Record<ShelfKind, KindWords>>> = {
  controllers: {
    title: "Controllers and their data protection officers",
    one: "controller",
    intro: "Each organisation that decides why and how data are used, with how its data protection officer is reached.",
  },
  dataItems: {
    title: "Data items and retention rules",
    one: "data item",
    intro: "Kinds of data that come up again, with how long each is kept and why.",
  },
  measures: {
    title: "Measures in place",
    one: "measure",
    intro: "What holds for everything the organisation runs, with its evidence.",
  },
};

export function kindWords(kind: ShelfKind): KindWords {
  const own = others[kind];
  if (own || kind === "measures") return own ?? { title: kind, one: kind, intro: "" };
  const { title, one, intro } = listText(kind);
  return { title, one, intro };
}
