import type { Fact, FactsRegister } from "../facts/fact";

/** `known`: as the register could be known on that day. `own`: only the organisation's own facts. */
export type FactsFilter = { on: string; known: string; own: boolean; subject: string; standing: string; text: string };

/** A kind of subject in words: `retentionMode` is "Retention mode". */
export const subjectWords = (kind: string): string =>
  `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;

/** A word without its ending, so that "sharing" finds "share" and "retained" finds "retain". */
const stemOf = (word: string): string => (word.length < 5 ? word : word.replace(/(?:ings?|ed|es|e|s)$/, ""));

/** Whether each word that is sought begins a word of the fact: of its claim, its subject or what it is about. */
function speaksOf(fact: Fact, sought: readonly string[]): boolean {
  const about = `${fact.subject.kind} ${fact.predicate}`.replaceAll(/[A-Z]/g, (letter) => ` ${letter}`);
  const text = ` ${fact.claim} ${fact.subject.key} ${about}`.toLowerCase();
  return sought.every((word) => text.includes(word) || new RegExp(`[^\\p{L}\\p{N}]${escaped(stemOf(word))}`, "u").test(text));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

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
  const sought = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const groups = register.facts
    .filter(
      (fact) =>
        inForce(fact, filter) &&
        (!filter.own || fact.organisationFact !== undefined) &&
        (filter.subject === "" || fact.subject.kind === filter.subject) &&
        (filter.standing === "" || fact.standing === filter.standing) &&
        speaksOf(fact, sought),
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
