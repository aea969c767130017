import type { RecordListId, SectionTexts } from "./question";
import { parsePath } from "./questions";
import { type Section, type SectionId, sections } from "./sections";
import { aiActAndWorkersEnglish } from "./sections/ai-act-and-workers";
import { consultationAndDecisionEnglish } from "./sections/consultation-and-decision";
import { descriptionEnglish } from "./sections/description";
import { necessityAndRightsEnglish } from "./sections/necessity-and-rights";
import { organisationEnglish } from "./sections/organisation";
import { peopleAndDataEnglish } from "./sections/people-and-data";
import { purposesEnglish } from "./sections/purposes";
import { safeguardsEnglish } from "./sections/safeguards";
import { screeningEnglish } from "./sections/screening";
import { storesAndToolsEnglish } from "./sections/stores-and-tools";
import { systemsAndModelsEnglish } from "./sections/systems-and-models";
import { transfersEnglish } from "./sections/transfers";

/** All words of the questionnaire in one language; another language is another value of this type. */
export type QuestionnaireTexts = { readonly [S in Section as S["id"]]: SectionTexts<S> };

/** The languages that the questionnaire is held in. */
export type QuestionnaireLanguage = "en";

/** The words of a question whatever its section. */
export type AnyQuestionText = {
  label: string;
  why: string;
  examples: readonly [string, string];
  options?: Readonly<Record<string, string>> | undefined;
};
export type AnyListText = { title: string; one: string; intro: string; questions: Readonly<Record<string, AnyQuestionText>> };
export type AnySectionTexts = {
  title: string;
  intro: string;
  questions: Readonly<Record<string, AnyQuestionText>>;
  lists: Readonly<Record<string, AnyListText>>;
};

const english: QuestionnaireTexts = {
  screening: screeningEnglish,
  description: descriptionEnglish,
  organisation: organisationEnglish,
  "people-and-data": peopleAndDataEnglish,
  purposes: purposesEnglish,
  "systems-and-models": systemsAndModelsEnglish,
  "stores-and-tools": storesAndToolsEnglish,
  transfers: transfersEnglish,
  "necessity-and-rights": necessityAndRightsEnglish,
  safeguards: safeguardsEnglish,
  "ai-act-and-workers": aiActAndWorkersEnglish,
  "consultation-and-decision": consultationAndDecisionEnglish,
};

const languages: Readonly<Record<QuestionnaireLanguage, QuestionnaireTexts>> = { en: english };

/** The words of one section. */
export function sectionTexts<I extends SectionId>(sectionId: I, language: QuestionnaireLanguage = "en"): QuestionnaireTexts[I] {
  return languages[language][sectionId];
}

/** The words of every section, in the order of `sections`. */
export const allSectionTexts = (language: QuestionnaireLanguage = "en"): readonly AnySectionTexts[] =>
  sections.map((section): AnySectionTexts => languages[language][section.id]);

type Index = { questions: ReadonlyMap<string, AnyQuestionText>; lists: ReadonlyMap<string, AnyListText> };
const indexes = new Map<QuestionnaireLanguage, Index>();

function indexOf(language: QuestionnaireLanguage): Index {
  const known = indexes.get(language);
  if (known) return known;
  const questions = new Map<string, AnyQuestionText>();
  const lists = new Map<string, AnyListText>();
  for (const section of allSectionTexts(language)) {
    for (const [key, text] of Object.entries(section.questions)) questions.set(key, text);
    for (const [id, list] of Object.entries(section.lists)) {
      lists.set(id, list);
      for (const [field, text] of Object.entries(list.questions)) questions.set(`${id}.${field}`, text);
    }
  }
  const index = { questions, lists };
  indexes.set(language, index);
  return index;
}

/**
 * The words of a question named by its key (`desc.nature`), its list and field (`modelUses.model`) or a path
 * (`modelUses/mu-7f3k2m9q/model`); undefined where there is no such question.
 */
export function questionText(keyOrPath: string, language: QuestionnaireLanguage = "en"): AnyQuestionText | undefined {
  const parsed = keyOrPath.includes("/") ? parsePath(keyOrPath) : null;
  const key = parsed?.kind === "field" ? `${parsed.list}.${parsed.field}` : keyOrPath;
  return indexOf(language).questions.get(key);
}

/** The words of one option; the option itself where it has none, so that an unknown value still shows. */
export function optionLabel(keyOrPath: string, option: string, language: QuestionnaireLanguage = "en"): string {
  const options = questionText(keyOrPath, language)?.options;
  return options && Object.hasOwn(options, option) ? (options[option] ?? option) : option;
}

/** The words of a list of records. */
export function listText(listId: RecordListId, language: QuestionnaireLanguage = "en"): AnyListText {
  const text = indexOf(language).lists.get(listId);
  if (!text) throw new Error(`No text for the list ${listId}`);
  return text;
}
