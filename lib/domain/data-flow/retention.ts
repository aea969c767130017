import type { Fact } from "../facts/fact";
import { type FactReading, type FactsInForce, factReasons } from "../facts/facts-in-force";
import { identifyModel, identifyProvider } from "../facts/models";
import { becauseOf, given, type Reading, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because, Message } from "../reasoning/because";
import type { AssessmentResult } from "../result";
import type { Length, ModelUseRetention } from "./map";
import { answeredBecause, distinctReasons, openPaths } from "./open-answers";
import { platformFact, platformOperator } from "./platform";
import { modelOf } from "./provider-sharing";

type ModelUse = RecordReading<"modelUses">;
type Mode = NonNullable<ModelUseRetention["setMode"]>;
type Step = ModelUseRetention["steps"][number];
type Copy = ModelUseRetention["apart"][number];
type Json = Fact["value"];

const MINUTES_A_DAY = 1440;
const modes: readonly Mode[] = ["none", "default", "aws_review", "provider_data_share"];
const modeIn = (value: Json | undefined): Mode | null => modes.find((mode) => mode === value) ?? null;
const objectOf = (reading: FactReading): Readonly<Record<string, Json>> =>
  reading.state === "known" && reading.value !== null && typeof reading.value === "object" && !Array.isArray(reading.value)
    ? reading.value
    : {};
const reasonsOf = (...readings: readonly FactReading[]): readonly Because[] => readings.flatMap((reading) => factReasons(reading.facts));
const says = (message: string, values: Message["values"] = {}): Message => ({ message: `retention.${message}`, values });
const step = (name: Step["step"], message: Message, because: readonly Because[]): Step => ({
  step: name,
  says: message,
  because: distinctReasons(because),
});
const days = (count: number): Length => ({ kind: "days", days: count });
const undetermined = (missing: readonly string[]): Length => ({ kind: "undetermined", missing });

type SetMode = { mode: Mode | null; because: readonly Because[]; missing: readonly string[]; says: Message };

/** Step 1: the first setting other than `inherit` of project (mantle only), account in that Region, model default. */
function setModeOf(use: ModelUse, facts: FactsInForce): SetMode {
  const endpoint = use.read("endpoint");
  const account = use.read("accountRetentionMode");
  const onMantle = given(endpoint) === "mantle";
  const project = use.read("projectRetentionMode");
  if (given(endpoint) === undefined) {
    const missing = [...openPaths(endpoint), ...openPaths(account)];
    return { mode: null, because: answeredBecause(account), missing, says: says("setMode.endpointOpen") };
  }
  if (onMantle) {
    const chosen = given(project);
    if (chosen === undefined)
      return { mode: null, because: answeredBecause(endpoint), missing: openPaths(project), says: says("setMode.projectOpen") };
    if (chosen !== "inherit")
      return { mode: chosen, because: answeredBecause(endpoint, project), missing: [], says: says("setMode.project", { mode: chosen }) };
  }
  const from = onMantle ? answeredBecause(endpoint, project) : answeredBecause(endpoint);
  const chosen = given(account);
  if (chosen === undefined) return { mode: null, because: from, missing: openPaths(account), says: says("setMode.accountOpen") };
  if (chosen !== "inherit")
    return { mode: chosen, because: [...from, ...answeredBecause(account)], missing: [], says: says("setMode.account", { mode: chosen }) };
  const modelDefault = facts.find("feature", "dataRetention", "modelDefaultMode");
  const mode = modelDefault.state === "known" ? modeIn(modelDefault.value) : null;
  return {
    mode,
    because: [...from, ...answeredBecause(account), ...reasonsOf(modelDefault)],
    missing: mode === null ? [account.path] : [],
    says: mode === null ? says("setMode.defaultUnknown") : says("setMode.modelDefault", { mode }),
  };
}

type Requirement = {
  mode: Mode | null;
  retentionDays: number | null;
  review: ModelUseRetention["review"];
  scope: string;
  because: readonly Because[];
  missing: readonly string[];
  says: Message;
};

