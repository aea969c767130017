import type { Confirmation, RiskDecision } from "../assessment/content";
import type { Measure } from "../assessment/measure";
import type { Because, Message } from "../reasoning/because";
import { hashInputs } from "../reasoning/hash-inputs";
import type { Estimate, RatedLevel } from "../result";
import type { Level, Scale } from "./level";
import { catalogueMeasure, mayLowerSeverity } from "./measures";
import { levelBeforeFloor, levelOf, type Method } from "./method";
import { defaultMethod } from "./method-table";
import type { Axis, MeasureEffect } from "./rule";

export type Stage = "inherent" | "residual" | "projected";

export type RatingInput = {
  method: Method;
  /** Id of the rule, or of a person's own risk. */
  rule: string;
  event: "access" | "modification" | "disappearance" | "none";
  likelihood: Axis;
  severity: Axis;
  /** What made the risk apply. */
  because: readonly Because[];
  /** Effects that the rule allows, by catalogue id. */
  effects: ReadonlyMap<string, MeasureEffect>;
  /** The measures that name this risk or its rule, in the order on screen. */
  measures: readonly Measure[];
  /** Ids of the evidence that the assessment holds. */
  evidence: ReadonlySet<string>;
  decision: RiskDecision | undefined;
  /** Plain date while the launch lies ahead: a condition due after it does not count. Null: launched, or not known. */
  launchAhead: string | null;
  /** Ratings of this rule in the same assessment, by measures and values: nobody decided, so they come to the same. */
  alike?: RatedAlike;
};

export type RatedAlike = Map<readonly Measure[], Map<number, Rating>>;

export type Rating = {
  inherent: RatedLevel;
  residual: RatedLevel;
  projected: RatedLevel;
  /** Three digests joined by dots, one a stage; a confirmation of a stage is stale once its digest or an earlier one differs. */
  inputsHash: () => string;
};

export type Step = RatedLevel["steps"][number];
type Effect = { severity: number; likelihood: number };

/**
 * What a measure may take off a risk, in levels per axis: for one of the catalogue, the smaller of its own effect and the
 * rule's (nothing where the rule does not list it); for a person's own, what is claimed with a reason. At most 2 per axis.
 * Severity falls only through measures that change data, identifiability, reversibility or human review.
 */
export function effectOn(
  measure: Pick<Measure, "catalogue" | "effect">,
  effects: ReadonlyMap<string, MeasureEffect>,
  event: RatingInput["event"],
): Effect {
  if (measure.catalogue === null) {
    const claimed = measure.effect;
    if (!claimed || claimed.reason.trim() === "") return { severity: 0, likelihood: 0 };
    return { severity: Math.min(2, claimed.severity), likelihood: Math.min(2, claimed.likelihood) };
  }
  const known = catalogueMeasure(measure.catalogue);
  const allowed = effects.get(measure.catalogue);
  if (!known || !allowed) return { severity: 0, likelihood: 0 };
  return {
    severity: mayLowerSeverity(known.id, event) ? Math.min(known.severity, allowed.severity) : 0,
    likelihood: Math.min(known.likelihood, allowed.likelihood),
  };
}

/** A measure counts as in place once it is implemented and at least one piece of evidence is held for it. */
export const isInPlace = (measure: Pick<Measure, "status" | "evidence">, evidence: ReadonlySet<string>): boolean =>
  measure.status === "implemented" && measure.evidence.some((id) => evidence.has(id));

/** What keeps a measure that is not in place from counting as a condition of the decision; null when it counts. */
export function whyNoCondition(
  measure: Pick<Measure, "condition" | "owner" | "due">,
  launchAhead: string | null,
): "notCondition" | "noOwnerOrDate" | "dueAfterLaunch" | null {
  if (!measure.condition) return "notCondition";
  if (!measure.owner?.trim() || !measure.due) return "noOwnerOrDate";
  return launchAhead !== null && measure.due > launchAhead ? "dueAfterLaunch" : null;
}

const say = (message: string, values: Message["values"] = {}): Message => ({ message: `level.${message}`, values });
const nameOf = (measure: Measure): string => measure.catalogue ?? measure.title ?? measure.id;
const asScale = (value: number): Scale => Math.min(4, Math.max(1, Math.round(value))) as Scale;

/** The estimate on its way through the measures: what is left of it, and of what measures may still take off. */
type State = { likelihood: number; severity: number; spentLikelihood: number; spentSeverity: number; counted: Set<string> };

