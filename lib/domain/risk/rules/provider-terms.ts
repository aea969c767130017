import { factReasons } from "../../facts/facts-in-force";
import { becauseOf, given, isOneOf, isYes, type RecordReading, when } from "../../questionnaire/reading";
import type { Because } from "../../reasoning/because";
import { all, any, type Claim } from "../../reasoning/claim";
import type { Recipient } from "../../result";
import type { Axis, RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, axisBecause, effect } from "./axis";
import { itemsOfRecipient, severityByData } from "./data-severity";
import { perModel } from "./per-model";
import { reviewByPeople } from "./service-retention-claims";
import {
  isVendor,
  letsProviderReview,
  negotiatedClause,
  organisationsBehind,
  processorsPath,
  providerKey,
  receivesContent,
  vendorRecords,
} from "./vendor";

type TrainingTerms = "prohibitedByContract" | "prohibitedByDocumentation" | "optOut" | "optIn" | "permitted" | "unknown" | null;
type Terms = { value: TrainingTerms; because: readonly Because[]; missing: readonly string[] };

const trainingOptions: readonly unknown[] = ["prohibitedByContract", "prohibitedByDocumentation", "optOut", "optIn", "permitted"];

/** What a fact of the register says about a provider's terms on training, where nobody answered. */
function termsByFact(model: RiskModel, recipient: Recipient): Terms | null {
  const fact = model.facts.find("provider", providerKey(recipient), "trainingTerms");
  if (fact.state !== "known" || !trainingOptions.includes(fact.value)) return null;
  return {
    value: fact.value as TrainingTerms,
    because: factReasons(fact.facts),
    missing: [],
  };
}

const worst: readonly TrainingTerms[] = [
  "permitted",
  "optOut",
  "unknown",
  null,
  "optIn",
  "prohibitedByDocumentation",
  "prohibitedByContract",
];

/** The terms in force on training: a negotiated clause with evidence, else the answer, else a fact; null while none speaks. */
function trainingTerms(model: RiskModel, recipient: Recipient): Terms {
  const terms = vendorRecords(model, recipient).map((organisation): Terms => {
    const contract = negotiatedClause(model, "noTraining", [organisation]);
    if (contract.holds) return { value: "prohibitedByContract", because: contract.because, missing: [] };
    const reading = organisation.read("trainingTerms");
    const { because, missing } = when(reading, () => true);
    if (reading.state === "answered") return { value: reading.value, because, missing: [] };
    if (reading.state === "unknown") return { value: "unknown", because, missing: [] };
    return termsByFact(model, recipient) ?? { value: null, because, missing };
  });
  const [first] = terms.sort((a, b) => worst.indexOf(a.value) - worst.indexOf(b.value));
  return first ?? termsByFact(model, recipient) ?? { value: null, because: [], missing: [processorsPath] };
}

const trainingLikelihood = {
  permitted: 4,
  optOut: 4,
  unknown: 3,
  optIn: 2,
  prohibitedByDocumentation: 2,
  prohibitedByContract: 1,
} as const;

/**
 * Raised for each company that receives content unless its contract rules training out. "I don't know" about the terms
 * raises at 3, as the catalogue says; no answer and no fact leaves it undetermined. Opt-in, for which the catalogue names no
 * value, is rated like a promise in the documentation: nothing happens without an act of ours.
 */
export const providerTraining = {
  id: "provider-training",
  catalogueNumber: "R-01",
  scope: "recipient",
  track: "byDesign",
  event: "none",
  phase: "sharing",
  source: "terms",
  harm: ["lossOfControl", "secrecyLoss", "sensitiveExposure"],
  linddun: ["Nc", "D2", "L"],
  articles: ["GDPR Art. 5(1)(a)", "GDPR Art. 5(1)(b)", "GDPR Art. 6(4)", "GDPR Art. 28(3)(a)"],
  needs: ["processors.trainingTerms", "contracts.negotiated"],
  measures: [
    effect("M-25", 0, 2),
    effect("M-01", 1, 0),
    effect("M-02", 1, 0),
    effect("M-24", 0, 0),
    effect("M-05", 0, 0),
    effect("M-26", 0, 0),
    effect("M-27", 0, 0),
  ],
  raised(model, place) {
    const { value, because, missing } = trainingTerms(model, place);
    const terms: Claim = { truth: value === null ? null : value !== "prohibitedByContract", because, missing };
    return all(receivesContent(place), terms);
  },
  likelihood(model, place) {
    const { value, because } = trainingTerms(model, place);
    const known = value ?? "unknown";
    return axisBecause("provider-training", trainingLikelihood[known], known, because);
  },
  severity: (model, place) => severityByData(model, itemsOfRecipient(model, place), 3, 4),
} as const satisfies RiskRule<"recipient">;

