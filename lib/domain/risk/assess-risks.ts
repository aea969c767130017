import type { AssessmentContent, Level, Measure, OwnRisk } from "../assessment/content";
import type { ListId } from "../questionnaire/questions";
import { given, type RecordReading, when } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { all, always, type Claim } from "../reasoning/claim";
import type { Estimate, OrphanDecision, Risk, RiskState } from "../result";
import { effectOn, type RatingInput, rateRisk, type Stage } from "./levels";
import { higher, levelOf, type Method } from "./method";
import type { Axis, MeasureEffect, PlaceOf, RiskModel, RiskRule, Scope } from "./rule";

type Place = {
  place: PlaceOf<Scope>;
  id: string | null;
  name: string | null;
  /** What makes this a place of the scope at all. */
  belongs: Claim;
  path: () => readonly string[];
  dataItems: () => readonly string[];
};

/** The places of each scope, found once for all rules. `missing`: lists that are still empty, so that nothing can be said. */
type Places = { places: readonly Place[]; missing: readonly ListId[] };

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

function placesByScope(model: RiskModel): (scope: Scope) => Places {
  const { readings } = model;
  const noModelUses: readonly ListId[] = readings.list("modelUses").length === 0 ? ["modelUses"] : [];
  const atElement = (record: RecordReading, place: PlaceOf<Scope>, belongs: Claim): Place => ({
    place,
    id: record.id,
    name: record.name,
    belongs,
    path: () => model.pathTo(record.id),
    dataItems: () => unique(model.dataItemsAt(record.id).map(({ item }) => item.id)),
  });
  const usesOfPurpose = new Map<string, string>();
  for (const use of readings.list("modelUses"))
    for (const purpose of given(use.read("purposes")) ?? []) if (!usesOfPurpose.has(purpose)) usesOfPurpose.set(purpose, use.id);

  const find = (scope: Scope): Places => {
    switch (scope) {
      case "assessment": {
        const everything = readings.list("dataItems").map((item) => item.id);
        const one: Place = { place: null, id: null, name: null, belongs: always, path: () => [], dataItems: () => everything };
        return { places: [one], missing: [] };
      }
      case "purpose": {
        const places = readings.list("purposes").map(
          (purpose): Place => ({
            place: purpose,
            id: purpose.id,
            name: purpose.name,
            belongs: always,
            path: () => model.pathTo(usesOfPurpose.get(purpose.id) ?? ""),
            dataItems: () => given(purpose.read("dataItems")) ?? [],
          }),
        );
        return { places, missing: places.length === 0 ? ["purposes"] : [] };
      }
      case "modelUse":
        return { places: readings.list("modelUses").map((use) => atElement(use, use, always)), missing: noModelUses };
      case "decisionMade": {
        const places = readings.list("modelUses").map((use) =>
          atElement(
            use,
            use,
            when(use.read("decisionMode"), (mode) => mode !== "none"),
          ),
        );
        return { places, missing: noModelUses };
      }
      case "store": {
        const places = readings.list("stores").map((store) => atElement(store, store, always));
        return { places, missing: places.length === 0 ? noModelUses : [] };
      }
      case "tool": {
        const places = readings.list("tools").map((tool) => atElement(tool, tool, always));
        return { places, missing: places.length === 0 ? noModelUses : [] };
      }
      case "recipient": {
        const places = model.recipients
          .filter((recipient) => recipient.certainty !== "excluded")
          .map(
            (recipient): Place => ({
              place: recipient,
              id: recipient.id,
              name: recipient.name,
              belongs: always,
              path: () => recipient.path,
              dataItems: () => recipient.receives,
            }),
          );
        return { places, missing: places.length === 0 ? noModelUses : [] };
      }
    }
  };
  const cache = new Map<Scope, Places>();
  return (scope) => {
    const cached = cache.get(scope);
    if (cached) return cached;
    const found = find(scope);
    cache.set(scope, found);
    return found;
  };
}

function measuresByRisk(measures: readonly Measure[]): (risk: string, rule: string) => readonly Measure[] {
  const index = new Map<string, Measure[]>();
  for (const measure of measures)
    for (const key of new Set(measure.risks)) {
      const named = index.get(key);
      if (named) named.push(measure);
      else index.set(key, [measure]);
    }
  const none: readonly Measure[] = [];
  return (risk, rule) => {
    const here = index.get(risk);
    const everywhere = risk === rule ? undefined : index.get(rule);
    if (!here || !everywhere) return here ?? everywhere ?? none;
    const wanted = new Set([...here, ...everywhere]);
    return measures.filter((measure) => wanted.has(measure));
  };
}

