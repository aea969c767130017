import { versionStates } from "@/lib/domain/assessment/lifecycle";
import type { ListFilter } from "@/lib/services/list-assessments";

export type ListSearch = { q?: string | string[]; state?: string | string[]; page?: string | string[] };

const one = (given: string | string[] | undefined): string => (Array.isArray(given) ? given[0] : given) ?? "";

/** What an address asks of the list of assessments; what means nothing is left out. */
export function listFilterOf({ q, state, page }: ListSearch): ListFilter {
  const known = versionStates.find((value) => value === one(state));
  return { query: one(q), ...(known ? { state: known } : {}), page: Number.parseInt(one(page), 10) || 1 };
}
