import { screening } from "../questionnaire/sections/screening";
import { systemsAndModels } from "../questionnaire/sections/systems-and-models";
import { exemptCases } from "../screening/national-lists";
import type { Fact } from "./fact";
import { sameShape } from "./value-shape";

type Value = Fact["value"];
type Option = string | boolean;

/** What can be given for one value, or one part of a value. Null, "not known", can be given everywhere. */
export type ValueField =
  | { kind: "yesNo" }
  /** 0 or more. */
  | { kind: "number" }
  | { kind: "text" }
  | { kind: "date" }
  /** ISO 3166-1 alpha-2. */
  | { kind: "country" }
  | { kind: "countries" }
  | { kind: "choice"; options: readonly Option[] }
  | { kind: "choices"; options: readonly string[] }
  /** Words, one a line; `all`: "*" in their place stands for every one. */
  | { kind: "list"; all?: true }
  /** To which Regions requests go, by the Region that they come from. */
  | { kind: "routes" };

const yesNo = { kind: "yesNo" } as const;
const number = { kind: "number" } as const;
const text = { kind: "text" } as const;
const list = { kind: "list" } as const;
const country = { kind: "country" } as const;
const countries = { kind: "countries" } as const;
const choice = <const O extends readonly Option[]>(...options: O) => ({ kind: "choice", options }) as const;
const choices = <const O extends readonly string[]>(...options: O) => ({ kind: "choices", options }) as const;
const found = choice("confirmed", "contradicted", "notConfirmed");
const without = <O extends string, const L extends O>(options: readonly O[], left: L): readonly Exclude<O, L>[] =>
  options.filter((option): option is Exclude<O, L> => option !== left);

// What a question asks has the question's options, less the one that says that there is none to name.
const { accountRetentionMode, endpoint } = systemsAndModels.lists.modelUses.questions;
const modes = choice(...without(accountRetentionMode.options, "inherit"));
const listItems = choice(...without(screening.lists.nationalChecks.questions.items.options, "none"));
/** The criteria of WP248 that the screening asks about: C1 to C9. */
const criteria = choices(
  ...new Set(
    Object.values(screening.questions)
      .flatMap(({ consumers }) => consumers)
      .filter((consumer) => /^criterion:C\d$/.test(consumer))
      .map((consumer) => consumer.slice("criterion:".length)),
  ),
);

