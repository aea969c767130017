import type { AssessmentContent } from "../assessment/content";
import type { Because } from "../reasoning/because";
import type { Claim } from "../reasoning/claim";
import type { Answer, AnswerValue, AssessmentRecord } from "./answer";
import type { QuestionStructure } from "./question";
import {
  type FieldKey,
  fieldPath,
  type ListId,
  listIds,
  type Path,
  type QuestionKey,
  type RecordLists,
  recordList,
  type SingleQuestions,
  singleQuestion,
} from "./questions";

/**
 * An answer as the engine sees it. `hidden`: a controlling question rules it out (`open: false`: it does not count and
 * nothing is missing) or is itself still open (`open: true`: what needs it is undetermined, and `controlling` is missing).
 */
export type Reading<V extends AnswerValue = AnswerValue> = { path: Path } & (
  | { state: "answered"; value: V }
  | { state: "unknown" }
  | { state: "absent" }
  | { state: "notApplicable"; reason: string }
  | { state: "hidden"; open: boolean; controlling: Path }
);

type OptionOf<Q> = Q extends { options: readonly (infer O extends string)[] } ? O : string;
type Kind<Q> = Q extends { kind: infer K } ? K : never;
/** The type of a question's value, derived from its structure, so that a misspelt option in a rule does not compile. */
export type ValueOf<Q> =
  Kind<Q> extends "yesNo"
    ? boolean
    : Kind<Q> extends "number"
      ? number
      : Kind<Q> extends "choice"
        ? OptionOf<Q>
        : Kind<Q> extends "choices"
          ? readonly OptionOf<Q>[]
          : Kind<Q> extends "references" | "countries" | "regions" | "evidence"
            ? readonly string[]
            : Kind<Q> extends "duration"
              ? import("./answer").Duration
              : Kind<Q> extends "money"
                ? import("./answer").Money
                : Kind<Q> extends "measureRow"
                  ? import("./answer").MeasureRow
                  : string;

export type FieldValue<L extends ListId, F extends FieldKey<L>> = ValueOf<
  RecordLists[L]["questions"][F & keyof RecordLists[L]["questions"]]
>;

/** One record with typed access to its answers. */
export type RecordReading<L extends ListId = ListId> = {
  list: L;
  id: string;
  /** The record's name, or its id while it has none. */
  name: string;
  read<F extends FieldKey<L>>(field: F): Reading<FieldValue<L, F> & AnswerValue>;
};

/** All answers, indexed once, with visibility resolved. Plain lookups from here on. */
export type Readings = {
  content: AssessmentContent;
  read<K extends QuestionKey>(key: K): Reading<ValueOf<SingleQuestions[K]> & AnswerValue>;
  list<L extends ListId>(list: L): readonly RecordReading<L>[];
  /** The record with that id in any list. */
  record(id: string): RecordReading | undefined;
};

const ANSWERED = (answer: Answer | undefined): answer is { value: AnswerValue } => answer !== undefined && "value" in answer;

function readingOf(
  structure: QuestionStructure,
  path: Path,
  answers: Readonly<Record<string, Answer>>,
  key: string,
  controllingReading: (question: string) => Reading,
): Reading {
  if (structure.visibleWhen) {
    const controlling = controllingReading(structure.visibleWhen.question);
    const wanted: readonly (string | boolean)[] = structure.visibleWhen.is;
    if (controlling.state === "hidden") return { path, state: "hidden", open: controlling.open, controlling: controlling.controlling };
    if (controlling.state === "absent" || controlling.state === "unknown")
      return { path, state: "hidden", open: true, controlling: controlling.path };
    if (controlling.state === "notApplicable") return { path, state: "hidden", open: false, controlling: controlling.path };
    const value = controlling.value;
    const shown = Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value as string | boolean);
    if (!shown) return { path, state: "hidden", open: false, controlling: controlling.path };
  }
  const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (!answer) return { path, state: "absent" };
  if (ANSWERED(answer)) return { path, state: "answered", value: answer.value };
  if ("unknown" in answer) return { path, state: "unknown" };
  return { path, state: "notApplicable", reason: answer.notApplicable };
}