/** The set mode authorises handing content to the model provider, no negotiated clause forbids it, and the model keeps content at all. */
function sharingMode(model: RiskModel, place: RecordReading<"modelUses">): Claim {
  const retention = model.retention.get(place.id);
  if (!retention) return { truth: null, because: [], missing: [place.read("accountRetentionMode").path] };
  if (retention.outcome === "notBedrock" || retention.outcome === "nothingKept")
    return { truth: false, because: retention.because, missing: [] };
  const clause = negotiatedClause(model, "noProviderSharing", organisationsBehind(model, place));
  if (clause.holds) return { truth: false, because: clause.because, missing: [] };
  if (retention.setMode === null) return { truth: null, because: retention.because, missing: retention.missing };
  return { truth: retention.setMode === "provider_data_share", because: retention.because, missing: [] };
}

const providerOperates = (place: RecordReading<"modelUses">): Claim =>
  isOneOf(place.read("platform"), "providerApi", "claudePlatformOnAws");

/** The elements on the way to those model providers that content is established to reach. */
const onWayToProviders = perModel((model): ReadonlySet<string> => {
  const receiving = model.recipients.filter(
    (recipient) => recipient.kind === "modelProvider" && recipient.certainty === "established" && receivesContent(recipient).truth === true,
  );
  return new Set(receiving.flatMap(({ path }) => path));
});

/** The computed recipients hold a model provider that content is established to reach through this use, by the facts of the day. */
const providerReceives = (model: RiskModel, place: RecordReading<"modelUses">): boolean => onWayToProviders(model).has(place.id);

/** On a platform that its maker runs by the facts, whatever the platform is called. */
const makerReceives = (model: RiskModel, place: RecordReading<"modelUses">): Claim => ({
  truth: providerReceives(model, place),
  because: [place.read("platform"), place.read("operator")].filter(({ state }) => state === "answered").map(becauseOf),
  missing: [],
});

/**
 * The catalogue raises on the mode alone; by `bedrock-facts.md` a mode is only an authorisation, so with a model that keeps
 * nothing there is nothing to hand over (that finding stands apart), and today the service documents that it does not share:
 * the mode alone makes disclosure possible (2), not established.
 */
export const providerDisclosure = {
  id: "provider-disclosure",
  catalogueNumber: "R-02",
  scope: "modelUse",
  track: "byDesign",
  event: "access",
  phase: "sharing",
  source: "terms",
  harm: ["lossOfControl", "secrecyLoss", "sensitiveExposure"],
  linddun: ["D2", "U", "Nc"],
  articles: ["GDPR Art. 5(1)(b)", "GDPR Art. 6", "GDPR Art. 13(1)(e)", "GDPR Art. 28", "GDPR Art. 44"],
  needs: [
    "processors.providerReview",
    "contracts.negotiated",
    "modelUses.platform",
    "modelUses.operator",
    "modelUses.accountRetentionMode",
    "modelUses.projectRetentionMode",
  ],
  measures: [
    effect("M-52", 0, 2),
    effect("M-05", 0, 1),
    effect("M-06", 0, 0),
    effect("M-02", 0, 0),
    effect("M-31", 0, 0),
    effect("M-29", 0, 0),
    effect("M-27", 0, 0),
  ],
  raised: (model, place) =>
    all(
      isOneOf(place.read("platform"), "bedrock", "claudePlatformOnAws", "providerApi", "otherCloud", "other"),
      any(providerOperates(place), makerReceives(model, place), sharingMode(model, place), letsProviderReview(model, place)),
    ),
  likelihood(model, place) {
    if (providerOperates(place).truth === true) return axis("provider-disclosure", 4, "providerRuns", [place.read("platform")]);
    if (providerReceives(model, place)) return axis("provider-disclosure", 4, "sharedByFacts", [place.read("model")]);
    const review = letsProviderReview(model, place);
    if (review.truth === true) return axisBecause("provider-disclosure", 4, "termsAllow", review.because);
    const mode = sharingMode(model, place);
    if (review.truth === false || mode.truth === true) return axisBecause("provider-disclosure", 2, "notExercised", mode.because);
    return axisBecause("provider-disclosure", 4, "termsOpen", review.because);
  },
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 3, 4),
} as const satisfies RiskRule<"modelUse">;

