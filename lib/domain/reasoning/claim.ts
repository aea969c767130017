import type { Path } from "../questionnaire/questions";
import type { Because } from "./because";

/**
 * A three-valued statement with its evidence: `null` is undetermined. `because` holds what made it so;
 * `missing` the paths of the open answers (controlling questions included) that keep it from being decided.
 */
export type Claim = { truth: boolean | null; because: readonly Because[]; missing: readonly Path[] };

export const always: Claim = { truth: true, because: [], missing: [] };
export const never: Claim = { truth: false, because: [], missing: [] };

const unique = (paths: readonly Path[]): readonly Path[] => [...new Set(paths)];
const distinct = (reasons: readonly Because[]): readonly Because[] => {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = reason.kind === "answer" ? reason.path : `${reason.id}@${reason.version}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
};
const join = (truth: boolean | null, claims: readonly Claim[]): Claim => ({
  truth,
  because: distinct(claims.flatMap((claim) => claim.because)),
  missing: truth === null ? unique(claims.filter((claim) => claim.truth === null).flatMap((claim) => claim.missing)) : [],
});

/** Kleene's "and": false wins, then undetermined. The evidence is that of the deciding claims. */
export function all(...claims: readonly Claim[]): Claim {
  const refuting = claims.filter((claim) => claim.truth === false);
  if (refuting.length > 0) return join(false, refuting);
  return join(claims.some((claim) => claim.truth === null) ? null : true, claims);
}

/** Kleene's "or": true wins, then undetermined. The evidence is that of the deciding claims. */
export function any(...claims: readonly Claim[]): Claim {
  const proving = claims.filter((claim) => claim.truth === true);
  if (proving.length > 0) return join(true, proving);
  return join(claims.some((claim) => claim.truth === null) ? null : false, claims);
}

export const not = (claim: Claim): Claim => ({ ...claim, truth: claim.truth === null ? null : !claim.truth });
