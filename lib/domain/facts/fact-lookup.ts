import type { Fact, FactsRegister } from "./fact";
import type { FactReading, FactsInForce, Subject } from "./facts-in-force";

const unknown: FactReading = { state: "unknown", facts: [] };

/** Whether a day lies in the time for which a fact holds. */
const inForceOn = (fact: Fact, asOf: string): boolean =>
  (fact.validFrom === null || fact.validFrom.date <= asOf) && (fact.validTo === null || asOf < fact.validTo.date);

/** Of each id the newest version recorded by then; none where that version has been withdrawn. */
function knownOnDay(facts: readonly Fact[], knownOn: string): readonly Fact[] {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.recordedOn > knownOn) continue;
    const other = newest.get(fact.id);
    if (!other || other.version < fact.version) newest.set(fact.id, fact);
  }
  return [...newest.values()].filter((fact) => fact.withdrawnOn === null || knownOn < fact.withdrawnOn);
}

/** The facts in force on a day, as they were known on a day: of each id its newest version, refuted and displaced ones included. */
export const factsOn = (facts: readonly Fact[], asOf: string, knownOn: string): readonly Fact[] =>
  knownOnDay(facts, knownOn).filter((fact) => inForceOn(fact, asOf));

/** JSON with sorted keys, so that equal values compare equal whatever the order they were written in. */
function sameForm(value: Fact["value"]): string {
  if (Array.isArray(value)) return `[${value.map(sameForm).join(",")}]`;
  if (value !== null && typeof value === "object")
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${sameForm(one)}`)
      .join(",")}}`;
  return JSON.stringify(value);
}

function settle(facts: readonly Fact[]): FactReading {
  const counting = facts.filter((fact) => fact.standing !== "refuted");
  const superseded = new Set(counting.flatMap((fact) => fact.supersedes));
  const standing = counting.filter((fact) => !superseded.has(fact.id));
  const first = standing[0];
  if (!first) return unknown;
  const form = sameForm(first.value);
  if (standing.some((fact) => sameForm(fact.value) !== form)) return { state: "contradictory", facts: standing };
  const displacedByOwn = new Set(standing.filter((fact) => fact.organisationFact).flatMap((fact) => fact.supersedes));
  return { state: "known", value: first.value, facts: [...standing, ...counting.filter((fact) => displacedByOwn.has(fact.id))] };
}

/** What is held of one kind of subject and predicate: every fact, and by subject its facts and what they come to once asked. */
type OfPredicate = { all: Fact[]; byKey: Map<string, Fact[]>; settled: Map<string, FactReading> };
const none: readonly Fact[] = [];

function build(register: FactsRegister, extraFacts: readonly Fact[], asOf: string, knownOn: string): FactsInForce {
  const own = extraFacts.filter((fact) => !fact.organisationFact || fact.organisationFact.evidence.length > 0);
  const inForce = factsOn([...register.facts, ...own], asOf, knownOn);
  const indexed = new Map<string, Map<string, OfPredicate>>();
  for (const fact of inForce) {
    const { kind, key } = fact.subject;
    const predicates = indexed.get(kind) ?? new Map<string, OfPredicate>();
    indexed.set(kind, predicates);
    const held: OfPredicate = predicates.get(fact.predicate) ?? { all: [], byKey: new Map(), settled: new Map() };
    predicates.set(fact.predicate, held);
    held.all.push(fact);
    const same = held.byKey.get(key);
    if (same) same.push(fact);
    else held.byKey.set(key, [fact]);
  }
  return {
    asOf,
    knownOn,
    register,
    find(kind, key, predicate) {
      const of = indexed.get(kind)?.get(predicate);
      const held = of?.settled.get(key);
      if (held) return held;
      const facts = of?.byKey.get(key);
      if (!of || !facts) return unknown;
      const reading = settle(facts);
      of.settled.set(key, reading);
      return reading;
    },
    all: (kind, predicate) => indexed.get(kind)?.get(predicate)?.all ?? none,
  };
}

const CACHED_DAYS = 64;
const cache = new WeakMap<FactsRegister, Map<string, FactsInForce>>();

/**
 * The register, with the facts that an organisation added, as it stood on `asOf` and was known on `knownOn` (plain dates).
 * In force: `validFrom` ≤ asOf < `validTo`. Known: `recordedOn` ≤ knownOn < `withdrawnOn`, of each id its newest version.
 * An organisation's fact counts only with evidence; where it supersedes another, that one stands beside it in `facts`.
 * `find` leaves refuted facts out; `all` holds them, and superseded ones, for the register's own pages.
 * Built once per register, pair of days and equal `extraFacts`, and kept: an assessment is read anew at every save.
 */
export function factsInForce(register: FactsRegister, extraFacts: readonly Fact[], asOf: string, knownOn: string): FactsInForce {
  let days = cache.get(register);
  if (!days) {
    days = new Map();
    cache.set(register, days);
  }
  const key = extraFacts.length === 0 ? `${asOf}\n${knownOn}` : `${asOf}\n${knownOn}\n${JSON.stringify(extraFacts)}`;
  const held = days.get(key);
  if (held) return held;
  const made = build(register, extraFacts, asOf, knownOn);
  const oldest = days.keys().next();
  if (days.size >= CACHED_DAYS && !oldest.done) days.delete(oldest.value);
  days.set(key, made);
  return made;
}

/** What the register says about one subject and predicate on a day, as known on a day. Facts that disagree are both given. */
export const factInForce = (register: FactsRegister, subject: Subject, predicate: string, asOf: string, knownOn: string): FactReading =>
  factsInForce(register, [], asOf, knownOn).find(subject.kind, subject.key, predicate);