/** Step 2: the least permitted mode of the model's family by the register. A model in no list is unknown, never `none`. */
function requirementOf(use: ModelUse, facts: FactsInForce): Requirement {
  const throughput = use.read("throughput");
  if (given(throughput) === "marketplaceEndpoint")
    return {
      mode: null,
      retentionDays: null,
      review: "undetermined",
      scope: "",
      because: [becauseOf(throughput)],
      missing: ["contracts"],
      says: says("requirement.marketplaceEndpoint"),
    };
  const model = use.read("model");
  const text = given(model);
  const open = { mode: null, retentionDays: null, review: "undetermined", scope: "", missing: [model.path] } as const;
  if (text === undefined || text.trim() === "")
    return { ...open, because: [], missing: openPaths(model), says: says("requirement.modelOpen") };
  const identified = identifyModel(text, facts);
  if (identified.unknown) return { ...open, because: [becauseOf(model)], says: says("requirement.modelUnknown", { model: text }) };
  const from = [becauseOf(model), ...factReasons(identified.facts)];
  if (identified.family === null) return { ...open, because: from, says: says("requirement.modelUnknown", { model: text }) };
  const reading = facts.find("modelFamily", identified.family, "retentionRequirement");
  const because = [...from, ...reasonsOf(reading)];
  if (reading.state === "contradictory") return { ...open, because, says: says("requirement.contradictory", { model: text }) };
  const value = objectOf(reading);
  const mode = modeIn(value.minMode);
  if (mode === null) return { ...open, because, says: says("requirement.notKnown", { model: text }) };
  if (mode === "none")
    return { mode, retentionDays: 0, review: "none", scope: "", because, missing: [], says: says("requirement.none", { model: text }) };
  const review = value.review;
  return {
    mode,
    retentionDays: typeof value.retentionDays === "number" ? value.retentionDays : null,
    review: review === "automated" || review === "awsHumans" || review === "provider" || review === "none" ? review : "undetermined",
    scope: typeof value.scope === "string" ? value.scope : "unknown",
    because,
    missing: [],
    says: says("requirement.mode", { model: text, mode }),
  };
}

type ZeroRetention = { counts: boolean; says: Message; because: readonly Because[] };

/** A negotiated zero retention with the cloud provider or the model's maker; counts in force on the day and with evidence. */
function negotiatedZero(use: ModelUse, readings: Readings, facts: FactsInForce): ZeroRetention | null {
  const model = given(use.read("model"));
  const identified = model === undefined ? null : identifyModel(model, facts);
  const maker = identified && !identified.unknown ? identified.providerKey : null;
  const operator = facts.find("platform", "bedrock", "operator");
  const found = readings.list("contracts").flatMap((contract): ZeroRetention[] => {
    const negotiated = contract.read("negotiated");
    if (!(given(negotiated) ?? []).includes("zeroRetention")) return [];
    const party = contract.read("party");
    const record = readings.record(given(party) ?? "");
    if (record?.list !== "processors") return [];
    const processor = record as unknown as RecordReading<"processors">;
    const named = given(processor.read("provider"));
    const key = named === undefined ? null : (identifyProvider(named, facts)?.key ?? null);
    const concerns =
      key === null
        ? given(processor.read("kind")) === "cloudProvider"
        : key === maker || (operator.state === "known" && key === operator.value);
    if (!concerns) return [];
    const until = contract.read("negotiatedUntil");
    const evidence = contract.read("evidence");
    const because = answeredBecause(negotiated, party, until, evidence);
    const values = { contract: contract.name, until: given(until) ?? "" };
    const end = given(until);
    if (end !== undefined && end < facts.asOf) return [{ counts: false, says: says("negotiated.expired", values), because }];
    if ((given(evidence) ?? []).length === 0) return [{ counts: false, says: says("negotiated.noEvidence", values), because }];
    return [{ counts: true, says: says(end === undefined ? "negotiated.inForce" : "negotiated.inForceUntil", values), because }];
  });
  return found.find((one) => one.counts) ?? found[0] ?? null;
}