function take(state: State, input: RatingInput, measure: Measure, steps: Step[]): void {
  const { method } = input;
  const note = (says: Message): void => {
    steps.push({ says, because: [], measure: measure.id, likelihood: state.likelihood, severity: state.severity });
  };
  const name = nameOf(measure);
  const key = measure.catalogue ?? measure.id;
  if (state.counted.has(key)) {
    note(say("measure.twice", { measure: name }));
    return;
  }
  const effect = effectOn(measure, input.effects, input.event);
  if (effect.likelihood + effect.severity === 0) {
    const claimsNothing = measure.catalogue === null && (!measure.effect || measure.effect.reason.trim() === "");
    note(say(claimsNothing ? "measure.noReason" : "measure.noEffect", { measure: name }));
    return;
  }
  state.counted.add(key);
  const likelihood = Math.max(
    0,
    Math.min(effect.likelihood, method.capPerAxis - state.spentLikelihood, state.likelihood - method.axisFloor),
  );
  const severity = Math.max(0, Math.min(effect.severity, method.capPerAxis - state.spentSeverity, state.severity - method.axisFloor));
  state.likelihood -= likelihood;
  state.severity -= severity;
  state.spentLikelihood += likelihood;
  state.spentSeverity += severity;
  note(say(likelihood + severity === 0 ? "measure.limitReached" : "measure.counts", { measure: name, likelihood, severity }));
}

export function floorStep(method: Method, estimate: Estimate, modulation: -1 | 0 | 1, steps: Step[], atLeast: Level | null = null): void {
  const { likelihood, severity } = estimate;
  if (method.severityFloor[severity] === undefined) return;
  const without = levelBeforeFloor(method, likelihood, severity, modulation, atLeast);
  if (without !== estimate.level) steps.push({ says: say("floor", { severity }), because: [], measure: null, likelihood, severity });
}

/** Confirmations from before there was a choice name no method. */
const methodOf = (confirmation: Confirmation): string => confirmation.method ?? defaultMethod.id;

/** A confirmation made under another method does not count; it is kept and shown, since somebody decided once. */
export function underOtherMethod(confirmation: Confirmation | undefined, method: Method): Pick<RatedLevel, "otherMethod"> {
  if (!confirmation || methodOf(confirmation) === method.id) return {};
  const { by, at, reason } = confirmation;
  return { otherMethod: { method: methodOf(confirmation), by, at, reason } };
}

export function confirmedOf(
  confirmation: Confirmation | undefined,
  suggested: Estimate,
  inherited: -1 | 0 | 1,
  method: Method,
  isStale: (madeOn: string) => boolean,
  atLeast: Level | null = null,
): { level: NonNullable<RatedLevel["confirmed"]>; modulation: -1 | 0 | 1 } | null {
  if (!confirmation || methodOf(confirmation) !== method.id) return null;
  const likelihood = confirmation.likelihood ?? suggested.likelihood;
  const severity = confirmation.severity ?? suggested.severity;
  const modulation = confirmation.modulation ?? inherited;
  const changed = likelihood !== suggested.likelihood || severity !== suggested.severity || modulation !== inherited;
  if (changed && confirmation.reason.trim() === "") return null;
  const { by, at, reason, madeOn } = confirmation;
  return {
    level: {
      likelihood,
      severity,
      level: levelOf(method, likelihood, severity, modulation, atLeast),
      by,
      at,
      reason,
      stale: isStale(madeOn),
    },
    modulation,
  };
}

const measureInputs = (measures: readonly Measure[]) =>
  measures.map(({ id, catalogue, role, status, effect }) => ({ id, catalogue, role, status, effect: effect ?? null }));

type Shared = { estimates: (Estimate | undefined)[]; fromInherent: (RatedLevel | undefined)[]; fromResidual: (RatedLevel | undefined)[] };
const shared = new WeakMap<Method, Shared>();
/** What risks of a method have in common: most of a large assessment share a few estimates, so each is one object. */
function sharedOf(method: Method): Shared {
  const held = shared.get(method);
  if (held) return held;
  const made: Shared = { estimates: [], fromInherent: [], fromResidual: [] };
  shared.set(method, made);
  return made;
}
const cellOf = (likelihood: Scale, severity: Scale, modulation: -1 | 0 | 1): number => (likelihood * 5 + severity) * 3 + modulation + 1;

function estimateOf(method: Method, likelihood: Scale, severity: Scale, modulation: -1 | 0 | 1): Estimate {
  const { estimates } = sharedOf(method);
  const cell = cellOf(likelihood, severity, modulation);
  const held = estimates[cell];
  if (held) return held;
  const made = Object.freeze({ likelihood, severity, level: levelOf(method, likelihood, severity, modulation) });
  estimates[cell] = made;
  return made;
}

