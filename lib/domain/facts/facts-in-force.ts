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

export const factBecause = (fact: Fact): Because => ({ kind: "fact", id: fact.id, version: fact.version });