const orderOf = (mode: Mode, facts: FactsInForce): { order: number | null; reading: FactReading } => {
  const reading = facts.find("retentionMode", mode, "order");
  return { order: reading.state === "known" && typeof reading.value === "number" ? reading.value : null, reading };
};

type Stored = { copy: Copy | null; refused: boolean; missing: readonly string[]; because: readonly Because[] };

/** The Responses API keeps request and answer unless told not to; with mode `none` a request to store is refused. */
function storedResponses(use: ModelUse, mode: Mode | null, facts: FactsInForce): Stored {
  const api = use.read("api");
  const store = use.read("responsesStore");
  const nothing = { copy: null, refused: false, missing: [], because: [] } as const;
  const chosen = given(api);
  if (chosen !== undefined && chosen !== "responses") return nothing;
  const copy = (retention: Length, because: readonly Because[]): Copy => ({ what: "storedResponses", retention, because });
  if (chosen === undefined) {
    const missing = openPaths(api);
    return { copy: copy(undetermined(missing), []), refused: false, missing, because: [] };
  }
  const fact = facts.find("feature", "responsesStore", "default");
  const because = [...answeredBecause(api, store), ...reasonsOf(fact)];
  const asked = given(store);
  if (asked === false) return nothing;
  if (mode === "none") return { ...nothing, refused: asked === true, because };
  const kept = objectOf(fact).days;
  const open = openPaths(store);
  if (typeof kept !== "number") {
    const missing = open.length > 0 ? open : [store.path];
    return { copy: copy(undetermined(missing), because), refused: false, missing, because };
  }
  return { copy: copy(days(kept), because), refused: false, missing: open, because };
}

function promptCache(use: ModelUse, facts: FactsInForce): { copy: Copy | null; missing: readonly string[] } {
  const caching = use.read("promptCaching");
  const chosen = given(caching);
  if (chosen === "off") return { copy: null, missing: [] };
  if (chosen === undefined) {
    const missing = openPaths(caching);
    return missing.length === 0
      ? { copy: null, missing }
      : { copy: { what: "promptCache", retention: undetermined(missing), because: [] }, missing };
  }
  const reading = facts.find("feature", "promptCaching", chosen);
  const minutes = objectOf(reading).minutes;
  const retention = typeof minutes === "number" ? days(minutes / MINUTES_A_DAY) : undetermined([caching.path]);
  return { copy: { what: "promptCache", retention, because: [becauseOf(caching), ...reasonsOf(reading)] }, missing: [] };
}

function batchFiles(use: ModelUse, facts: FactsInForce): { copy: Copy | null; missing: readonly string[] } {
  const throughput = use.read("throughput");
  const chosen = given(throughput);
  if (chosen === undefined) return { copy: null, missing: openPaths(throughput) };
  if (chosen !== "batch") return { copy: null, missing: [] };
  const because = [becauseOf(throughput), ...reasonsOf(facts.find("flow", "batch", "description"))];
  return { copy: { what: "batchFiles", retention: { kind: "untilDeleted" }, because }, missing: [] };
}

/** What the register says of a model that its maker covers wherever it is offered: its family's `coveredModel`. */
function coveredModel(use: ModelUse, facts: FactsInForce): FactReading {
  const model = modelOf(use, facts);
  return model.unknown || model.family === null ? { state: "unknown", facts: [] } : facts.find("modelFamily", model.family, "coveredModel");
}

/**
 * What other platforms keep, by the facts about the platform. A model that its maker covers on every platform has a rule of
 * its own there (`coveredModelsDays`); while it is not known whether it is one, the platform's general rule settles nothing.
 */