/**
 * Follows the computed retention, not the set mode: a mode that allows review does nothing with a model that keeps nothing
 * (`bedrock-facts.md` 1.3). M-52 takes the review away only together with a model that does not demand it.
 */
export const cloudHumanReview = {
  id: "cloud-human-review",
  catalogueNumber: "R-03",
  scope: "modelUse",
  track: "byDesign",
  event: "access",
  phase: "storage",
  source: "terms",
  harm: ["secrecyLoss", "sensitiveExposure", "lossOfControl"],
  linddun: ["D2", "I"],
  articles: ["GDPR Art. 5(1)(f)", "GDPR Art. 9", "GDPR Art. 28(3)(b)", "GDPR Art. 32"],
  needs: [
    "modelUses.platform",
    "modelUses.model",
    "modelUses.accountRetentionMode",
    "modelUses.projectRetentionMode",
    "modelUses.inputSources",
  ],
  measures: [effect("M-52", 0, 2), effect("M-02", 1, 0), effect("M-06", 0, 0), effect("M-53", 0, 0), effect("M-31", 0, 0)],
  raised: (model, place) => reviewByPeople(model, place),
  likelihood(_model, place) {
    const sources = place.read("inputSources");
    return isOneOf(sources, "outsiders").truth === false
      ? axis("cloud-human-review", 2, "insidersWrite", [sources])
      : axis("cloud-human-review", 3, given(sources) ? "outsidersWrite" : "writersOpen", [sources]);
  },
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 3, 4),
} as const satisfies RiskRule<"modelUse">;

const cloudProviders = (model: RiskModel) =>
  model.readings.list("processors").filter((organisation) => given(organisation.read("kind")) === "cloudProvider");

/** The cloud provider passes request metadata on to the model provider. */
const passesMetadata = perModel((model): Claim => {
  const clouds = cloudProviders(model);
  if (clouds.length === 0) return { truth: null, because: [], missing: [processorsPath] };
  return any(...clouds.map((cloud) => isYes(cloud.read("metadataSharing"))));
});

/** Told of the requests themselves; a subscription or a form says nothing about who asks what. */
const learnsOfRequests = (recipient: Recipient): boolean =>
  recipient.receives.some((item) => item === "metadata:request" || !item.startsWith("metadata:"));

const usesOnBedrock = (model: RiskModel) => model.readings.list("modelUses").filter((use) => given(use.read("platform")) === "bedrock");

/** Whether identifiers of end users are removed from every call on Bedrock: the same for every recipient. */
const metadataSeverity = perModel((model): Axis => {
  const treatments = usesOnBedrock(model).map((use) => use.read("treatment"));
  const removed = all(...treatments.map((treatment) => isOneOf(treatment, "endUserIdRemoved")));
  return treatments.length > 0 && removed.truth === true
    ? axis("metadata-disclosure", 1, "noUserIds", treatments)
    : axis("metadata-disclosure", 2, "perhapsUserIds", treatments);
});

