import canonicalize from "canonicalize";
import type { Fact, FactsRegister } from "./fact";

type Change = { field: string; was: unknown; is: unknown };
type Reviewed = {
  /** In the register under another version, or not at all. */
  state: "new" | "changed" | "same";
  fact: Fact;
  /** Version in the register of what is changed. */
  before: number | null;
  changes: readonly Change[];
  /** Facts of the register whose place it takes. */
  displaces: readonly Fact[];
};

const sameFact = (a: Fact, b: Fact): boolean => canonicalize(a) === canonicalize(b);

const fields = [
  "subject",
  "predicate",
  "value",
  "claim",
  "standing",
  "sources",
  "validFrom",
  "validTo",
  "recordedOn",
  "withdrawnOn",
] as const;

const newestById = (facts: readonly Fact[]): ReadonlyMap<string, Fact> => {
  const newest = new Map<string, Fact>();
  for (const fact of facts) if ((newest.get(fact.id)?.version ?? 0) < fact.version) newest.set(fact.id, fact);
  return newest;
};

/** What facts of a file would change in a register: each with what differs from its newest version there, in the file's order. */
export function reviewFacts(facts: readonly Fact[], register: FactsRegister): readonly Reviewed[] {
  const held = newestById(register.facts);
  return facts.map((fact) => {
    const before = held.get(fact.id) ?? null;
    return {
      state: before === null ? "new" : sameFact(before, fact) ? "same" : "changed",
      fact,
      before: before?.version ?? null,
      changes:
        before === null
          ? []
          : fields
              .map((field) => ({ field, was: before[field], is: fact[field] }))
              .filter(({ was, is }) => canonicalize(was) !== canonicalize(is)),
      displaces: fact.supersedes.flatMap((id) => held.get(id) ?? []),
    };
  });
}

/**
 * Facts of a file that a register holds with the same id and version and another content, with their places: one of the two would
 * be passed over without a word.
 */
export function clashesWith(facts: readonly Fact[], register: FactsRegister): readonly { path: string; message: string }[] {
  const held = new Map(register.facts.map((fact) => [`${fact.id}@${fact.version}`, fact]));
  return facts.flatMap((fact, index) => {
    const other = held.get(`${fact.id}@${fact.version}`);
    return other && !sameFact(other, fact)
      ? [
          {
            path: `facts/${index}`,
            message: `${fact.id} says something else than the register under the same version ${fact.version}. Give it version ${fact.version + 1}.`,
          },
        ]
      : [];
  });
}