function elsewhere(use: ModelUse, platform: string, readings: Readings, facts: FactsInForce): ModelUseRetention {
  const answer = use.read("platform");
  const reading = platformFact(use, "retention", readings, facts);
  const value = objectOf(reading);
  const covered = typeof value.coveredModelsDays === "number" ? coveredModel(use, facts) : null;
  const model = use.read("model");
  const isCovered = covered === null ? false : covered.state === "known" && typeof covered.value === "boolean" ? covered.value : null;
  const kept = isCovered === null ? null : isCovered ? value.coveredModelsDays : value.days;
  const operator = platformOperator(use, readings, facts);
  const open =
    isCovered === null
      ? [model.path]
      : platform === "otherCloud" && operator.missing.length > 0
        ? operator.missing
        : [use.read(platform === "ownMachines" ? "platform" : "operator").path];
  const because = distinctReasons([
    ...answeredBecause(answer),
    ...(platform === "otherCloud" ? operator.because : []),
    ...(covered === null ? [] : answeredBecause(model)),
    ...reasonsOf(reading, ...(covered === null ? [] : [covered])),
  ]);
  const retention: Length = typeof kept === "number" ? (kept === 0 ? { kind: "none" } : days(kept)) : undetermined(open);
  const review = value.review;
  const longer: readonly Copy[] =
    value.flaggedLonger === true ? [{ what: "safetyExceptions", retention: undetermined([]), because: reasonsOf(reading) }] : [];
  return {
    modelUse: use.id,
    steps: [
      step("behaviour", says(`elsewhere.${retention.kind}`, retention.kind === "days" ? { days: retention.days } : {}), because),
      ...longer.map((copy) => step("apart", apartSays(copy), copy.because)),
    ],
    setMode: null,
    requirement: null,
    outcome: "notBedrock",
    retention,
    review: review === "none" || review === "automated" || review === "operatorHumans" ? review : "undetermined",
    standingAuthorisation: false,
    apart: longer,
    missing: retention.kind === "undetermined" ? open : [],
    because,
  };
}

/**
 * What a service keeps of one model use's content, in the four steps of `domain.md` ("Retention on Bedrock"), each with
 * its reasons: the mode that is set, what the model needs, what follows, and the copies that exist apart from it. A model
 * that allows `none` has nothing kept, whatever is set; a mode below the model's need means that the call is refused.
 * Lengths are in days; a cache's are fractions of a day.
 */
