import type { Fact, FactsRegister } from "../facts/fact";
import { factsOn } from "../facts/fact-lookup";
import { countryName } from "../questionnaire/describe-answer";

/** `known`: as the register could be known on that day. `own`: only the organisation's own facts. */
export type FactsFilter = { on: string; known: string; own: boolean; subject: string; standing: string; text: string };

/** A kind of subject in words: `retentionMode` is "Retention mode". */
export const subjectWords = (kind: string): string =>
  `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;

const spoken = (key: string): string =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, (_, before, letter) => `${before} ${letter.toLowerCase()}`)
    .replaceAll(/([a-z])(\d)/g, "$1 $2")
    .replaceAll(/-(?!\d)/g, " ");

/** What a fact is about, in words: a country by its name, `nationalList/creditScoring` as "national list, credit scoring"; ids stay. */
export function subjectName({ kind, key }: Fact["subject"]): string {
  if (kind === "country") return countryName(key);
  return ["feature", "regime", "agreement", "platform", "flow"].includes(kind) ? key.split(/[/:.]/).map(spoken).join(", ") : key;
}

/** A word without its ending, so that "sharing" finds "share" and "retained" finds "retain". */
const stemOf = (word: string): string => (word.length < 5 ? word : word.replace(/(?:ings?|ed|es|e|s)$/, ""));

/** Whether each word that is sought begins a word of the fact: of its claim, its subject or what it is about. */
function speaksOf(fact: Fact, sought: readonly string[]): boolean {
  const about = `${fact.subject.kind} ${fact.predicate}`.replaceAll(/[A-Z]/g, (letter) => ` ${letter}`);
  const text = ` ${fact.claim} ${fact.subject.key} ${about}`.toLowerCase();
  return sought.every((word) => text.includes(word) || new RegExp(`[^\\p{L}\\p{N}]${escaped(stemOf(word))}`, "u").test(text));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A fact with what took its place, what it takes the place of, and the other statements on the same subject and predicate. */
type ListedFact = { fact: Fact; displacedBy: readonly Fact[]; displaces: readonly Fact[]; history: readonly Fact[] };

/** Of facts in force: which ones others take the place of, and which ones they are. A refuted fact takes no place. */
export function placesTaken(inForce: readonly Fact[]): (fact: Fact) => Pick<ListedFact, "displacedBy" | "displaces"> {
  const displacing = inForce.filter(({ standing, supersedes }) => standing !== "refuted" && supersedes.length > 0);
  return (fact) => ({
    displacedBy: displacing.filter(({ supersedes }) => supersedes.includes(fact.id)),
    displaces: displacing.includes(fact) ? inForce.filter(({ id }) => fact.supersedes.includes(id)) : [],
  });
}

/**
 * The facts in force on a day that pass the filter, of each its newest version known then, with what displaces it, what it
 * displaces and its history (oldest first), and the kinds of subject to filter by.
 */
export function factsList(register: FactsRegister, filter: FactsFilter): { groups: readonly ListedFact[]; kinds: readonly string[] } {
  const keyOf = (fact: Fact) => `${fact.subject.kind}|${fact.subject.key}|${fact.predicate}`;
  const bySubject = grouped(register.facts, keyOf);
  const sought = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const inForce = factsOn(register.facts, filter.on, filter.known);
  const isInForce = new Set(inForce);
  const placesOf = placesTaken(inForce);
  const groups = inForce
    .filter(
      (fact) =>
        (!filter.own || fact.organisationFact !== undefined) &&
        (filter.subject === "" || fact.subject.kind === filter.subject) &&
        (filter.standing === "" || fact.standing === filter.standing) &&
        speaksOf(fact, sought),
    )
    .map((fact) => ({
      fact,
      ...placesOf(fact),
      history: (bySubject.get(keyOf(fact)) ?? [])
        .filter((other) => !isInForce.has(other))
        .toSorted((a, b) => (a.validFrom?.date ?? "").localeCompare(b.validFrom?.date ?? "") || a.version - b.version),
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
