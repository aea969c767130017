import type { Fact, FactsRegister } from "../facts/fact";

/** `known`: as the register could be known on that day. `own`: only the organisation's own facts. */
export type FactsFilter = { on: string; known: string; own: boolean; subject: string; standing: string; text: string };

const inForce = (fact: Fact, { on, known }: Pick<FactsFilter, "on" | "known">): boolean =>
  (fact.validFrom === null || fact.validFrom.date <= on) &&
  (fact.validTo === null || on < fact.validTo.date) &&
  fact.recordedOn <= known &&
  (fact.withdrawnOn === null || known < fact.withdrawnOn);

/**
 * The facts in force on a day that pass the filter, each with the other statements on the same subject and predicate
 * (its history, oldest first), and the kinds of subject to filter by.
 */
export function factsList(
  register: FactsRegister,
  filter: FactsFilter,
): { groups: readonly { fact: Fact; history: readonly Fact[] }[]; kinds: readonly string[] } {
  const keyOf = (fact: Fact) => `${fact.subject.kind}|${fact.subject.key}|${fact.predicate}`;
  const bySubject = grouped(register.facts, keyOf);
  const words = filter.text.trim().toLowerCase();
  const groups = register.facts
    .filter(
      (fact) =>
        inForce(fact, filter) &&
        (!filter.own || fact.organisationFact !== undefined) &&
        (filter.subject === "" || fact.subject.kind === filter.subject) &&
        (filter.standing === "" || fact.standing === filter.standing) &&
        (words === "" || `${fact.claim} ${fact.subject.key}`.toLowerCase().includes(words)),
    )
    .map((fact) => ({
      fact,
      history: (bySubject.get(keyOf(fact)) ?? [])
        .filter((other) => other !== fact && !inForce(other, filter))
        .toSorted((a, b) => (a.validFrom?.date ?? "").localeCompare(b.validFrom?.date ?? "")),
    }));
  return { groups, kinds: [...new Set(register.facts.map((fact) => fact.subject.kind))] };
}

function grouped(facts: readonly Fact[], keyOf: (fact: Fact) => string): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(keyOf(fact));
    if (group) group.push(fact);
    else groups.set(keyOf(fact), [fact]);
  }
  return groups;
}