export function retentionOf(use: ModelUse, readings: Readings, facts: FactsInForce): ModelUseRetention {
  const platform = use.read("platform");
  const where = given(platform);
  if (where !== undefined && where !== "bedrock") return elsewhere(use, where, readings, facts);
  if (where === undefined) {
    const missing = openPaths(platform);
    return {
      modelUse: use.id,
      steps: [step("behaviour", says("platformOpen"), [])],
      setMode: null,
      requirement: null,
      outcome: "undetermined",
      retention: undetermined(missing),
      review: "undetermined",
      standingAuthorisation: false,
      apart: [],
      missing,
      because: [],
    };
  }
  const set = setModeOf(use, facts);
  const needs = requirementOf(use, facts);
  const zero = negotiatedZero(use, readings, facts);
  const waived = zero?.counts === true && needs.mode !== null && needs.mode !== "none";
  const requirement = waived ? "none" : needs.mode;
  const setOrder = set.mode === null ? null : orderOf(set.mode, facts);
  const needOrder = requirement === null ? null : orderOf(requirement, facts);
  const followsModel = set.mode === null ? false : objectOf(facts.find("retentionMode", set.mode, "meaning")).followsModel === true;
  const orders = [...(setOrder ? reasonsOf(setOrder.reading) : []), ...(needOrder ? reasonsOf(needOrder.reading) : [])];
  const standingAuthorisation =
    !followsModel &&
    setOrder !== null &&
    setOrder.order !== null &&
    needOrder !== null &&
    needOrder.order !== null &&
    setOrder.order > needOrder.order;
  const stored = storedResponses(use, set.mode, facts);
  const cache = promptCache(use, facts);
  const batch = batchFiles(use, facts);

  const reasons = distinctReasons([...set.because, ...needs.because, ...(zero?.because ?? []), ...orders]);
  let outcome: ModelUseRetention["outcome"];
  let retention: Length;
  let review: ModelUseRetention["review"];
  let behaviour: Message;
  let missing: readonly string[] = [];
  if (stored.refused) {
    [outcome, retention, review, behaviour] = ["callRefused", { kind: "none" }, "none", says("behaviour.storeRefused")];
  } else if (requirement === "none") {
    [outcome, retention, review, behaviour] = [
      "nothingKept",
      { kind: "none" },
      "none",
      says(waived ? "behaviour.waived" : "behaviour.nothingKept"),
    ];
  } else if (
    requirement === null ||
    set.mode === null ||
    setOrder === null ||
    setOrder.order === null ||
    needOrder === null ||
    needOrder.order === null
  ) {
    const open = [...new Set([...needs.missing, ...set.missing])];
    missing = open.length > 0 ? open : [use.read("accountRetentionMode").path];
    [outcome, retention, review, behaviour] = ["undetermined", undetermined(missing), "undetermined", says("behaviour.undetermined")];
  } else if (setOrder.order < needOrder.order) {
    const values = { set: set.mode, needed: requirement };
    [outcome, retention, review, behaviour] = ["callRefused", { kind: "none" }, "none", says("behaviour.callRefused", values)];
  } else {
    retention = needs.retentionDays === null ? undetermined([use.read("model").path]) : days(needs.retentionDays);
    outcome = "kept";
    review = needs.review;
    behaviour = says("behaviour.kept", { days: needs.retentionDays ?? -1, scope: needs.scope, review });
  }

  const safety = facts.find("feature", "safetyExceptions", "applies");
  const apart: Copy[] = [
    ...[stored.copy, cache.copy, batch.copy].filter((copy) => copy !== null),
    { what: "safetyExceptions", retention: undetermined([]), because: reasonsOf(safety) },
  ];
  return {
    modelUse: use.id,
    steps: [
      step("setMode", set.says, set.because),
      step("requirement", needs.says, needs.because),
      ...(zero ? [step("requirement", zero.says, zero.because)] : []),
      step("behaviour", behaviour, [...reasons, ...stored.because]),
      ...(standingAuthorisation
        ? [step("behaviour", says("behaviour.standingAuthorisation", { set: set.mode ?? "" }), [...set.because, ...orders])]
        : []),
      ...apart.map((copy) => step("apart", apartSays(copy), copy.because)),
    ],
    setMode: set.mode,
    requirement,
    outcome,
    retention,
    review,
    standingAuthorisation,
    apart,
    missing: [...new Set([...missing, ...stored.missing, ...cache.missing, ...batch.missing])],
    because: stored.refused ? distinctReasons([...reasons, ...stored.because]) : reasons,
  };
}

function apartSays(copy: Copy): Message {
  if (copy.retention.kind !== "days") return says(`apart.${copy.what}`, { known: copy.retention.kind });
  const minutes = Math.round(copy.retention.days * MINUTES_A_DAY);
  return minutes < MINUTES_A_DAY
    ? says(`apart.${copy.what}`, { known: "minutes", minutes })
    : says(`apart.${copy.what}`, { known: "days", days: copy.retention.days });
}

/** A model that the register says could not be called on that day, as a finding. */
export function retentionFindings(use: ModelUse, facts: FactsInForce): AssessmentResult["findings"] {
  const model: Reading<string> = use.read("model");
  const text = given(model);
  const identified = text === undefined ? null : identifyModel(text, facts);
  if (!identified || identified.unknown || identified.family === null) return [];
  const reading = facts.find("modelFamily", identified.family, "available");
  if (reading.state !== "known" || reading.value !== false) return [];
  return [
    {
      id: `modelUnavailable@${use.id}`,
      says: says("modelUnavailable", { name: use.name }),
      because: [becauseOf(model), ...reasonsOf(reading)],
    },
  ];
}

const lengthWords =
  "{known, select, minutes {{minutes, plural, one {# minute} other {# minutes}}} days {{days, plural, one {# day} other {# days}}} untilDeleted {until somebody deletes them} other {for a time that is not known}}";

