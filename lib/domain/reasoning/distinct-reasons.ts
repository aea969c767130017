import type { Because } from "./because";

/** Above this number, looking up beats comparing each with each. */
const FEW = 12;

const isSame = (a: Because, b: Because): boolean =>
  a === b ||
  (a.kind === "answer" ? b.kind === "answer" && a.path === b.path : b.kind === "fact" && a.id === b.id && a.version === b.version);

/** Takes reasons one by one and tells whether one of the same answer or fact was taken before. */
class Seen {
  readonly #paths = new Set<string>();
  readonly #facts = new Set<Because>();
  readonly #factIds = new Set<string>();

  take(reason: Because): boolean {
    if (reason.kind === "answer") {
      const before = this.#paths.size;
      return this.#paths.add(reason.path).size > before;
    }
    if (this.#facts.has(reason)) return false;
    this.#facts.add(reason);
    const before = this.#factIds.size;
    return this.#factIds.add(`${reason.id}@${reason.version}`).size > before;
  }
}

function fewDistinct(groups: readonly (readonly Because[])[]): readonly Because[] {
  const distinct: Because[] = [];
  for (const group of groups)
    next: for (const reason of group) {
      for (const other of distinct) if (isSame(other, reason)) continue next;
      distinct.push(reason);
    }
  return distinct;
}

/** The reasons of all groups, each answer and each fact once, in the order first given. Linear in their number. */
export function distinctReasonsOf(groups: readonly (readonly Because[])[]): readonly Because[] {
  let count = 0;
  let only: readonly Because[] | undefined;
  for (const group of groups) {
    if (group.length > 0) only = group;
    count += group.length;
  }
  if (count < 2) return only ?? [];
  if (count <= FEW) return fewDistinct(groups);
  const seen = new Seen();
  const distinct: Because[] = [];
  for (const group of groups) for (const reason of group) if (seen.take(reason)) distinct.push(reason);
  return distinct;
}

/** The reasons, each answer and each fact once, in the order first given. */
export const distinctReasons = (reasons: readonly Because[]): readonly Because[] =>
  reasons.length < 2 ? reasons : distinctReasonsOf([reasons]);
