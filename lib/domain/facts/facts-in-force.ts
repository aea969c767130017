import type { Because } from "../reasoning/because";
import type { Fact, FactsRegister } from "./fact";

export type Subject = Fact["subject"];

/** What the register says about one subject and predicate on a day, as known on a day. */
export type FactReading =
  | { state: "known"; value: Fact["value"]; facts: readonly Fact[] }
  | { state: "unknown"; facts: readonly [] }
  /** Facts in force that disagree, none of which supersedes the others: both are shown and the result is undetermined. */
  | { state: "contradictory"; facts: readonly Fact[] };

/** The register as it stood on one day; made once per assessment. */
export type FactsInForce = {
  asOf: string;
  knownOn: string;
  register: FactsRegister;
  find(kind: Subject["kind"], key: string, predicate: string): FactReading;
  /** Every fact in force of a kind and predicate, in the register's order. */
  all(kind: Subject["kind"], predicate: string): readonly Fact[];
};

const reasons = new WeakMap<Fact, Because>();

/** The reason that a fact gives; the same object for the same fact, since thousands of results may rest on it. */
export function factBecause(fact: Fact): Because {
  const held = reasons.get(fact);
  if (held) return held;
  const made: Because = { kind: "fact", id: fact.id, version: fact.version };
  reasons.set(fact, made);
  return made;
}

const reasonsOfLists = new WeakMap<readonly Fact[], readonly Because[]>();
const nothing: readonly Because[] = [];

/** The reasons that facts give, in their order; the same list for the same list of facts. */
export function factReasons(facts: readonly Fact[]): readonly Because[] {
  if (facts.length === 0) return nothing;
  const held = reasonsOfLists.get(facts);
  if (held) return held;
  const made = facts.map(factBecause);
  reasonsOfLists.set(facts, made);
  return made;
}
