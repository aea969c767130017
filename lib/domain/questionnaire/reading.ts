import type { AssessmentContent } from "../assessment/content";
import type { Because } from "../reasoning/because";
import type { Claim } from "../reasoning/claim";
import type { Answer, Answers, AnswerValue, AssessmentRecord } from "./answer";
import { listText } from "./english";
import { namelessRecord } from "./nameless-record";
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
 * A reading that is answered, unknown or absent is its own reason (`becauseOf`): thousands are given, so none is copied.
 */
export type Reading<V extends AnswerValue = AnswerValue> =
  | { kind: "answer"; path: Path; value: V; state: "answered" }
  | { kind: "answer"; path: Path; value: null; state: "unknown" | "absent" }
  | { path: Path; state: "notApplicable"; reason: string; because: Because }
  | { path: Path; state: "hidden"; open: boolean; controlling: Path; because: Because };

type OptionOf<Q> = Q extends { options: readonly (infer O extends string)[] } ? O : string;
type Kind<Q> = Q extends { kind: infer K } ? K : never;
/** The type of a question's value, derived from its structure, so that a misspelt option in a rule does not compile. */
type ValueOf<Q> =
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

type FieldValue<L extends ListId, F extends FieldKey<L>> = ValueOf<RecordLists[L]["questions"][F & keyof RecordLists[L]["questions"]]>;

/** One record with typed access to its answers. */
export type RecordReading<L extends ListId = ListId> = {
  list: L;
  id: string;
  /** The record's name, or the word for its place in the list while it has none. */
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

const hidden = (path: Path, open: boolean, controlling: Path): Reading => ({
  path,
  state: "hidden",
  open,
  controlling,
  because: { kind: "answer", path: controlling, value: null, state: "hidden" },
});

/** The reading that a controlling question hides its dependant with; null where it shows it. */
function hiddenBy(controlling: Reading, wanted: readonly (string | boolean)[], path: Path): Reading | null {
  switch (controlling.state) {
    case "hidden":
      return hidden(path, controlling.open, controlling.controlling);
    case "absent":
    case "unknown":
      return hidden(path, true, controlling.path);
    case "notApplicable":
      return hidden(path, false, controlling.path);
    default: {
      const { value } = controlling;
      const shown = Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value as string | boolean);
      return shown ? null : hidden(path, false, controlling.path);
    }
  }
}

function shownReading(path: Path, answer: Answer | undefined): Reading {
  if (!answer) return { kind: "answer", path, value: null, state: "absent" };
  if (ANSWERED(answer)) return { kind: "answer", path, value: answer.value, state: "answered" };
  if ("unknown" in answer) return { kind: "answer", path, value: null, state: "unknown" };
  const because: Because = { kind: "answer", path, value: null, state: "notApplicable" };
  return { path, state: "notApplicable", reason: answer.notApplicable, because };
}

const answerIn = (answers: Answers, key: string): Answer | undefined => (Object.hasOwn(answers, key) ? answers[key] : undefined);

type ReadSingle = (key: string) => Reading;

/** The question that shows another one, of the record itself or of the assessment. */
type Controlling = { question: string; isSingle: boolean; is: readonly (string | boolean)[] };
/** The questions of a list by name, numbered, so that a record holds what was read of it in a plain array. */
type ListFields = { nameQuestion: string; at: ReadonlyMap<string, number>; controlling: readonly (Controlling | null)[] };

const controllingOf = ({ visibleWhen }: QuestionStructure): Controlling | null =>
  visibleWhen ? { question: visibleWhen.question, isSingle: visibleWhen.question.includes("."), is: visibleWhen.is } : null;

const fieldsOfLists = new Map<ListId, ListFields>();
for (const list of listIds) {
  const structure = recordList(list);
  if (!structure) continue;
  const names = Object.keys(structure.questions);
  fieldsOfLists.set(list, {
    nameQuestion: structure.nameQuestion,
    at: new Map(names.map((name, at) => [name, at])),
    controlling: Object.values(structure.questions).map(controllingOf),
  });
}

/** A record whose answers are read when first asked for, each once. */
class HeldRecord {
  readonly list: ListId;
  readonly id: string;
  readonly name: string;
  readonly #answers: Answers;
  readonly #fields: ListFields;
  readonly #single: ReadSingle;
  readonly #held: Reading[] = [];