/** Per model provider, also one that receives no content at all; severity 1 only where no call carries an end user's identifier. */
export const metadataDisclosure = {
  id: "metadata-disclosure",
  catalogueNumber: "R-39",
  scope: "recipient",
  track: "byDesign",
  event: "none",
  phase: "sharing",
  source: "terms",
  harm: ["lossOfControl", "unwantedProfiling"],
  linddun: ["D1", "L"],
  articles: ["GDPR Art. 5(1)(c)", "GDPR Art. 13(1)(e)"],
  needs: ["processors.kind", "processors.metadataSharing", "modelUses.treatment"],
  measures: [effect("M-55", 1, 0), effect("M-27", 0, 0), effect("M-31", 0, 0)],
  raised: (model, place) =>
    place.kind === "modelProvider" && isVendor(place) && learnsOfRequests(place)
      ? passesMetadata(model)
      : { truth: false, because: place.because, missing: [] },
  likelihood: (model) => axisBecause("metadata-disclosure", 4, "ordinaryOperation", passesMetadata(model).because),
  severity: (model) => metadataSeverity(model),
} as const satisfies RiskRule<"recipient">;

export const providerTermsTexts = {
  "provider-training": {
    title: "Content used to train a provider's models",
    threat:
      "A company that receives prompts or answers may use them to train or improve its models. What was learned stays in the model and can show up in answers to other people.",
    harm: "People lose control of what they wrote or what was written about them: it becomes part of a product they do not know, for a purpose nobody told them, and it can no longer be taken back.",
    raised: "{place} receives content, and no contract is on record that rules out training on it.",
    quiet: "{place} receives no content from this processing, or its contract rules out training on it.",
    reasons: {
      permitted: "Its terms permit training on the content.",
      optOut: "Its terms permit training unless we object.",
      optIn: "Its terms allow training only if we agree to it.",
      unknown: "What its terms say about training is not known.",
      prohibitedByDocumentation: "Its documentation says that content is not used for training, but that is not a contract and can change.",
      prohibitedByContract: "Its contract rules out training on the content.",
    },
  },
  "provider-disclosure": {
    title: "Content passed to the model provider for safety checks",
    threat:
      "The company that made the model may receive prompts and answers to look for abuse, under terms of its own and for purposes of its own.",
    harm: "What people confided to one organisation is read by a second one that they never dealt with, and may be kept there for reasons they cannot influence.",
    raised: "The terms or the settings of {place} let content reach the company that made the model.",
    quiet:
      "Neither the platform, nor the retention in force, nor the terms on record let content of {place} reach the company that made the model.",
    reasons: {
      providerRuns: "The model's maker runs this platform itself, so it receives the content of each request.",
      sharedByFacts: "By the terms in force on that day, content goes to the model's maker.",
      termsAllow: "The terms on record let the model's maker receive or review content.",
      notExercised:
        "Only the retention mode authorises it; the cloud provider documents that it does not share content with model makers at present. Whether it ever happened is not known.",
      termsOpen: "Nobody has recorded yet whether the terms let the model's maker review content; until then the higher value stands.",
    },
  },
  "cloud-human-review": {
    title: "People at the cloud provider read content",
    threat: "Content that a filter flags is kept by the service and can be read in clear by staff of the company that runs it.",
    harm: "A stranger reads what a person wrote in confidence, perhaps about illness, money or family, and the person neither knows nor can prevent it.",
    raised: "With the model and retention of {place}, flagged content can be read by people at the company that runs the service.",
    quiet: "Under the retention that is in force for {place}, nobody at the company that runs the service reviews content.",
    reasons: {
      insidersWrite: "Only content that a filter flags is reviewed, and only our own staff or systems write the prompts.",
      outsidersWrite: "People outside the organisation write the prompts, so more of it is likely to be flagged and read.",
      writersOpen: "It is not yet known who writes the prompts; until then the higher value stands.",
    },
  },
  "metadata-disclosure": {
    title: "Details of use passed to the model provider",
    threat: "The cloud provider tells the model's maker which customer used which product and how, without the content.",
    harm: "Where a request carries something that points to a person, that person's use of the service becomes known to a company they have nothing to do with.",
    raised: "The cloud provider passes details of requests to {place}, which makes the model.",
    quiet: "{place} does not make a model that is used here, or the cloud provider passes it no details of requests.",
    reasons: {
      ordinaryOperation: "Passing on such details is part of the ordinary operation of the service.",
      noUserIds: "No request carries an identifier of an end user, so the details point to the organisation only.",
      perhapsUserIds: "Nothing shows that identifiers of end users are removed from every request, so details may point to people.",
    },
  },
} satisfies Record<string, RiskTexts>;