/** The fields of a fact's value, by predicate, or by predicate and part. Whoever reads a predicate knows these and no others. */
export const valueFields = {
  order: number,
  "meaning.followsModel": yesNo,
  "meaning.recipients": choices("aws", "awsReviewers", "provider"),
  "meaning.terms": choice("providerAllowed", "legacy"),
  "resolution.first": choices("project", "account", "modelDefault"),
  "resolution.projectOn": choice("mantle"),
  "resolution.per": choice("region"),
  modelDefaultMode: modes,
  keptIn: choice("destinationRegion"),
  notExposedBy: choices("terraform", "cloudformation", "controlPlanePerModel"),
  conditionKeys: list,
  negotiable: yesNo,
  zeroRetentionUntil: { kind: "date" },
  "match.rank": number,
  "match.patterns": list,
  "match.everyNamedModel": yesNo,
  "matchingRule.geographyPrefixes": list,
  "retentionRequirement.minMode": modes,
  "retentionRequirement.allowsNone": yesNo,
  "retentionRequirement.retentionDays": number,
  "retentionRequirement.review": choice("none", "automated", "awsHumans", "provider"),
  "retentionRequirement.scope": choice("nothing", "flaggedTraffic", "allTraffic"),
  available: yesNo,
  coveredModel: yesNo,
  "makerStatement.minimumDays": number,
  "makerStatement.follows": choice("everyPlatform"),
  "profilesOffered.endpoint": choice(...endpoint.options),
  "profilesOffered.noGeographies": list,
  "profilesOffered.noInRegionFrom": { kind: "list", all: true },
  reportedProfile: yesNo,
  providerReceivesContent: choice(false, "onlyIfOptedIn", true),
  modelDeploymentAccounts: yesNo,
  sharingHistory: text,
  mustShareFromMay: found,
  everyDatasetForwarded: found,
  trainsFutureModels: found,
  ingestionPrice: found,
  negotiatedCarveOuts: found,
  otherCloudsAskNothing: found,
  "identity.name": text,
  "identity.provider": text,
  "identity.ids": list,
  "identity.idPrefixes": list,
  "identity.thirdParty": yesNo,
  "identity.country": country,
  "identity.alsoCalled": list,
  endOfLife: { kind: "date" },
  "contractingEntity.name": text,
  "contractingEntity.country": country,
  "parentEntity.name": text,
  "parentEntity.country": country,
  "legalEntity.name": text,
  "legalEntity.countries": countries,
  soldThroughMarketplace: yesNo,
  openWeights: yesNo,
  firstTimeUseForm: yesNo,
  receivesMetadata: yesNo,
  licenceLimit: choice("euLicenseesMultimodal"),
  trainingTerms: choice("prohibitedByContract", "prohibitedByDocumentation", "optIn", "optOut", "permitted"),
  "location.name": text,
  "location.country": country,
  "location.area": choice("EEA", "UK", "CH", "third-country"),
  "location.partition": choice("aws", "aws-eusc", "aws-us-gov", "aws-cn"),
  "bedrock.controlPlane": yesNo,
  "bedrock.mantle": yesNo,
  "bedrock.inGlobalInference": yesNo,
  operator: text,
  "defaultRoutes.routes": { kind: "routes" },
  "routes.routes": { kind: "routes" },
  destinations: { kind: "list", all: true },
  countries,
  listNeverChanges: yesNo,
  atRest: choice("sourceRegion", "destinationRegion"),
  processedIn: choice("calledRegion"),
  "processedIn.selectable": countries,
  "processedIn.otherwise": choice("anywhere"),
  within: choice("geography"),
  "retention.days": number,
  "retention.coveredModelsDays": number,
  "retention.review": choice("none", "automated", "operatorHumans"),
  "retention.flaggedLonger": yesNo,
  "price.currency": text,
  "price.unit": choice("millionTokens"),
  "price.input": number,
  "price.output": number,
  eeaMember: yesNo,
  "adequacyDecision.covers": choice("all", "part"),
  "adequacyDecision.scope": text,
  "adequacyDecision.decision": text,
  listComplete: yesNo,
  watch: choice("pending", "decided"),
  "default.store": yesNo,
  "default.days": number,
  "fiveMinutes.minutes": number,
  "oneHour.minutes": number,
  "implicit.minutes": number,
  "implicit.atLeastMinutesForGpt56": number,
  doesNotCover: choices(...endpoint.options, "responses"),
  "content.default": choice("off", "on"),
  "content.keptUntil": choice("deletedByCustomer"),
  "content.callerIdentity": yesNo,
  applies: yesNo,
  "applies.byItself": yesNo,
  "applies.role": choice("processor", "controller"),
  "reportsToAuthority.key": text,
  "reportsToAuthority.name": text,
  "reportsToAuthority.country": country,
  acceptedByFirstCall: yesNo,
  accessFrom: choice("anywhere"),
  eventHistoryDays: number,
  subscriptionData: choice("seller"),
  abuseStorage: yesNo,
  listSeen: yesNo,
  trainingCovenant: yesNo,
  specialCategories: choice("none", "allowed"),
  "description.title": text,
  "description.dataCategories": list,
  "description.storedWhere": text,
  "description.retention": text,
  "description.region": text,
  "description.recipients": list,
  "description.controls": list,
  "dpiaListItem.item": listItems,
  "dpiaListItem.countries": countries,
  "dpiaExemptList.countries": countries,
  "dpiaExemptList.covers": choices(...exemptCases),
  "dpiaExemptList.lostWhen": criteria,
} as const satisfies Readonly<Record<string, ValueField>>;

export type ValuePath = keyof typeof valueFields;

type OptionsOf<P extends ValuePath> = (typeof valueFields)[P] extends { options: readonly (infer O extends Option)[] } ? O : never;
/** Options whose words stand elsewhere: those of the questionnaire and of the screening. */
type SaidElsewhere = "dpiaListItem.item" | "dpiaExemptList.covers" | "dpiaExemptList.lostWhen";

export const isValuePath = (path: string): path is ValuePath => Object.hasOwn(valueFields, path);

const isObject = (value: Value): value is { [key: string]: Value } => value !== null && typeof value === "object" && !Array.isArray(value);

/** The parts of a value with their fields, in the value's order; `key` is null for a value that is one itself. */
export function partsOf(
  predicate: string,
  value: Value,
): readonly { key: string | null; path: string; field: ValueField | null; value: Value }[] {
  const fieldAt = (path: string): ValueField | null => (isValuePath(path) ? valueFields[path] : null);
  if (!isObject(value)) return [{ key: null, path: predicate, field: fieldAt(predicate), value }];
  return Object.entries(value).map(([key, part]) => {
    const path = `${predicate}.${key}`;
    return { key, path, field: fieldAt(path), value: part };
  });
}

