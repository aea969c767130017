import type { AssessmentContent, OwnRisk, RiskWorksheets } from "../assessment/content";
import type { Measure } from "../assessment/measure";
import type { ListId } from "../questionnaire/questions";
import { given, type RecordReading, when } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { all, always, type Claim } from "../reasoning/claim";
import { distinctReasonsOf } from "../reasoning/distinct-reasons";
import { hashInputs } from "../reasoning/hash-inputs";
import type { OrphanDecision, Risk, RiskState } from "../result";
import type { Level } from "./level";
import { higher } from "./level";
import { effectOn, type RatedAlike, type Rating, type RatingInput, rateRisk, type Stage } from "./levels";
import { levelOf, type Method } from "./method";
import { rateByWorksheet } from "./rate-by-worksheet";
import type { Axis, MeasureEffect, PlaceOf, RiskModel, RiskRule, Scope } from "./rule";

type Place = {
  place: PlaceOf<Scope>;
  id: string | null;
  name: string | null;
  /** What the rule's sentences may name. */
  values: Risk["says"]["values"];
  /** What makes this a place of the scope at all. */
  belongs: Claim;
  path: () => readonly string[];
  dataItems: () => readonly string[];
};

/** The places of each scope, found once for all rules. `missing`: lists that are still empty, so that nothing can be said. */
type Places = { places: readonly Place[]; missing: readonly ListId[] };

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** Makes its value on the first call and keeps it. */
const once = <T>(make: () => T): (() => T) => {
  let held: { value: T } | null = null;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
};

