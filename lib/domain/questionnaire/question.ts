/** The kinds of answer that a question can ask for; every output switches over them exhaustively. */
export type QuestionKind =
  | "text"
  | "longText"
  | "yesNo"
  | "choice"
  | "choices"
  | "number"
  | "money"
  | "duration"
  | "date"
  | "country"
  | "countries"
  | "region"
  | "regions"
  | "model"
  | "provider"
  | "reference"
  | "references"
  | "evidence"
  | "measureRow";

/** Who may read an answer in which edition of the document: `public` in all, `shared` not in the publication, `internal` only in the full one. */
export type Disclosure = "public" | "shared" | "internal";

/**
 * Shown only when the named answer holds one of the values (for `choices`: any of them).
 * `question` is a key of the same record, or of the assessment when it contains a dot.
 * Three-valued: while the controlling answer is open, its dependants are hidden and what needs them is undetermined.
 */
export type VisibleWhen = { question: string; is: readonly (string | boolean)[] };

export type QuestionStructure = {
  kind: QuestionKind;
  /** The article or guideline that the question serves, as printed: "GDPR Art. 35(7)(a)". */
  article: string;
  /**
   * Who uses the answer; at least one. `edpb:1.1.d` a field of the official layout, `key:desc.nature` an answer key of the
   * layouts, `risk:<ruleId>`, `gap:<gapId>`, `criterion:C4`, `map`, `recipients`, `transfers`, `retention`,
   * `annex2:<item>` (WP248 Annex 2), `art30:<letter>`, `outcome`, `fria`.
   */
  consumers: readonly string[];
  options?: readonly string[];
  /** Another question of the same record: the form offers only the options that facts hold for its answer. */
  offeredFor?: string;
  /** The list of records that a reference points into. */
  to?: readonly RecordListId[];
  unit?: string;
  visibleWhen?: VisibleWhen;
  /** Counts towards "this section is complete"; optional questions are marked so on screen. */
  required: boolean;
  /** "Not applicable because …" is an answer here. */
  mayNotApply?: boolean;
  disclosure: Disclosure;
};

export type RecordListStructure = {
  /** Two or three letters that start the id of every record: `di-7f3k2m9q`. */
  prefix: string;
  /** The question whose answer names the record in lists and references. */
  nameQuestion: string;
  questions: Readonly<Record<string, QuestionStructure>>;
};

export type SectionStructure = {
  id: string;
  /** Questions asked once; their keys contain a dot: `desc.nature`. */
  questions: Readonly<Record<string, QuestionStructure>>;
  /** Lists of records; they do not nest. */
  lists: Readonly<Record<string, RecordListStructure>>;
};

type Details = {
  options?: readonly string[];
  offeredFor?: string;
  to?: readonly RecordListId[];
  unit?: string;
  visibleWhen?: VisibleWhen;
  required?: boolean;
  mayNotApply?: boolean;
  disclosure?: Disclosure;
};

/** Writes down a question: required and public unless `details` says otherwise. */
export const question = <const K extends QuestionKind, const D extends Details = Record<never, never>>(
  kind: K,
  article: string,
  consumers: readonly [string, ...string[]],
  details?: D,
) =>
  ({ kind, article, consumers, required: true, disclosure: "public", ...details }) as unknown as {
    kind: K;
    article: string;
    consumers: readonly string[];
    required: boolean;
    disclosure: Disclosure;
  } & Omit<D, "required" | "disclosure">;

/** The words of one question in one language. */
type QuestionText = {
  label: string;
  /** Why it is asked, in one or two plain sentences. */
  why: string;
  /** Two good answers of different content. */
  examples: readonly [string, string];
};

type OptionTexts<Q> = Q extends { options: readonly (infer O extends string)[] }
  ? { options: Readonly<Record<O, string>> }
  : { options?: undefined };

type QuestionTexts<Qs extends Readonly<Record<string, QuestionStructure>>> = {
  readonly [K in keyof Qs]: QuestionText & OptionTexts<Qs[K]>;
};

/** The words of a section, derived from its structure: a missing or misspelt question or option does not compile. */
export type SectionTexts<S extends SectionStructure> = {
  title: string;
  /** One or two sentences under the heading. */
  intro: string;
  questions: QuestionTexts<S["questions"]>;
  lists: {
    readonly [L in keyof S["lists"]]: {
      title: string;
      /** One record of the list, lower case: "data item". */
      one: string;
      intro: string;
      questions: QuestionTexts<S["lists"][L]["questions"]>;
    };
  };
};

export type RecordListId =
  | "controllers"
  | "processors"
  | "contracts"
  | "team"
  | "dataSubjects"
  | "dataItems"
  | "purposes"
  | "secondaryUses"
  | "codes"
  | "frameworks"
  | "systems"
  | "modelUses"
  | "stores"
  | "tools"
  | "customisations"
  | "otherFlows"
  | "phases"
  | "transferTools"
  | "dpiaHistory"
  | "nationalChecks";
