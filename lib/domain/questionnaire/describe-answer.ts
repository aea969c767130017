import type { AssessmentContent } from "../assessment/content";
import type { Fact, Standing } from "../facts/fact";
import { dateText } from "../language/date-text";
import { sentence } from "../language/sentence";
import type { Because } from "../reasoning/because";
import type { Answer, AnswerValue, Duration, MeasureRow, Money } from "./answer";
import { type AnyQuestionText, listText, type QuestionnaireLanguage, questionText } from "./english";
import { namelessRecord } from "./nameless-record";
import type { QuestionStructure } from "./question";
import { isRecordId, type ListId, listIds, type Path, parsePath, recordList } from "./questions";

const say = (message: string, values: Readonly<Record<string, string | number>>, language: QuestionnaireLanguage): string =>
  sentence({ message: `answer.${message}`, values }, language);

const locale = (language: QuestionnaireLanguage): string => (language === "en" ? "en-GB" : language);

/** A country's name; the code itself where it is none that Intl knows. */
export function countryName(code: string, language: QuestionnaireLanguage = "en"): string {
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "30 days", or that nobody set an end. */
export const durationText = (duration: Duration, language: QuestionnaireLanguage = "en"): string =>
  duration === "untilDeleted" ? say("untilDeleted", {}, language) : say(duration.unit, { amount: duration.amount }, language);

function moneyText(money: Money, language: QuestionnaireLanguage): string {
  let amount: string;
  try {
    amount = new Intl.NumberFormat(locale(language), { style: "currency", currency: money.currency }).format(money.amount);
  } catch {
    amount = `${money.amount} ${money.currency}`;
  }
  return say("money", { amount, date: dateText(money.date, language) }, language);
}

const measureText = (row: MeasureRow, language: QuestionnaireLanguage): string =>
  say(
    "measureRow",
    {
      measures: row.measures,
      effectiveness: row.effectiveness.trim() === "" ? say("effectivenessOpen", {}, language) : row.effectiveness,
      status: say(`status.${row.status}`, {}, language),
    },
    language,
  );

const raw = (value: AnswerValue): string => (typeof value === "string" ? value : JSON.stringify(value));
const texts = (value: AnswerValue): readonly string[] | null =>
  Array.isArray(value) ? (value as readonly string[]) : typeof value === "string" ? [value] : null;
const isDuration = (value: AnswerValue): value is Duration =>
  value === "untilDeleted" || (typeof value === "object" && "unit" in value && "amount" in value);
const isMoney = (value: AnswerValue): value is Money => typeof value === "object" && "currency" in value && "amount" in value;
const isMeasureRow = (value: AnswerValue): value is MeasureRow => typeof value === "object" && "measures" in value && "status" in value;

/** A value in words. A value that does not fit its kind shows as it is, so that nothing put in is lost from sight. */
function valueText(
  structure: QuestionStructure,
  words: AnyQuestionText,
  value: AnswerValue,
  resolveName: (id: string) => string,
  language: QuestionnaireLanguage,
): string {
  const joined = (each: (one: string) => string, separator = ", "): string => {
    const all = texts(value);
    if (all === null) return raw(value);
    return all.length === 0 ? say("nothingChosen", {}, language) : all.map(each).join(separator);
  };
  const { kind } = structure;
  switch (kind) {
    case "yesNo":
      return typeof value === "boolean" ? say(value ? "yes" : "no", {}, language) : raw(value);
    case "choice":
    case "choices":
      // Options may hold commas of their own.
      return joined((one) => words.options?.[one] ?? one, "; ");
    case "number": {
      if (typeof value !== "number") return raw(value);
      const amount = new Intl.NumberFormat(locale(language)).format(value);
      return structure.unit === undefined ? amount : structure.unit === "%" ? `${amount}%` : `${amount} ${structure.unit}`;
    }
    case "money":
      return isMoney(value) ? moneyText(value, language) : raw(value);
    case "duration":
      return isDuration(value) ? durationText(value, language) : raw(value);
    case "date":
      return typeof value === "string" ? dateText(value, language) : raw(value);
    case "country":
    case "countries":
      return joined((one) => countryName(one, language));
    case "reference":
    case "references":
    case "evidence":
      return joined(resolveName);
    case "measureRow":
      return isMeasureRow(value) ? measureText(value, language) : raw(value);
    case "text":
    case "longText":
      return raw(value);
    case "region":
    case "regions":
    case "model":
    case "provider":
      return joined((one) => one);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/**
 * An answer in words: a plain sentence part for every state, never empty. `resolveName` turns the id of a record or of a
 * piece of evidence into its name (`namesIn`). Markdown in long texts is left as it is.
 */
export function answerText(
  structure: QuestionStructure,
  words: AnyQuestionText,
  answer: Answer | undefined,
  resolveName: (id: string) => string,
  language: QuestionnaireLanguage = "en",
): string {
  if (!answer) return say("absent", {}, language);
  if ("value" in answer) return valueText(structure, words, answer.value, resolveName, language);
  if ("unknown" in answer)
    return answer.note === undefined || answer.note.trim() === ""
      ? say("unknown", {}, language)
      : say("unknownNote", { note: answer.note }, language);
  return say("notApplicable", { reason: answer.notApplicable }, language);
}

/** The names of an assessment's records and evidence by id: what the naming question holds, in words; else "Data item 2 (no name yet)". */
export function namesIn(content: AssessmentContent, language: QuestionnaireLanguage = "en"): (id: string) => string {
  const names = new Map<string, string>();
  const removed = say("removedRecord", {}, language);
  for (const listId of listIds) {
    const list = recordList(listId);
    const words = listText(listId, language);
    const naming = list?.questions[list.nameQuestion];
    const nameWords = list && words.questions[list.nameQuestion];
    if (!list || !naming || !nameWords) continue;
    for (const [index, record] of (content.records[listId] ?? []).entries()) {
      const answer = record.answers[list.nameQuestion];
      const given = answer && "value" in answer ? valueText(naming, nameWords, answer.value, (id) => id, language).trim() : "";
      names.set(record.id, given === "" ? namelessRecord(words.one, index + 1) : given);
    }
  }
  for (const item of content.evidence) names.set(item.id, item.name);
  return (id) => names.get(id) ?? removed;
}

function answerAt(content: AssessmentContent, path: Path): Answer | undefined {
  const parsed = parsePath(path);
  if (!parsed) return undefined;
  if (parsed.kind === "single") return Object.hasOwn(content.answers, parsed.key) ? content.answers[parsed.key] : undefined;
  const record = content.records[parsed.list]?.find((one) => one.id === parsed.recordId);
  return record && Object.hasOwn(record.answers, parsed.field) ? record.answers[parsed.field] : undefined;
}

/**
 * What a path points at, in words: a question's label (with the record's name in brackets), a record's name or a list's title.
 * Everything that `missing` and `closedBy` hold can be shown with it; what is none of these shows as it is.
 */
export function pathLabel(path: Path, resolveName: (id: string) => string, language: QuestionnaireLanguage = "en"): string {
  const parsed = parsePath(path);
  if (parsed) {
    const label = questionText(path, language)?.label ?? path;
    return parsed.kind === "single" ? label : say("labelOfRecord", { label, record: resolveName(parsed.recordId) }, language);
  }
  const [list, recordId] = path.split("/");
  if (list === "worksheets") return say("worksheet", {}, language);
  const known = listIds.find((one): one is ListId => one === list);
  if (!known) return questionText(path, language)?.label ?? path;
  return recordId !== undefined && isRecordId(recordId) ? resolveName(recordId) : listText(known, language).title;
}

/** Facts by `id@version`, for the reasons that name them. */
export type FactsById = ReadonlyMap<string, Fact>;
export const indexFacts = (facts: readonly Fact[]): FactsById => new Map(facts.map((fact) => [`${fact.id}@${fact.version}`, fact]));

/** A reason as shown and printed. `standing` is null where the register at hand does not hold the fact. */
export type DescribedBecause =
  | { kind: "answer"; label: string; value: string; path: Path }
  | { kind: "fact"; claim: string; standing: Standing | null; sources: Fact["sources"]; id: string; version: number };

/**
 * One reason in words: an answer with its question's label, or a fact with its claim. The value is the one that the result was
 * computed from; a reason that a question was hidden shows the answer that hides it. `factsById` comes from `indexFacts`.
 */
export function describeBecause(
  content: AssessmentContent,
  because: Because,
  factsById: FactsById,
  resolveName: (id: string) => string = namesIn(content),
  language: QuestionnaireLanguage = "en",
): DescribedBecause {
  if (because.kind === "fact") {
    const fact = factsById.get(`${because.id}@${because.version}`);
    return {
      kind: "fact",
      claim: fact?.claim ?? say("factNotHeld", { id: because.id, version: String(because.version) }, language),
      standing: fact?.standing ?? null,
      sources: fact?.sources ?? [],
      id: because.id,
      version: because.version,
    };
  }
  const { path } = because;
  const label = pathLabel(path, resolveName, language);
  const parsed = parsePath(path);
  const words = questionText(path, language);
  const answer = because.state === "answered" && because.value !== null ? { value: because.value } : answerAt(content, path);
  const value = parsed && words ? answerText(parsed.structure, words, answer, resolveName, language) : say("absent", {}, language);
  return { kind: "answer", label, value, path };
}