/** A later level to which no measure and no decision adds anything. */
function unchangedFrom(message: "fromInherent" | "fromResidual", method: Method, estimate: Estimate): RatedLevel {
  const unchanged = sharedOf(method)[message];
  const { likelihood, severity } = estimate;
  const cell = cellOf(likelihood, severity, 0);
  const held = unchanged[cell];
  if (held) return held;
  const steps: Step[] = [{ says: say(message), because: [], measure: null, likelihood, severity }];
  floorStep(method, estimate, 0, steps);
  const made: RatedLevel = { suggested: estimate, confirmed: null, effective: estimate, steps };
  unchanged[cell] = made;
  return made;
}

const laterDigests = new Map<string, string>();
/** The digest of a later stage; without measures it depends on the estimate alone, so it is made once. */
function laterDigest(from: { likelihood: number; severity: number; modulation: number }, counted: readonly Measure[]): string {
  if (counted.length > 0) return hashInputs({ from, measures: measureInputs(counted) });
  const key = `${from.likelihood} ${from.severity} ${from.modulation}`;
  const held = laterDigests.get(key);
  if (held) return held;
  const made = hashInputs({ from, measures: [] });
  laterDigests.set(key, made);
  return made;
}

function firstDigest(input: RatingInput, counted: readonly Measure[]): string {
  const from = { likelihood: input.likelihood.value, severity: input.severity.value, modulation: 0 };
  const because = input.because.concat(input.likelihood.because, input.severity.because);
  return hashInputs({ from, measures: measureInputs(counted), method: input.method.id, rule: input.rule, because });
}

const axisSteps = ({ likelihood, severity }: RatingInput): Step[] => [
  { says: likelihood.says, because: likelihood.because, measure: null, likelihood: likelihood.value, severity: severity.value },
  { says: severity.says, because: severity.because, measure: null, likelihood: likelihood.value, severity: severity.value },
];

/** A risk that no measure treats and nobody has decided on: the same as the long way, for large assessments. */
function rateUntreated(input: RatingInput): Rating {
  const { method } = input;
  const likelihood = input.likelihood.value;
  const severity = input.severity.value;
  const estimate = estimateOf(method, likelihood, severity, 0);
  const steps = axisSteps(input);
  floorStep(method, estimate, 0, steps);
  return {
    inherent: { suggested: estimate, confirmed: null, effective: estimate, steps },
    residual: unchangedFrom("fromInherent", method, estimate),
    projected: unchangedFrom("fromResidual", method, estimate),
    inputsHash: () => {
      const later = laterDigest({ likelihood, severity, modulation: 0 }, []);
      return `${firstDigest(input, [])}.${later}.${later}`;
    },
  };
}

/** A risk with the values and measures of another one on which nobody decided either: only its own reasons differ. */
function rateAs(held: Rating, input: RatingInput): Rating {
  const { suggested, effective, steps } = held.inherent;
  return {
    inherent: { suggested, confirmed: null, effective, steps: [...axisSteps(input), ...steps.slice(2)] },
    residual: held.residual,
    projected: held.projected,
    inputsHash: () => {
      const counted = input.measures.filter((measure) => measure.role === "baseline" && isInPlace(measure, input.evidence));
      const [, ...later] = held.inputsHash().split(".");
      return [firstDigest(input, counted), ...later].join(".");
    },
  };
}

/**
 * The three levels of a raised risk, on the method's scales. `inherent`: the rule's values less baseline measures in
 * place; `residual`: less additional measures in place; `projected`: less what is promised as a condition of the decision.
 * Each starts from the effective estimate before it, so projected ≤ residual ≤ inherent unless a person, with a reason,
 * confirmed a higher one. A confirmation that changes the suggestion without a reason is not counted.
 */
export function rateRisk(input: RatingInput): Rating {
  const { measures, decision, alike } = input;
  if (decision) return rateTreated(input);
  if (measures.length === 0) return rateUntreated(input);
  if (!alike) return rateTreated(input);
  const cells = alike.get(measures) ?? new Map<number, Rating>();
  alike.set(measures, cells);
  const cell = cellOf(input.likelihood.value, input.severity.value, 0);
  const held = cells.get(cell);
  if (held) return rateAs(held, input);
  const made = rateTreated(input);
  cells.set(cell, made);
  return made;
}