const isDate = (value: Value): boolean =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
const isCountry = (value: Value): boolean => typeof value === "string" && /^[A-Z]{2}$/.test(value);
const isWords = (value: Value): boolean => typeof value === "string" && value.trim() !== "";
const each = (value: Value, fits: (one: Value) => boolean): boolean => Array.isArray(value) && value.every(fits);

function fitsField(field: ValueField, value: Value): boolean {
  switch (field.kind) {
    case "yesNo":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value) && value >= 0;
    case "text":
      return isWords(value);
    case "date":
      return isDate(value);
    case "country":
      return isCountry(value);
    case "countries":
      return each(value, isCountry);
    case "choice":
      return field.options.some((option) => option === value);
    case "choices":
      return each(value, (one) => field.options.some((option) => option === one));
    case "list":
      return each(value, isWords) || (field.all === true && value === "*");
    case "routes":
      return isObject(value) && Object.values(value).every((regions) => each(regions, isWords));
  }
}

/**
 * The parts of a value that the predicate cannot hold, by path; empty where it fits. A value takes the parts of `held`, the value
 * in whose place it comes; a part that no field is known for takes its form.
 */
export function misfits(predicate: string, value: Value, held: Value): readonly string[] {
  const parts = partsOf(predicate, value);
  const expected = partsOf(predicate, held);
  if (parts.length !== expected.length || expected.some(({ key }) => !parts.some((part) => part.key === key))) return [predicate];
  return parts.flatMap(({ path, field, value: part }) => {
    const fits =
      part === null || (field ? fitsField(field, part) : sameShape(part, expected.find((one) => one.path === path)?.value ?? null));
    return fits ? [] : [path];
  });
}

type Words<P extends ValuePath> = { label: string; hint?: string } & ([OptionsOf<P>] extends [never]
  ? { options?: never }
  : P extends SaidElsewhere
    ? { options?: never }
    : { options: Readonly<Record<`${OptionsOf<P>}`, string>> });

const modeWords = {
  none: "none: nothing may be kept",
  default: "default: what the model needs by itself",
  aws_review: "aws_review: AWS may keep and review",
  provider_data_share: "provider_data_share: the maker may receive it",
};
const foundWords = { confirmed: "They confirm it", contradicted: "They contradict it", notConfirmed: "They do not confirm it" };
const region = "A Region’s code, such as eu-central-1.";
const perMillion = "In the currency above, for one unit.";