function placesByScope(model: RiskModel): (scope: Scope) => Places {
  const { readings } = model;
  const noModelUses: readonly ListId[] = readings.list("modelUses").length === 0 ? ["modelUses"] : [];
  const atElement = (record: RecordReading, place: PlaceOf<Scope>, belongs: Claim): Place => ({
    place,
    id: record.id,
    name: record.name,
    values: { place: record.name },
    belongs,
    path: () => model.pathTo(record.id),
    dataItems: once(() => unique(model.dataItemsAt(record.id).map(({ item }) => item.id))),
  });
  const usesOfPurpose = new Map<string, string>();
  for (const use of readings.list("modelUses"))
    for (const purpose of given(use.read("purposes")) ?? []) if (!usesOfPurpose.has(purpose)) usesOfPurpose.set(purpose, use.id);

  const find = (scope: Scope): Places => {
    switch (scope) {
      case "assessment": {
        const everything = readings.list("dataItems").map((item) => item.id);
        const one: Place = {
          place: null,
          id: null,
          name: null,
          values: { place: "" },
          belongs: always,
          path: () => [],
          dataItems: () => everything,
        };
        return { places: [one], missing: [] };
      }
      case "purpose": {
        const places = readings.list("purposes").map(
          (purpose): Place => ({
            place: purpose,
            id: purpose.id,
            name: purpose.name,
            values: { place: purpose.name },
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
              values: { place: recipient.name },
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

type Suggested = Risk["suggestedMeasures"];
type PreparedRule = {
  effects: ReadonlyMap<string, MeasureEffect>;
  suggested: Suggested;
  /** Keys of the sentences that say that it is raised, or that it is not. */
  raised: string;
  quiet: string;
};

const preparedRules = new WeakMap<RiskRule, PreparedRule>();

/** What of a rule is the same in every assessment; the catalogue's measures with what each may take off, best first: the most levels, then those on likelihood. */
function prepare(rule: RiskRule): PreparedRule {
  const held = preparedRules.get(rule);
  if (held) return held;
  const effects = new Map(rule.measures.map((effect) => [effect.measure, effect]));
  const suggested = rule.measures
    .map(({ measure }) => ({ measure, ...effectOn({ catalogue: measure }, effects, rule.event), taken: false }))
    .filter(({ severity, likelihood }) => severity + likelihood > 0)
    .sort((a, b) => b.severity + b.likelihood - (a.severity + a.likelihood) || b.likelihood - a.likelihood);
  const made = { effects, suggested, raised: `risk.${rule.id}.raised`, quiet: `risk.${rule.id}.quiet` };
  preparedRules.set(rule, made);
  return made;
}

const unratedHashes = new WeakMap<Method, Map<string, string>>();
/** One digest for every place where a rule is not rated under a method: made once, since both come from fixed tables. */
function unratedHashOf(method: Method, rule: RiskRule): string {
  const ofMethod = unratedHashes.get(method) ?? new Map<string, string>();
  unratedHashes.set(method, ofMethod);
  const held = ofMethod.get(rule.id);
  if (held) return held;
  const made = hashInputs({ method: method.id, rule: rule.id });
  ofMethod.set(rule.id, made);
  return made;
}

/** Suggestions with those marked that the measures already hold; places with the same measures share one list. */
function suggestionsFor(suggested: Suggested): (measures: readonly Measure[]) => Suggested {
  const marked = new Map<readonly Measure[], Suggested>();
  return (measures) => {
    if (measures.length === 0) return suggested;
    const held = marked.get(measures);
    if (held) return held;
    const taken = new Set(measures.map(({ catalogue }) => catalogue));
    const made = suggested.map((one) =>
      taken.has(one.measure) ? { measure: one.measure, severity: one.severity, likelihood: one.likelihood, taken: true } : one,
    );
    marked.set(measures, made);
    return made;
  };
}

const nobody: readonly string[] = [];
const unsaid: readonly Because[] = [];
const nothingSuggested: Suggested = [];

/** Where a missing worksheet is filled in; no path of an answer. */
const worksheetPath = (riskId: string): string => `worksheets/${riskId}`;

/** Before a model use is recorded, what no answer speaks for is not yet known, however few records there are to raise it. */
const notYetDescribed: Claim = { truth: null, because: [], missing: ["modelUses"] };

/** Places of one rule where it does not apply that are listed with their reason; the rest are one line with their number. */
const QUIET_PLACES_LISTED = 20;

/** All that is the same for a rule at each of its places. */
type Described = PreparedRule & {
  rule: RiskRule;
  /** Where nothing can be confirmed there is one hash for all places: a decision made on it is stale once the risk is raised. */
  unratedHash: string;
};

type Found = {
  id: string;
  place: string | null;
  placeName: string | null;
  state: RiskState;
  message: string;
  values: Risk["says"]["values"];
  missing: readonly string[];
  range: Risk["range"];
  because: readonly Because[];
  path: readonly string[];
  dataItems: readonly string[];
  suggested: Suggested;
};

/** One risk with every field in one place and order, so that thousands stay cheap. */
const riskOf = ({ rule, unratedHash }: Described, at: Found, rating: Rating | null): Risk => {
  const risk: Omit<Risk, "inputsHash"> = {
    id: at.id,
    rule: rule.id,
    catalogueNumber: rule.catalogueNumber,
    scope: rule.scope,
    place: at.place,
    placeName: at.placeName,
    track: rule.track,
    event: rule.event,
    phase: rule.phase,
    source: rule.source,
    harm: rule.harm,
    state: at.state,
    says: { message: at.message, values: at.values },
    missing: at.missing,
    range: at.range,
    inherent: rating?.inherent ?? null,
    residual: rating?.residual ?? null,
    projected: rating?.projected ?? null,
    because: at.because,
    path: at.path,
    dataItems: at.dataItems,
    articles: rule.articles,
    suggestedMeasures: at.suggested,
  };
  if (!rating) return Object.assign(risk, { inputsHash: unratedHash });
  new Rated(risk, rating.inputsHash);
  return Object.defineProperty(risk, "inputsHash", hashWhenAsked) as Risk;
};

/** Lets a class give a private field to an object that it did not make. */
class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the way to put a private field on a plain object
    return object;
  }
}
/** A risk whose hash is still to be made. It stays a plain object, and thousands cost far less than entries of a WeakMap. */
class Rated extends Given {
  readonly #hash: () => string;
  constructor(risk: object, hash: () => string) {
    super(risk);
    this.#hash = hash;
  }
  static hashOf = (risk: object): string => (#hash in risk ? risk.#hash() : "");
}
/**
 * Hashing is most of the work and few risks are ever decided on, so the hash of a rated risk is made when it is read.
 * One getter for all risks keeps them the same shape, and so small.
 */
const hashWhenAsked: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: object) {
    return Rated.hashOf(this);
  },
};

/**
 * Every rule at every place of its scope: raised with its three levels, not applicable with the reason, or undetermined
 * with what is missing and the range it could reach. A person's own risks follow, by the same matrix. In the order of
 * the rules, then of the places; of the places where a rule does not apply the first 20 and those decided on are listed.
 * Decisions whose risk is gone are returned apart.
 */
export function assessRisks(
  model: RiskModel,
  rules: readonly RiskRule[],
  content: Pick<AssessmentContent, "measures" | "decisions" | "ownRisks" | "evidence" | "worksheets">,
  method: Method,
  launchAhead: string | null,
): { risks: readonly Risk[]; orphanDecisions: readonly OrphanDecision[] } {
  const placesOf = placesByScope(model);
  const nothingDescribed = model.readings.list("modelUses").length === 0;
  const measuresOf = measuresByRisk(content.measures);
  const evidence: ReadonlySet<string> = new Set(content.evidence.map(({ id }) => id));
  const decisions = new Map(Object.entries(content.decisions));
  const worksheets = new Map(Object.entries(content.worksheets ?? {}));
  const worksheetsOf = (id: string): RiskWorksheets | undefined => worksheets.get(id)?.[method.id];
  const risks: Risk[] = [];

  for (const rule of rules) {
    const { effects, suggested, raised, quiet } = prepare(rule);
    const described: Described = { rule, effects, suggested, raised, quiet, unratedHash: unratedHashOf(method, rule) };
    const alike: RatedAlike = new Map();
    const suggestedWith = suggestionsFor(described.suggested);
    const { places, missing } = placesOf(rule.scope);
    if (places.length === 0) {
      const undetermined = missing.length > 0;
      const nowhere: Found = {
        id: rule.id,
        place: null,
        placeName: null,
        state: undetermined ? "undetermined" : "notApplicable",
        message: undetermined ? "risk.undetermined" : "risk.noPlace",
        values: { count: missing.length },
        missing,
        range: undetermined ? { lowest: "none", highest: "veryHigh" } : null,
        because: unsaid,
        path: nobody,
        dataItems: nobody,
        suggested: described.suggested,
      };
      risks.push(riskOf(described, nowhere, null));
      continue;
    }
    let quietPlaces = 0;
    for (const at of places) {
      const id = at.id === null ? rule.id : `${rule.id}@${at.id}`;
      const { belongs } = at;
      const claimed =
        belongs.truth === false ? belongs : belongs === always ? rule.raised(model, at.place) : all(belongs, rule.raised(model, at.place));
      const claim = nothingDescribed && claimed.truth === false && claimed.because.length === 0 ? notYetDescribed : claimed;
      if (claim.truth === false) {
        quietPlaces += 1;
        if (quietPlaces > QUIET_PLACES_LISTED && !decisions.has(id)) continue;
        const quiet: Found = {
          id,
          place: at.id,
          placeName: at.name,
          state: "notApplicable",
          message: described.quiet,
          values: at.values,
          missing: nobody,
          range: null,
          because: claim.because,
          path: nobody,
          dataItems: nobody,
          suggested: nothingSuggested,
        };
        risks.push(riskOf(described, quiet, null));
        continue;
      }
      const likelihood = rule.likelihood(model, at.place);
      const severity = rule.severity(model, at.place);
      const measures = measuresOf(id, rule.id);
      const isRaised = claim.truth === true;
      const worksheet =
        isRaised && method.worksheet
          ? rateByWorksheet(
              { method, rule: rule.id, because: claim.because, decision: decisions.get(id) },
              method.worksheet,
              worksheetsOf(id),
            )
          : null;
      const isOpen = worksheet?.state === "open";
      const found: Found = {
        id,
        place: at.id,
        placeName: at.name,
        state: isRaised && !isOpen ? "raised" : "undetermined",
        message: !isRaised ? "risk.undetermined" : isOpen ? "risk.worksheetOpen" : described.raised,
        values: !isRaised ? { count: claim.missing.length } : isOpen ? { open: worksheet.open.length } : at.values,
        missing: isOpen ? [worksheetPath(id)] : claim.missing,
        range: isOpen
          ? worksheet.range
          : isRaised
            ? null
            : { lowest: "none", highest: method.worksheet ? "veryHigh" : levelOf(method, likelihood.value, severity.value) },
        because: distinctReasonsOf(method.worksheet ? [claim.because] : [claim.because, likelihood.because, severity.because]),
        path: at.path(),
        dataItems: at.dataItems(),
        suggested: suggestedWith(measures),
      };
      const rating = worksheet
        ? worksheet.state === "rated"
          ? worksheet.rating
          : null
        : isRaised
          ? rateRisk({
              method,
              rule: rule.id,
              event: rule.event,
              likelihood,
              severity,
              because: claim.because,
              effects: described.effects,
              measures,
              evidence,
              decision: decisions.get(id),
              launchAhead,
              alike,
            })
          : null;
      risks.push(riskOf(described, found, rating));
    }
    if (quietPlaces > QUIET_PLACES_LISTED) {
      const elsewhere: Found = {
        id: rule.id,
        place: null,
        placeName: null,
        state: "notApplicable",
        message: "risk.quietElsewhere",
        values: { count: quietPlaces },
        missing: nobody,
        range: null,
        because: unsaid,
        path: nobody,
        dataItems: nobody,
        suggested: nothingSuggested,
      };
      risks.push(riskOf(described, elsewhere, null));
    }
  }

  for (const own of content.ownRisks)
    risks.push(
      assessOwnRisk(own, {
        method,
        measures: measuresOf(own.id, own.id),
        evidence,
        decision: decisions.get(own.id),
        launchAhead,
        worksheets: worksheetsOf(own.id),
      }),
    );
  if (decisions.size === 0) return { risks, orphanDecisions: [] };
  for (const { id } of risks) decisions.delete(id);
  return { risks, orphanDecisions: Array.from(decisions.keys(), (id) => ({ id })) };
}

function assessOwnRisk(
  own: OwnRisk,
  input: Pick<RatingInput, "method" | "measures" | "evidence" | "decision" | "launchAhead"> & { worksheets: RiskWorksheets | undefined },
): Risk {
  const axis = (value: Axis["value"], part: string): Axis => ({
    value,
    says: { message: `risk.own.${part}`, values: { value, reason: own.reason } },
    because: [],
  });
  const { worksheets, ...shared } = input;
  const { method, decision } = input;
  const worksheet = method.worksheet
    ? rateByWorksheet({ method, rule: own.id, because: [], decision }, method.worksheet, worksheets)
    : null;
  const open = worksheet?.state === "open" ? worksheet : null;
  const rating = open
    ? null
    : worksheet?.state === "rated"
      ? worksheet.rating
      : rateRisk({
          ...shared,
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
    state: open ? "undetermined" : "raised",
    says: open
      ? { message: "risk.worksheetOpen", values: { open: open.open.length, title: own.title } }
      : { message: "risk.own.raised", values: { title: own.title } },
    missing: open ? [worksheetPath(own.id)] : [],
    range: open ? open.range : null,
    inherent: rating?.inherent ?? null,
    residual: rating?.residual ?? null,
    projected: rating?.projected ?? null,
    because: [],
    path: nobody,
    dataItems: nobody,
    articles: own.articles,
    suggestedMeasures: [],
    inputsHash: rating?.inputsHash() ?? hashInputs({ method: method.id, rule: own.id }),
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
  "risk.quietElsewhere": "It does not apply at {count, number} places; the first are listed with the reason.",
  "risk.noPlace": "Nothing that this risk concerns is recorded.",
  "risk.own.title": "{title}",
  "risk.own.raised": "Added by a person: {title}",
  "risk.own.likelihood": "Likelihood {value}, as estimated by the person who added it: {reason}",
  "risk.own.severity": "Severity {value}, as estimated by the person who added it: {reason}",
};