function rateTreated(input: RatingInput): Rating {
  const { method, measures, decision, evidence } = input;
  const inherentMeasures: Measure[] = [];
  const residualMeasures: Measure[] = [];
  const projectedMeasures: Measure[] = [];
  const open: Measure[] = [];
  for (const measure of measures) {
    if (isInPlace(measure, evidence)) (measure.role === "baseline" ? inherentMeasures : residualMeasures).push(measure);
    else if (whyNoCondition(measure, input.launchAhead) === null) projectedMeasures.push(measure);
    else open.push(measure);
  }

  const state: State = {
    likelihood: input.likelihood.value,
    severity: input.severity.value,
    spentLikelihood: 0,
    spentSeverity: 0,
    counted: new Set(),
  };
  let modulation: -1 | 0 | 1 = 0;

  const digests: (() => string)[] = [];
  let hashed: string[] | null = null;
  const digestsUpTo = (stage: number): string[] => {
    hashed ??= [];
    for (let index = hashed.length; index <= stage; index += 1) hashed.push(digests[index]?.() ?? "");
    return hashed.slice(0, stage + 1);
  };
  const stale =
    (stage: number) =>
    (madeOn: string): boolean => {
      const then = madeOn.split(".");
      return digestsUpTo(stage).some((digest, index) => then[index] !== digest);
    };

  const rate = (stage: 0 | 1 | 2, steps: Step[], counted: readonly Measure[], confirmation: Confirmation | undefined): RatedLevel => {
    const inherited = modulation;
    const from = { likelihood: state.likelihood, severity: state.severity, modulation };
    digests.push(() => (stage === 0 ? firstDigest(input, counted) : laterDigest(from, counted)));
    for (const measure of counted) take(state, input, measure, steps);
    const likelihood = asScale(state.likelihood);
    const severity = asScale(state.severity);
    const suggested = estimateOf(method, likelihood, severity, inherited);
    floorStep(method, suggested, inherited, steps);
    const confirmed = confirmedOf(confirmation, suggested, inherited, method, stale(stage));
    if (confirmed) {
      modulation = confirmed.modulation;
      state.likelihood = confirmed.level.likelihood;
      state.severity = confirmed.level.severity;
    }
    const effective: Estimate = confirmed
      ? { likelihood: confirmed.level.likelihood, severity: confirmed.level.severity, level: confirmed.level.level }
      : suggested;
    const { otherMethod } = underOtherMethod(confirmation, method);
    return otherMethod
      ? { suggested, confirmed: confirmed?.level ?? null, otherMethod, effective, steps }
      : { suggested, confirmed: confirmed?.level ?? null, effective, steps };
  };

  const startSteps = axisSteps(input);
  const openStep = (measure: Measure, message: string): Step => ({
    says: say(`measure.${message}`, { measure: nameOf(measure) }),
    because: [],
    measure: measure.id,
    likelihood: state.likelihood,
    severity: state.severity,
  });
  const notInPlace = (measure: Measure): string => (measure.status === "implemented" ? "noEvidence" : measure.status);
  for (const measure of [...open, ...projectedMeasures])
    if (measure.role === "baseline") startSteps.push(openStep(measure, notInPlace(measure)));
  const inherent = rate(0, startSteps, inherentMeasures, decision?.inherent);

  const carried = (message: string): Step => ({
    says: say(message),
    because: [],
    measure: null,
    likelihood: state.likelihood,
    severity: state.severity,
  });
  const residualSteps: Step[] = [carried("fromInherent")];
  for (const measure of [...open, ...projectedMeasures])
    if (measure.role === "additional") residualSteps.push(openStep(measure, notInPlace(measure)));
  const residual = rate(1, residualSteps, residualMeasures, decision?.residual);

  const projectedSteps: Step[] = [carried("fromResidual")];
  for (const measure of open) projectedSteps.push(openStep(measure, whyNoCondition(measure, input.launchAhead) ?? "notCondition"));
  const projected = rate(2, projectedSteps, projectedMeasures, decision?.projected);

  return { inherent, residual, projected, inputsHash: () => digestsUpTo(2).join(".") };
}

export const levelsEnglish: Readonly<Record<string, string>> = {
  "level.fromInherent": "Starts from the level with the baseline measures in place.",
  "level.fromResidual": "Starts from the level as things stand.",
  "level.floor": "Severity {severity} of four never falls below a high level.",
  "level.measure.counts":
    "{measure} is counted: {likelihood, plural, =0 {likelihood stays} one {one level off likelihood} other {# levels off likelihood}}, {severity, plural, =0 {severity stays} one {one level off severity} other {# levels off severity}}.",
  "level.measure.twice": "{measure} is already counted once.",
  "level.measure.noEffect": "{measure} has no effect on this risk by the catalogue.",
  "level.measure.noReason": "{measure} is not counted: no effect is claimed with a reason.",
  "level.measure.limitReached": "{measure} takes nothing more off: the limit for this risk is reached.",
  "level.measure.planned": "{measure} is planned and does not count yet.",
  "level.measure.partial": "{measure} is only partly in place and does not count yet.",
  "level.measure.noEvidence": "{measure} has no evidence and does not count yet.",
  "level.measure.notCondition": "{measure} is not a condition of the decision and is not counted.",
  "level.measure.noOwnerOrDate": "{measure} is a condition without owner or date and is not counted.",
  "level.measure.dueAfterLaunch": "{measure} falls due after the launch and is not counted.",
};
