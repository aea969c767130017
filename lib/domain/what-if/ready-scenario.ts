import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { AssessmentContent } from "../assessment/content";
import type { EvidenceItem } from "../assessment/evidence-item";
import type { ModelUseRetention } from "../data-flow/map";
import type { Fact } from "../facts/fact";
import type { FactsInForce } from "../facts/facts-in-force";
import type { Answer } from "../questionnaire/answer";
import { fieldPath, type ListId } from "../questionnaire/questions";
import type { Readings, RecordReading } from "../questionnaire/reading";
import type { Because, Message } from "../reasoning/because";
import type { MeasureId } from "../risk/measures";
import type { Effort, ReadyChoice, ReadyScenarioId, ScenarioChange, Supposition } from "./scenario";

const nothingHashed = bytesToHex(sha256(new Uint8Array()));

export type ModelUse = RecordReading<"modelUses">;

export type ReadyInputs = {
  content: AssessmentContent;
  readings: Readings;
  facts: FactsInForce;
  retention: ReadonlyMap<string, ModelUseRetention>;
  choice: ReadyChoice;
  /** Ids are the caller's: the domain makes none. */
  newId: (prefix: string) => string;
};

/** What a ready scenario changes here, or why it has nothing to change. */
export type ReadyResult =
  | {
      applies: true;
      uses: readonly string[];
      changes: readonly ScenarioChange[];
      supposed: readonly Supposition[];
      because: readonly Because[];
    }
  | { applies: false; says: Message };

export type ReadyScenario = {
  id: ReadyScenarioId;
  /** What a person may choose about it; without a choice it takes what its build function says. */
  chooses: readonly ("model" | "company")[];
  /** Our estimate of the work of switching; its reason is `whatIf.<id>.effort`. */
  effort: Effort;
  /** How many things would have to be done: `whatIf.<id>.todo.1` … */
  steps: number;
  /** The measure that the scenario consists of: supposed to be in place while it is compared, planned on adoption. */
  enforces: readonly MeasureId[];
  /** Further measures that adoption plans; they have no effect in the comparison. */
  plans: readonly MeasureId[];
  build: (inputs: ReadyInputs) => ReadyResult;
};

export const does = (parts: Partial<Extract<ReadyResult, { applies: true }>>): ReadyResult => ({
  applies: true,
  uses: [],
  changes: [],
  supposed: [],
  because: [],
  ...parts,
});
export const doesNot = (reason: string, values: Message["values"] = {}): ReadyResult => ({
  applies: false,
  says: { message: `whatIf.not.${reason}`, values },
});

export const set = (list: ListId, id: string, field: string, answer: Answer | null): ScenarioChange => ({
  change: "answer",
  path: fieldPath(list, id, field),
  answer,
});

/** Changes for a use of a model, without those that say what is said already. */
export function changesOf(
  use: ModelUse,
  { content }: Pick<ReadyInputs, "content">,
  answers: Readonly<Record<string, Answer | null>>,
): readonly ScenarioChange[] {
  const held = content.records.modelUses?.find(({ id }) => id === use.id)?.answers ?? {};
  return Object.entries(answers).flatMap(([field, answer]) =>
    JSON.stringify(held[field] ?? null) === JSON.stringify(answer) ? [] : [set("modelUses", use.id, field, answer)],
  );
}

/** The uses that a person chose among those concerned; all of them where nobody chose. */
export const chosenUses = (concerned: readonly ModelUse[], choice: ReadyChoice): readonly ModelUse[] =>
  choice.uses === undefined ? concerned : concerned.filter(({ id }) => choice.uses?.includes(id));

/**
 * A copy of a fact of the register as something supposed: known on every day, without end, displacing whatever the register
 * says of the same subject.
 */
export function supposeFact(
  source: Fact,
  subject: Fact["subject"],
  facts: FactsInForce,
  { claim, title }: { claim: string; title: string },
): Supposition {
  const displaced = facts.register.facts.filter(
    (fact) => fact.subject.kind === subject.kind && fact.subject.key === subject.key && fact.predicate === source.predicate,
  );
  return {
    suppose: "fact",
    fact: {
      id: `supposed.${subject.kind}.${subject.key.replace(/[^a-zA-Z0-9.:_-]/g, "-")}.${source.predicate}`.slice(0, 120),
      version: 1,
      subject,
      predicate: source.predicate,
      value: source.value,
      claim,
      standing: "unverified",
      sources: [{ title }, ...source.sources],
      validFrom: null,
      validTo: null,
      recordedOn: "1900-01-01",
      withdrawnOn: null,
      supersedes: [...new Set(displaced.map(({ id }) => id))],
      touches: [],
    },
  };
}

/** Evidence that a scenario supposes; nothing stands behind it. */
export const supposedEvidence = (id: string, name: string, asOf: string): EvidenceItem => ({
  id,
  name,
  sha256: nothingHashed,
  bytes: 0,
  addedOn: asOf,
});
