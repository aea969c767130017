import type { Path } from "../questionnaire/questions";
import type { Because } from "./because";
import { distinctReasonsOf } from "./distinct-reasons";

/**
 * A three-valued statement with its evidence: `null` is undetermined. `because` holds what made it so;
 * `missing` the paths of the open answers (controlling questions included) that keep it from being decided.
 */
export type Claim = { truth: boolean | null; because: readonly Because[]; missing: readonly Path[] };

export const always: Claim = { truth: true, because: [], missing: [] };

const nothing: readonly Path[] = [];

function missingOf(claims: readonly Claim[]): readonly Path[] {
  const missing: Path[] = [];
  for (const claim of claims) if (claim.truth === null) for (const path of claim.missing) missing.push(path);
  return missing.length < 2 ? missing : [...new Set(missing)];
}

const unsaid: readonly Because[] = [];

/** Mostly one claim decides, and its reasons are then those of the whole. */
function becauseOfThose(truth: boolean | null, claims: readonly Claim[], every: boolean): readonly Because[] {
  let only: readonly Because[] | null = null;
  let groups: (readonly Because[])[] | null = null;
  for (const claim of claims) {
    if ((!every && claim.truth !== truth) || claim.because.length === 0) continue;
    if (groups) groups.push(claim.because);
    else if (only) groups = [only, claim.because];
    else only = claim.because;
  }
  if (groups) return distinctReasonsOf(groups);
  return only === null || only.length < 2 ? (only ?? unsaid) : distinctReasonsOf([only]);
}

/** The claims that decide: those of the value that wins, else all, which are then undetermined if one is, else of the other value. */
function decide(wins: boolean, claims: readonly Claim[]): Claim {
  let won = false;
  let open = false;
  for (const { truth } of claims) {
    if (truth === wins) won = true;
    else if (truth === null) open = true;
  }
  if (won) return { truth: wins, because: becauseOfThose(wins, claims, false), missing: nothing };
  return open
    ? { truth: null, because: becauseOfThose(null, claims, true), missing: missingOf(claims) }
    : { truth: !wins, because: becauseOfThose(!wins, claims, true), missing: nothing };
}

/** Kleene's "and": false wins, then undetermined. The evidence is that of the deciding claims. */
export const all = (...claims: readonly Claim[]): Claim => decide(false, claims);

/** Kleene's "or": true wins, then undetermined. The evidence is that of the deciding claims. */
export const any = (...claims: readonly Claim[]): Claim => decide(true, claims);

export const not = (claim: Claim): Claim => ({ ...claim, truth: claim.truth === null ? null : !claim.truth });