const distinctBecause = (reasons: readonly Because[]): readonly Because[] => {
  if (reasons.length < 2) return reasons;
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = reason.kind === "answer" ? reason.path : `${reason.id}@${reason.version}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
};

type Suggested = Risk["suggestedMeasures"];
type PreparedRule = { effects: ReadonlyMap<string, MeasureEffect>; suggested: Suggested };

/** The catalogue's measures for a rule with what each may take off, best first: the most levels, then those on likelihood. */
function prepare(rule: RiskRule): PreparedRule {
  const effects = new Map(rule.measures.map((effect) => [effect.measure, effect]));
  const suggested = rule.measures
    .map(({ measure }) => ({ measure, ...effectOn({ catalogue: measure }, effects, rule.event), taken: false }))
    .filter(({ severity, likelihood }) => severity + likelihood > 0)
    .sort((a, b) => b.severity + b.likelihood - (a.severity + a.likelihood) || b.likelihood - a.likelihood);
  return { effects, suggested };
}

const withTaken = (suggested: Suggested, measures: readonly Measure[]): Suggested => {
  if (measures.length === 0) return suggested;
  const taken = new Set(measures.map(({ catalogue }) => catalogue));
  return suggested.map((one) => (taken.has(one.measure) ? { ...one, taken: true } : one));
};

const estimate = (method: Method, likelihood: Axis, severity: Axis): Estimate => ({
  likelihood: likelihood.value,
  severity: severity.value,
  level: levelOf(method, likelihood.value, severity.value),
});

const nobody: readonly string[] = [];

/**
 * Every rule at every place of its scope: raised with its three levels, not applicable with the reason, or undetermined
 * with what is missing and the range it could reach. A person's own risks follow, by the same matrix. In the order of
 * the rules, then of the places. Decisions whose risk is gone are returned apart.
 */
export function assessRisks(
  model: RiskModel,
  rules: readonly RiskRule[],
  content: Pick<AssessmentContent, "measures" | "decisions" | "ownRisks" | "evidence">,
  method: Method,
  launchAhead: string | null,
): { risks: readonly Risk[]; orphanDecisions: readonly OrphanDecision[] } {
  const placesOf = placesByScope(model);
  const measuresOf = measuresByRisk(content.measures);
  const evidence: ReadonlySet<string> = new Set(content.evidence.map(({ id }) => id));
  const risks: Risk[] = [];

  for (const rule of rules) {
    const prepared = prepare(rule);
    const fixed = {
      rule: rule.id,
      catalogueNumber: rule.catalogueNumber,
      scope: rule.scope,
      track: rule.track,
      event: rule.event,
      phase: rule.phase,
      source: rule.source,
      harm: rule.harm,
      articles: rule.articles,
    };
    const { places, missing } = placesOf(rule.scope);
    if (places.length === 0) {
      const undetermined = missing.length > 0;
      risks.push({
        ...fixed,
        id: rule.id,
        place: null,
        placeName: null,
        state: undetermined ? "undetermined" : "notApplicable",
        says: { message: undetermined ? "risk.undetermined" : "risk.noPlace", values: { count: missing.length } },
        missing,
        range: undetermined ? { lowest: "none", highest: "veryHigh" } : null,
        inherent: null,
        residual: null,
        projected: null,
        because: [],
        path: nobody,
        dataItems: nobody,
        suggestedMeasures: prepared.suggested,
        get inputsHash() {
          return rateNothing(method, rule.id, []);
        },
      });
      continue;
    }
    for (const { place, id: placeId, name, belongs, path, dataItems } of places) {
      const id = placeId === null ? rule.id : `${rule.id}@${placeId}`;
      const claim =
        belongs.truth === false ? belongs : belongs === always ? rule.raised(model, place) : all(belongs, rule.raised(model, place));
      const state: RiskState = claim.truth === null ? "undetermined" : claim.truth ? "raised" : "notApplicable";
      const common = { ...fixed, id, place: placeId, placeName: name, state, missing: claim.missing };
      if (state === "notApplicable") {
        const { because } = claim;
        risks.push({
          ...common,
          says: { message: `risk.${rule.id}.quiet`, values: { place: name ?? "" } },
          range: null,
          inherent: null,
          residual: null,
          projected: null,
          because,
          path: nobody,
          dataItems: nobody,
          suggestedMeasures: [],
          get inputsHash() {
            return rateNothing(method, rule.id, because);
          },
        });
        continue;
      }
      const likelihood = rule.likelihood(model, place);
      const severity = rule.severity(model, place);
      const because = distinctBecause([...claim.because, ...likelihood.because, ...severity.because]);
      const measures = measuresOf(id, rule.id);
      const shared = {
        ...common,
        because,
        path: path(),
        dataItems: dataItems(),
        suggestedMeasures: withTaken(prepared.suggested, measures),
      };
      if (state === "undetermined") {
        risks.push({
          ...shared,
          says: { message: "risk.undetermined", values: { count: claim.missing.length } },
          range: { lowest: "none", highest: estimate(method, likelihood, severity).level },
          inherent: null,
          residual: null,
          projected: null,
          get inputsHash() {
            return rateNothing(method, rule.id, because);
          },
        });
        continue;
      }
      const rating = rateRisk({
        method,
        rule: rule.id,
        event: rule.event,
        likelihood,
        severity,
        because: claim.because,
        effects: prepared.effects,
        measures,
        evidence,
        decision: Object.hasOwn(content.decisions, id) ? content.decisions[id] : undefined,
        launchAhead,
      });
      risks.push({
        ...shared,
        says: { message: `risk.${rule.id}.raised`, values: { place: name ?? "" } },
        range: null,
        inherent: rating.inherent,
        residual: rating.residual,
        projected: rating.projected,
        get inputsHash() {
          return rating.inputsHash();
        },
      });
    }
  }

  for (const own of content.ownRisks)
    risks.push(
      assessOwnRisk(own, {
        method,
        measures: measuresOf(own.id, own.id),
        evidence,
        decision: Object.hasOwn(content.decisions, own.id) ? content.decisions[own.id] : undefined,
        launchAhead,
      }),
    );
  const present = new Set(risks.map(({ id }) => id));
  const orphanDecisions = Object.keys(content.decisions)
    .filter((id) => !present.has(id))
    .map((id) => ({ id }));
  return { risks, orphanDecisions };
}

/** The hash of a risk without levels, in the form of three digests, so that a decision made on it goes stale once it is raised. */
const rateNothing = (method: Method, rule: string, because: readonly Because[]): string => {
  const rating = rateRisk({
    method,
    rule,
    event: "none",
    likelihood: { value: 1, says: { message: "", values: {} }, because: [] },
    severity: { value: 1, says: { message: "", values: {} }, because: [] },
    because,
    effects: new Map(),
    measures: [],
    evidence: new Set(),
    decision: undefined,
    launchAhead: null,
  });
  return rating.inputsHash();
};

function assessOwnRisk(own: OwnRisk, input: Pick<RatingInput, "method" | "measures" | "evidence" | "decision" | "launchAhead">): Risk {
  const axis = (value: Axis["value"], part: string): Axis => ({
    value,
    says: { message: `risk.own.${part}`, values: { value, reason: own.reason } },
    because: [],
  });
  const rating = rateRisk({
    ...input,
    rule: own.id,
    event: own.event,
    likelihood: axis(own.likelihood, "likelihood"),
    severity: axis(own.severity, "severity"),
    because: [],
    effects: new Map(),
  });
  return {
    id: own.id,
    rule: own.id,
    catalogueNumber: null,
    scope: "assessment",
    place: null,
    placeName: null,
    track: own.track,
    event: own.event,
    phase: own.phase,
    source: own.source,
    harm: [own.harm],
    state: "raised",
    says: { message: "risk.own.raised", values: { title: own.title } },
    missing: [],
    range: null,
    inherent: rating.inherent,
    residual: rating.residual,
    projected: rating.projected,
    because: [],
    path: nobody,
    dataItems: nobody,
    articles: own.articles,
    suggestedMeasures: [],
    get inputsHash() {
      return rating.inputsHash();
    },
  };
}

/** One rule in the list of risks: a line that opens into its places. */
export type RiskLine = {
  rule: string;
  catalogueNumber: string | null;
  /** Raised where any place is, else undetermined where any is. */
  state: RiskState;
  /** Of the highest place, at the stage asked for; null where nothing is raised. */
  level: Level | null;
  /** An undetermined place could be higher than `level`. */
  levelIsAtLeast: boolean;
  counts: Readonly<Record<RiskState, number>>;
  /** The highest first. */
  places: readonly Risk[];
};

/** One line a rule, in the order that the rules first appear; places with the highest level first. */
export function groupByRule(risks: readonly Risk[], stage: Stage = "residual"): readonly RiskLine[] {
  const byRule = new Map<string, Risk[]>();
  for (const risk of risks) {
    const group = byRule.get(risk.rule);
    if (group) group.push(risk);
    else byRule.set(risk.rule, [risk]);
  }
  const heightOf = (risk: Risk): number => {
    const at = risk[stage]?.effective;
    if (at) return 100 + ["low", "medium", "high", "veryHigh"].indexOf(at.level) * 10 + at.severity;
    return risk.state === "undetermined" ? 50 : 0;
  };
  return [...byRule].map(([rule, group]): RiskLine => {
    const counts = { raised: 0, undetermined: 0, notApplicable: 0 };
    let level: Level | null = null;
    let possible: Level | null = null;
    for (const risk of group) {
      counts[risk.state] += 1;
      level = higher(level, risk[stage]?.effective.level ?? null);
      possible = higher(possible, risk.range?.highest ?? null);
    }
    return {
      rule,
      catalogueNumber: group[0]?.catalogueNumber ?? null,
      state: counts.raised > 0 ? "raised" : counts.undetermined > 0 ? "undetermined" : "notApplicable",
      level,
      levelIsAtLeast: possible !== null && higher(level, possible) !== level,
      counts,
      places: [...group].sort((a, b) => heightOf(b) - heightOf(a)),
    };
  });
}

export const assessRisksEnglish: Readonly<Record<string, string>> = {
  "risk.undetermined":
    "It cannot be said yet whether this applies: {count, plural, =0 {what it depends on is not known} one {one answer is missing} other {# answers are missing}}.",
  "risk.noPlace": "Nothing that this risk concerns is recorded.",
  "risk.own.title": "{title}",
  "risk.own.raised": "Added by a person: {title}",
  "risk.own.likelihood": "Likelihood {value}, as estimated by the person who added it: {reason}",
  "risk.own.severity": "Severity {value}, as estimated by the person who added it: {reason}",
};