/** What each field is called, and its options. */
export const valueFieldsEnglish: { readonly [P in ValuePath]: Words<P> } = {
  order: { label: "Place in the order of modes", hint: "0 is the strictest; a higher one allows more." },
  "meaning.followsModel": { label: "The model decides within this mode" },
  "meaning.recipients": {
    label: "Who may receive content in this mode",
    options: { aws: "AWS, to keep it", awsReviewers: "Staff of AWS who review", provider: "The company that made the model" },
  },
  "meaning.terms": {
    label: "What the terms say of this mode",
    options: { providerAllowed: "The maker may receive content", legacy: "It is a mode of former terms" },
  },
  "resolution.first": {
    label: "Where a mode is looked for",
    hint: "In this order; the first that says something counts.",
    options: { project: "In the project", account: "In the account", modelDefault: "In the model’s default" },
  },
  "resolution.projectOn": { label: "Endpoint on which projects exist", options: { mantle: "bedrock-mantle" } },
  "resolution.per": { label: "What a mode holds for", options: { region: "One Region" } },
  modelDefaultMode: { label: "Mode where nothing is set", options: modeWords },
  keptIn: { label: "Where kept content lies", options: { destinationRegion: "In the Region that the request was sent to" } },
  notExposedBy: {
    label: "What does not show the mode",
    options: {
      terraform: "Terraform",
      cloudformation: "CloudFormation",
      controlPlanePerModel: "The calls of the service, for a single model",
    },
  },
  conditionKeys: { label: "Condition keys for policies" },
  negotiable: { label: "It can be negotiated" },
  zeroRetentionUntil: { label: "Nothing is kept until", hint: "The last day of the agreement." },
  "match.rank": { label: "Place in the order of comparison", hint: "The lowest that fits counts." },
  "match.patterns": { label: "Ids of models that belong to it", hint: "A * stands for any ending." },
  "match.everyNamedModel": { label: "Every model that the register names belongs to it" },
  "matchingRule.geographyPrefixes": { label: "Beginnings of ids that name a geography" },
  "retentionRequirement.minMode": { label: "Least mode that the model needs", options: modeWords },
  "retentionRequirement.allowsNone": { label: "It can be used with nothing kept" },
  "retentionRequirement.retentionDays": { label: "Days for which content is kept", hint: "0 where nothing is kept." },
  "retentionRequirement.review": {
    label: "Who may review what is kept",
    options: {
      none: "Nobody",
      automated: "Machines only",
      awsHumans: "Staff of AWS",
      provider: "The company that made the model",
    },
  },
  "retentionRequirement.scope": {
    label: "What is kept",
    options: { nothing: "Nothing", flaggedTraffic: "What filters flag", allTraffic: "All requests and answers" },
  },
  available: { label: "The model can be called" },
  coveredModel: { label: "Its maker counts it among those whose traffic is kept wherever they are offered" },
  "makerStatement.minimumDays": { label: "Least days that the maker names" },
  "makerStatement.follows": { label: "Where the maker says that this holds", options: { everyPlatform: "On every platform" } },
  "profilesOffered.endpoint": {
    label: "Endpoint",
    options: { runtime: "bedrock-runtime", mantle: "bedrock-mantle" },
  },
  "profilesOffered.noGeographies": { label: "Geographies without a profile", hint: "Beginnings of profile ids, such as eu." },
  "profilesOffered.noInRegionFrom": { label: "Regions from which no call stays in the Region", hint: region },
  reportedProfile: { label: "The profile was reported to exist" },
  providerReceivesContent: {
    label: "The terms allow the maker to receive content",
    options: { false: "No", onlyIfOptedIn: "Only after the customer opted in", true: "Yes" },
  },
  modelDeploymentAccounts: { label: "Models run in accounts of AWS that their makers cannot enter" },
  sharingHistory: { label: "What was handed to makers in the past" },
  mustShareFromMay: { label: "What the documents say of the claim", options: foundWords },
  everyDatasetForwarded: { label: "What the documents say of the claim", options: foundWords },
  trainsFutureModels: { label: "What the documents say of the claim", options: foundWords },
  ingestionPrice: { label: "What the documents say of the claim", options: foundWords },
  negotiatedCarveOuts: { label: "What the documents say of the claim", options: foundWords },
  otherCloudsAskNothing: { label: "What the documents say of the claim", options: foundWords },
  "identity.name": { label: "Name" },
  "identity.provider": { label: "Who makes it", hint: "The maker’s key in the register, such as anthropic." },
  "identity.ids": { label: "Ids of the model" },
  "identity.idPrefixes": { label: "Beginnings of its models’ ids" },
  "identity.thirdParty": { label: "It is another company than AWS" },
  "identity.country": { label: "Country of its seat" },
  "identity.alsoCalled": { label: "Other names" },
  endOfLife: { label: "Last day on which the model is offered" },
  "contractingEntity.name": { label: "Company that contracts" },
  "contractingEntity.country": { label: "Country of its seat" },
  "parentEntity.name": { label: "Parent company" },
  "parentEntity.country": { label: "Country of its seat" },
  "legalEntity.name": { label: "Company" },
  "legalEntity.countries": { label: "Countries of its seats" },
  soldThroughMarketplace: { label: "Its models are sold through AWS Marketplace" },
  openWeights: { label: "It publishes weights that can be run elsewhere" },
  firstTimeUseForm: { label: "It asks for a form on the first use" },
  receivesMetadata: { label: "It receives data about requests" },
  licenceLimit: {
    label: "Limit of the licence",
    options: { euLicenseesMultimodal: "Multimodal models are not licensed to those in the EU" },
  },
  trainingTerms: {
    label: "Training on customers’ content",
    options: {
      prohibitedByContract: "Ruled out by contract",
      prohibitedByDocumentation: "Ruled out by documentation",
      optIn: "Only after opting in",
      optOut: "Unless one opts out",
      permitted: "Permitted",
    },
  },
  "location.name": { label: "Name of the Region" },
  "location.country": { label: "Country" },
  "location.area": {
    label: "Area of law",
    options: { EEA: "European Economic Area", UK: "United Kingdom", CH: "Switzerland", "third-country": "Another country" },
  },
  "location.partition": {
    label: "Partition of AWS",
    options: {
      aws: "aws: the commercial Regions",
      "aws-eusc": "aws-eusc: the European Sovereign Cloud",
      "aws-us-gov": "aws-us-gov: GovCloud",
      "aws-cn": "aws-cn: China",
    },
  },
  "bedrock.controlPlane": { label: "Bedrock is offered there" },
  "bedrock.mantle": { label: "The endpoint bedrock-mantle is offered there" },
  "bedrock.inGlobalInference": { label: "Global profiles can send requests there" },
  operator: { label: "Who runs it", hint: "The company’s key in the register, such as aws, or its name." },
  "defaultRoutes.routes": { label: "Regions that requests can go to" },
  "routes.routes": { label: "Regions that requests can go to" },
  destinations: { label: "Regions that requests can go to", hint: region },
  countries: { label: "Countries that requests can go to" },
  listNeverChanges: { label: "The list of Regions never changes" },
  atRest: {
    label: "Where data is stored",
    options: { sourceRegion: "In the Region that is called", destinationRegion: "In the Region that the request was sent to" },
  },
  processedIn: { label: "Where it is processed", options: { calledRegion: "In the Region that is called" } },
  "processedIn.selectable": { label: "Countries that can be chosen for processing" },
  "processedIn.otherwise": { label: "Where it is processed otherwise", options: { anywhere: "Anywhere in the world" } },
  within: { label: "What it stays within", options: { geography: "The geography of the Region that is called" } },
  "retention.days": { label: "Days for which content is kept", hint: "0 where nothing is kept." },
  "retention.coveredModelsDays": { label: "Days for models that their maker covers everywhere" },
  "retention.review": {
    label: "Who may review what is kept",
    options: { none: "Nobody", automated: "Machines only", operatorHumans: "Staff of whoever runs it" },
  },
  "retention.flaggedLonger": { label: "What is flagged is kept longer" },
  "price.currency": { label: "Currency", hint: "Three letters, such as EUR." },
  "price.unit": { label: "Unit", options: { millionTokens: "One million tokens" } },
  "price.input": { label: "Price of input", hint: perMillion },
  "price.output": { label: "Price of output", hint: perMillion },
  eeaMember: { label: "It belongs to the European Economic Area" },
  "adequacyDecision.covers": { label: "What the decision covers", options: { all: "Every transfer to it", part: "A part" } },
  "adequacyDecision.scope": { label: "Which part" },
  "adequacyDecision.decision": { label: "Number of the decision" },
  listComplete: { label: "The list of decisions is complete" },
  watch: { label: "What became of it", options: { pending: "It is pending", decided: "It is decided" } },
  "default.store": { label: "Answers are stored unless a request says otherwise" },
  "default.days": { label: "Days for which they are stored" },
  "fiveMinutes.minutes": { label: "Minutes in the cache" },
  "oneHour.minutes": { label: "Minutes in the cache" },
  "implicit.minutes": { label: "Minutes in the cache" },
  "implicit.atLeastMinutesForGpt56": { label: "Least minutes in the cache for GPT-5.6" },
  doesNotCover: {
    label: "What it does not cover",
    options: { runtime: "bedrock-runtime", mantle: "bedrock-mantle", responses: "The Responses API" },
  },
  "content.default": { label: "What is set from the start", options: { off: "Off", on: "On" } },
  "content.keptUntil": { label: "Kept until", options: { deletedByCustomer: "The customer deletes it" } },
  "content.callerIdentity": { label: "It names who called" },
  applies: { label: "It applies" },
  "applies.byItself": { label: "It applies without being signed" },
  "applies.role": { label: "Role of AWS", options: { processor: "Processor", controller: "Controller" } },
  "reportsToAuthority.key": { label: "Key of the body that it reports to" },
  "reportsToAuthority.name": { label: "Body that it reports to" },
  "reportsToAuthority.country": { label: "Country of its seat" },
  acceptedByFirstCall: { label: "The first call accepts the terms" },
  accessFrom: { label: "From where staff can have access", options: { anywhere: "Anywhere in the world" } },
  eventHistoryDays: { label: "Days for which events are kept" },
  subscriptionData: { label: "Who receives data about the subscription", options: { seller: "The seller of the model" } },
  abuseStorage: { label: "Content is stored to detect misuse" },
  listSeen: { label: "The list was read" },
  trainingCovenant: { label: "It rules out training on customers’ content" },
  specialCategories: {
    label: "Special categories of data in the processing described",
    options: { none: "None", allowed: "Allowed" },
  },
  "description.title": { label: "Title of the flow" },
  "description.dataCategories": { label: "Data that flows" },
  "description.storedWhere": { label: "Where it is stored" },
  "description.retention": { label: "How long it is kept" },
  "description.region": { label: "In which Region" },
  "description.recipients": { label: "Who receives it" },
  "description.controls": { label: "What can be done about it" },
  "dpiaListItem.item": { label: "Item of the list" },
  "dpiaListItem.countries": { label: "Countries whose list has it" },
  "dpiaExemptList.countries": { label: "Countries whose list has it" },
  "dpiaExemptList.covers": { label: "What is exempt" },
  "dpiaExemptList.lostWhen": { label: "Criteria by which the exemption is lost" },
};
