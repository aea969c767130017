import type { Fact } from "./fact";

type Value = Fact["value"];

const kindOf = (value: Value): string => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value);

/**
 * Whether a value has the form of another: the same kind, for objects the same keys with values of the same kind. Null stands
 * for "not known" and fits everywhere. So what reads a predicate finds what it expects, whoever wrote the fact.
 */
export function sameShape(value: Value, other: Value): boolean {
  if (value === null || other === null) return true;
  if (kindOf(value) !== kindOf(other)) return false;
  if (Array.isArray(value) && Array.isArray(other)) {
    const [example] = other;
    return example === undefined || value.every((one) => sameShape(one, example));
  }
  if (typeof value !== "object" || typeof other !== "object") return true;
  const [mine, theirs] = [value as Record<string, Value>, other as Record<string, Value>];
  const keys = Object.keys(theirs);
  return keys.length === Object.keys(mine).length && keys.every((key) => key in mine && sameShape(mine[key] ?? null, theirs[key] ?? null));
}