  constructor(list: ListId, fields: ListFields, record: AssessmentRecord, number: number, single: ReadSingle) {
    const named = record.answers[fields.nameQuestion];
    this.list = list;
    this.id = record.id;
    this.name =
      ANSWERED(named) && typeof named.value === "string" && named.value.trim() !== ""
        ? named.value
        : namelessRecord(listText(list).one, number);
    this.#answers = record.answers;
    this.#fields = fields;
    this.#single = single;
  }

  read(field: string): Reading {
    const at = this.#fields.at.get(field);
    if (at === undefined) throw new Error(`${this.list} has no question ${field}`);
    const held = this.#held[at];
    if (held) return held;
    const path = fieldPath(this.list, this.id, field);
    const controlling = this.#fields.controlling[at];
    const ruledOut = controlling
      ? hiddenBy(controlling.isSingle ? this.#single(controlling.question) : this.read(controlling.question), controlling.is, path)
      : null;
    const reading = ruledOut ?? shownReading(path, answerIn(this.#answers, field));
    this.#held[at] = reading;
    return reading;
  }
}

/** Indexes an assessment's answers. Linear in the number of answers read; unknown keys are ignored. */
export function readAnswers(content: AssessmentContent): Readings {
  const singles = new Map<string, Reading>();
  const readSingle: ReadSingle = (key) => {
    const held = singles.get(key);
    if (held) return held;
    const structure = singleQuestion(key);
    if (!structure) throw new Error(`No question has the key ${key}`);
    const { visibleWhen } = structure;
    const ruledOut = visibleWhen === undefined ? null : hiddenBy(readSingle(visibleWhen.question), visibleWhen.is, key);
    const reading = ruledOut ?? shownReading(key, answerIn(content.answers, key));
    singles.set(key, reading);
    return reading;
  };
  const byId = new Map<string, RecordReading>();
  const byList = new Map<ListId, readonly RecordReading[]>();
  for (const [list, fields] of fieldsOfLists) {
    const records = (content.records[list] ?? []).map(
      (record, index) => new HeldRecord(list, fields, record, index + 1, readSingle) as unknown as RecordReading,
    );
    for (const record of records) byId.set(record.id, record);
    byList.set(list, records);
  }
  return {
    content,
    read: readSingle as Readings["read"],
    list: ((list: ListId) => byList.get(list) ?? []) as unknown as Readings["list"],
    record: (id) => byId.get(id),
  };
}

/** The reason that a reading gives. */
export const becauseOf = (reading: Reading): Because =>
  reading.state === "hidden" || reading.state === "notApplicable" ? reading.because : reading;

/** The reasons that readings give, in their order. */
export function reasonsOf(readings: readonly Reading[]): readonly Because[] {
  for (const reading of readings) if (becauseOf(reading) !== reading) return readings.map(becauseOf);
  return readings as readonly Because[];
}

const nothing: readonly Path[] = [];
const unsaid: readonly Because[] = [];

/**
 * A claim about one answer: undetermined while it is open or unknown, false where it does not apply or is ruled out,
 * else what `test` says of the value.
 */
export const when = <V extends AnswerValue>(reading: Reading<V>, test: (value: V) => boolean): Claim =>
  reading.state === "answered" ? { truth: test(reading.value), because: [reading], missing: nothing } : unanswered(reading);

/** What can be said of an answer that holds no value. */
function unanswered(reading: Exclude<Reading, { state: "answered" }>): Claim {
  switch (reading.state) {
    case "notApplicable":
      return { truth: false, because: [reading.because], missing: nothing };
    case "hidden":
      return reading.open
        ? { truth: null, because: unsaid, missing: [reading.controlling] }
        : { truth: false, because: [reading.because], missing: nothing };
    default:
      return { truth: null, because: [reading], missing: [reading.path] };
  }
}

/** True when the answer is one of the values (`choices`: holds any of them). */
export function isOneOf<V extends AnswerValue>(reading: Reading<V>, ...values: readonly (V extends readonly (infer O)[] ? O : V)[]): Claim {
  if (reading.state !== "answered") return unanswered(reading);
  const wanted: readonly unknown[] = values;
  const { value } = reading;
  const truth = Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value);
  return { truth, because: [reading], missing: nothing };
}

export const isYes = (reading: Reading<boolean>): Claim => when(reading, (value) => value);
export const isNo = (reading: Reading<boolean>): Claim => when(reading, (value) => !value);

/** The value, or undefined while there is none. */
export const given = <V extends AnswerValue>(reading: Reading<V>): V | undefined =>
  reading.state === "answered" ? reading.value : undefined;