export const retentionEnglish: Readonly<Record<string, string>> = {
  "retention.setMode.project": "The project is set to the mode {mode}.",
  "retention.setMode.account": "The account is set to the mode {mode} in this Region.",
  "retention.setMode.modelDefault": "Nothing is set, so the model's default applies: {mode}.",
  "retention.setMode.defaultUnknown": "Nothing is set, and what then applies is not known for that day.",
  "retention.setMode.endpointOpen": "Which mode applies is open until the endpoint is known: only bedrock-mantle has project settings.",
  "retention.setMode.projectOpen": "The mode set for the project is not known.",
  "retention.setMode.accountOpen": "The mode set for the account in this Region is not known.",
  "retention.requirement.modelOpen": "Which model is used is not known, so neither is what it requires.",
  "retention.requirement.marketplaceEndpoint":
    "The model runs in its maker's container on an endpoint in the account. What that keeps is in the maker's terms, which are not recorded here.",
  "retention.requirement.modelUnknown":
    "{model} is in no list that the register holds. What it requires is unknown, which is not the same as nothing.",
  "retention.requirement.notKnown": "What {model} requires was not found in any source read so far.",
  "retention.requirement.contradictory": "The facts in force about what {model} requires contradict one another.",
  "retention.requirement.none": "{model} requires no retention.",
  "retention.requirement.mode": "{model} can be called only with the mode {mode} or a more permissive one.",
  "retention.negotiated.inForce": "“{contract}” grants zero retention, with evidence and no end date.",
  "retention.negotiated.inForceUntil": "“{contract}” grants zero retention until {until, date}, with evidence.",
  "retention.negotiated.expired": "“{contract}” granted zero retention until {until, date}, which has passed. It does not count.",
  "retention.negotiated.noEvidence": "“{contract}” is said to grant zero retention, but no evidence is on file. It does not count.",
  "retention.behaviour.nothingKept": "The service keeps nothing of requests and answers, whatever mode is set.",
  "retention.behaviour.waived": "The service keeps nothing of requests and answers, by the negotiated terms.",
  "retention.behaviour.callRefused":
    "The mode set ({set}) is below what the model needs ({needed}): the service refuses the call. The answers contradict one another.",
  "retention.behaviour.storeRefused": "A request to store responses is refused under the mode none. The answers contradict one another.",
  "retention.behaviour.kept":
    "The service keeps {scope, select, allTraffic {all requests and answers} flaggedTraffic {requests and answers that its filters flag} other {requests and answers}} {days, plural, =-1 {for a time that is not known} one {for up to # day} other {for up to # days}}. {review, select, none {Nobody reviews them.} automated {They are checked by machine.} awsHumans {Staff of the cloud provider may read those that its filters flag.} provider {The terms in force allowed the company that made the model to receive and review them; whether it happened is not known.} other {Who may read them is not known.}}",
  "retention.behaviour.undetermined": "What the service keeps cannot be said yet.",
  "retention.behaviour.standingAuthorisation":
    "The mode set ({set}) allows more than the model needs. The permission stands, whether or not it is used.",
  "retention.apart.storedResponses": `Stored responses are kept ${lengthWords}.`,
  "retention.apart.promptCache": `Cached parts of prompts are kept ${lengthWords}.`,
  "retention.apart.batchFiles": `Batch files are kept ${lengthWords}.`,
  "retention.apart.safetyExceptions": `Content that matches known child abuse material, or that the law requires to be kept, may be kept ${lengthWords} whatever is set.`,
  "retention.elsewhere.none":
    "The model does not run on Bedrock. By the facts about its platform, requests and answers are not kept there by default.",
  "retention.elsewhere.days":
    "The model does not run on Bedrock. By the facts about its platform, requests and answers may be kept there for {days, plural, one {# day} other {# days}}.",
  "retention.elsewhere.undetermined": "The model does not run on Bedrock, and what its platform keeps is not known here.",
  "retention.platformOpen": "Where the model runs is not known, so neither is what is kept.",
  "retention.modelUnavailable": "By reports, the model of “{name}” was switched off everywhere on that day.",
};
