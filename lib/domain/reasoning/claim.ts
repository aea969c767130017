import type { Path } from "../questionnaire/questions";
import type { Because } from "./because";
import { distinctReasonsOf } from "./distinct-reasons";

/**
 * A three-valued statement with its evidence: `null` is undetermined. `because` holds what made it so;
 * `missing` the paths of the open answers (controlling questions included) that keep it from being decided.
 */
export type Claim = { truth: boolean | null; because: readonly Because[]; missing: readonly Path[] };

export const always: Claim = { truth: true, because: [], missing: [] };
export const never: Claim = { truth: false, because: [], missing: [] };

const nothing: readonly Path[] = [];

function missingOf(claims: readonly Claim[]): readonly Path[] {
  const missing: Path[] = [];
  for (const claim of claims) if (claim.truth === null) for (const path of claim.missing) missing.push(path);
  return missing.length < 2 ? missing : [...new Set(missing)];
}

const join = (truth: boolean | null, claims: readonly Claim[]): Claim => ({
  truth,
  because: distinctReasonsOf(claims.map((claim) => claim.because)),
  missing: truth === null ? missingOf(claims) : nothing,
});

/** The claims that decide: those of the value that wins, else all, which are then undetermined if one is, else of the other value. */
function decide(wins: boolean, claims: readonly Claim[]): Claim {
  let winning = 0;
  let open = false;
  for (const { truth } of claims) {
    if (truth === wins) winning += 1;
    else if (truth === null) open = true;
  }
  if (winning > 0) return join(wins, winning === claims.length ? claims : claims.filter(({ truth }) => truth === wins));
  return join(open ? null : !wins, claims);
}

/** Kleene's "and": false wins, then undetermined. The evidence is that of the deciding claims. */
export const all = (...claims: readonly Claim[]): Claim => decide(false, claims);

/** Kleene's "or": true wins, then undetermined. The evidence is that of the deciding claims. */
export const any = (...claims: readonly Claim[]): Claim => decide(true, claims);

export const not = (claim: Claim): Claim => ({ ...claim, truth: claim.truth === null ? null : !claim.truth });