/** Indexes an assessment's answers. Linear in the number of answers read; unknown keys are ignored. */
export function readAnswers(content: AssessmentContent): Readings {
  const singleCache = new Map<string, Reading>();
  const readSingle = (key: string): Reading => {
    const cached = singleCache.get(key);
    if (cached) return cached;
    const structure = singleQuestion(key);
    if (!structure) throw new Error(`No question has the key ${key}`);
    const reading = readingOf(structure, key, content.answers, key, readSingle);
    singleCache.set(key, reading);
    return reading;
  };
  const byId = new Map<string, RecordReading>();
  const byList = new Map<ListId, readonly RecordReading[]>();
  for (const list of listIds) {
    const structure = recordList(list);
    if (!structure) continue;
    const readings = (content.records[list] ?? []).map((record: AssessmentRecord): RecordReading => {
      const cache = new Map<string, Reading>();
      const read = (field: string): Reading => {
        const cached = cache.get(field);
        if (cached) return cached;
        const question = structure.questions[field];
        if (!question) throw new Error(`${list} has no question ${field}`);
        const reading = readingOf(question, fieldPath(list, record.id, field), record.answers, field, (controlling) =>
          controlling.includes(".") ? readSingle(controlling) : read(controlling),
        );
        cache.set(field, reading);
        return reading;
      };
      const named = record.answers[structure.nameQuestion];
      const name = ANSWERED(named) && typeof named.value === "string" && named.value.trim() !== "" ? named.value : record.id;
      const reading = { list, id: record.id, name, read } as unknown as RecordReading;
      byId.set(record.id, reading);
      return reading;
    });
    byList.set(list, readings);
  }
  return {
    content,
    read: readSingle as Readings["read"],
    list: ((list: ListId) => byList.get(list) ?? []) as unknown as Readings["list"],
    record: (id) => byId.get(id),
  };
}

/** The reason that a reading gives. */
export const becauseOf = (reading: Reading): Because => ({
  kind: "answer",
  path: reading.state === "hidden" ? reading.controlling : reading.path,
  value: reading.state === "answered" ? reading.value : null,
  state: reading.state,
});

/**
 * A claim about one answer: undetermined while it is open or unknown, false where it does not apply or is ruled out,
 * else what `test` says of the value.
 */
export function when<V extends AnswerValue>(reading: Reading<V>, test: (value: V) => boolean): Claim {
  switch (reading.state) {
    case "answered":
      return { truth: test(reading.value), because: [becauseOf(reading)], missing: [] };
    case "notApplicable":
      return { truth: false, because: [becauseOf(reading)], missing: [] };
    case "hidden":
      return reading.open
        ? { truth: null, because: [], missing: [reading.controlling] }
        : { truth: false, because: [becauseOf(reading)], missing: [] };
    default:
      return { truth: null, because: [becauseOf(reading)], missing: [reading.path] };
  }
}

/** True when the answer is one of the values (`choices`: holds any of them). */
export const isOneOf = <V extends AnswerValue>(
  reading: Reading<V>,
  ...values: readonly (V extends readonly (infer O)[] ? O : V)[]
): Claim =>
  when(reading, (value) =>
    Array.isArray(value)
      ? value.some((one) => (values as readonly unknown[]).includes(one))
      : (values as readonly unknown[]).includes(value),
  );

export const isYes = (reading: Reading<boolean>): Claim => when(reading, (value) => value);
export const isNo = (reading: Reading<boolean>): Claim => when(reading, (value) => !value);

/** The value, or undefined while there is none. */
export const given = <V extends AnswerValue>(reading: Reading<V>): V | undefined =>
  reading.state === "answered" ? reading.value : undefined;
