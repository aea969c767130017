import type { Because } from "./because";

/** Above this number, looking up beats comparing each with each. */
const FEW = 12;

const isSame = (a: Because, b: Because): boolean =>
  a === b ||
  (a.kind === "answer" ? b.kind === "answer" && a.path === b.path : b.kind === "fact" && a.id === b.id && a.version === b.version);

/** Remembers which answers and facts were given as a reason, on top of what another one remembers. */
class Seen {
  readonly #before: Seen | null;
  /** Paths of answers, and facts as the reason itself and by id and version: no path holds a blank. */
  readonly #given = new Set<string | Because>();

  constructor(before: Seen | null = null) {
    this.#before = before;
  }

  has(reason: Because): boolean {
    if (reason.kind === "answer") return this.#given.has(reason.path) || (this.#before?.has(reason) ?? false);
    return this.#given.has(reason) || this.#given.has(keyOf(reason)) || (this.#before?.has(reason) ?? false);
  }

  /** Notes a reason and tells whether it is the first of its answer or fact. */
  take(reason: Because): boolean {
    if (this.#before?.has(reason)) return false;
    const before = this.#given.size;
    if (reason.kind === "answer") return this.#given.add(reason.path).size > before;
    if (this.#given.add(reason).size === before) return false;
    return this.#given.add(keyOf(reason)).size > before + 1;
  }
}

const factKeys = new WeakMap<Because, string>();
/** The id and version of a fact in one text. A fact gives the same reason wherever it is one, so the text is made once. */
function keyOf(fact: Extract<Because, { kind: "fact" }>): string {
  const held = factKeys.get(fact);
  if (held !== undefined) return held;
  const made = `${fact.id} ${fact.version}`;
  factKeys.set(fact, made);
  return made;
}

/** Reasons that come in over time, each answer and each fact once, in the order first given. */
export class ReasonList {
  readonly all: Because[] = [];
  readonly #seen = new Seen();

  add(reasons: readonly Because[]): void {
    for (const reason of reasons) if (this.#seen.take(reason)) this.all.push(reason);
  }
}

/** Lists as long as this are what many results share: what they hold is looked up once. */
const LONG = 64;
type Long = { distinct: readonly Because[]; seen: Seen };
const longLists = new WeakMap<readonly Because[], Long>();

function longList(reasons: readonly Because[]): Long {
  const held = longLists.get(reasons);
  if (held) return held;
  const seen = new Seen();
  const kept = reasons.filter((reason) => seen.take(reason));
  const made: Long = { distinct: kept.length === reasons.length ? reasons : kept, seen };
  longLists.set(reasons, made);
  longLists.set(made.distinct, made);
  return made;
}

/** A long list followed by what the other groups add to it; the list itself where they add nothing. */
function afterLong(first: readonly Because[], others: readonly (readonly Because[])[]): readonly Because[] {
  const { distinct, seen } = longList(first);
  const added = new Seen(seen);
  const more: Because[] = [];
  for (const group of others)
    if (group !== first && group !== distinct) for (const reason of group) if (added.take(reason)) more.push(reason);
  if (more.length === 0) return distinct;
  const made = distinct.concat(more);
  longLists.set(made, { distinct: made, seen: added });
  return made;
}

/** Gathered here first, so that the list handed out is no longer than it must be. */
const gathered: Because[] = [];

function fewDistinct(groups: readonly (readonly Because[])[]): readonly Because[] {
  let count = 0;
  for (const group of groups)
    next: for (const reason of group) {
      for (let at = 0; at < count; at += 1) {
        const other = gathered[at];
        if (other === reason || (other !== undefined && isSame(other, reason))) continue next;
      }
      gathered[count] = reason;
      count += 1;
    }
  return gathered.slice(0, count);
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
  const start = groups.findIndex((group) => group.length > 0);
  const first = groups[start];
  if (first && first.length >= LONG) return afterLong(first, groups.slice(start + 1));
  const seen = new Seen();
  const distinct: Because[] = [];
  for (const group of groups) for (const reason of group) if (seen.take(reason)) distinct.push(reason);
  if (distinct.length >= LONG) longLists.set(distinct, { distinct, seen });
  return distinct;
}

/** The reasons, each answer and each fact once, in the order first given. */
export const distinctReasons = (reasons: readonly Because[]): readonly Because[] =>
  reasons.length < 2 ? reasons : distinctReasonsOf([reasons]);
