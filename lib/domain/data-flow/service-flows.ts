import { factBecause } from "../facts/facts-in-force";
import { given, type RecordReading } from "../questionnaire/reading";
import { addElement, addFlow, type DraftMap, derivedName, reachProvider } from "./draft-map";
import type { Length, Places } from "./map";
import { answeredBecause, openPaths } from "./open-answers";
import { AWS, regionCountry } from "./parties";
import { modelOf } from "./provider-sharing";

type ModelUse = RecordReading<"modelUses">;

/** The element of the events on who called what: kept by the account, whether or not a store of them is described. */
export const CALL_EVENTS = "logs:cloudtrail";

/** Prompts, flows and sample cases that lie in Bedrock itself until somebody deletes them. */
function addManagedPrompts(draft: DraftMap, use: ModelUse, country: string | null): void {
  const managed = use.read("managedPrompts");
  const chosen = given(managed);
  const open = openPaths(managed);
  if (chosen === "none" || chosen === "withoutPersonalData" || (chosen === undefined && open.length === 0)) return;
  addFlow(draft, {
    from: use.id,
    to: AWS,
    taxonomy: "flows.prompts",
    certainty: chosen === undefined ? "possible" : "established",
    handledIn: country === null ? null : [country],
    kept: chosen === undefined ? { kind: "undetermined", missing: open } : { kind: "untilDeleted" },
    because: answeredBecause(managed, use.read("sourceRegion")),
    missing: [...open, ...(country === null ? [use.read("sourceRegion").path] : [])],
  });
}

/** What people paste into cases with the cloud provider's support, which may be read wherever it has staff. */
function addSupportCases(draft: DraftMap, use: ModelUse): void {
  const cases = draft.readings.read("support.cases");
  const chosen = given(cases);
  const open = openPaths(cases);
  if (chosen === "none" || chosen === "withoutContent" || (chosen === undefined && open.length === 0)) return;
  const from = draft.facts.find("feature", "awsSupport", "accessFrom");
  const handledIn: Places = chosen !== undefined && from.state === "known" && from.value === "anywhere" ? "anywhere" : null;
  addFlow(draft, {
    from: use.id,
    to: AWS,
    taxonomy: "support",
    certainty: chosen === undefined ? "possible" : "established",
    handledIn,
    kept: { kind: "undetermined", missing: open },
    because: [...answeredBecause(cases), ...from.facts.map(factBecause)],
    missing: open,
  });
}

/** Who called what, from where: data about callers, in the account's own event history or a trail. */
function addCallEvents(draft: DraftMap, use: ModelUse): void {
  const trail = draft.readings.read("logging.cloudTrail");
  const chosen = given(trail);
  const open = openPaths(trail);
  if (chosen === undefined && open.length === 0) return;
  const region = use.read("sourceRegion");
  const source = given(region);
  const located = source === undefined ? null : regionCountry(source, draft.facts);
  const history = draft.facts.find("feature", "cloudTrail", "eventHistoryDays");
  const days = history.state === "known" && typeof history.value === "number" ? history.value : null;
  const kept: Length =
    chosen === "eventHistory" && days !== null
      ? { kind: "days", days }
      : { kind: "undetermined", missing: chosen === undefined ? open : ["stores"] };
  const held = draft.elements.get(CALL_EVENTS);
  const before = held && Array.isArray(held.countries) ? held.countries : [];
  const countries = located?.country ? [...new Set([...before, located.country])] : before;
  addElement(draft, {
    id: CALL_EVENTS,
    kind: "store",
    name: derivedName(draft, "callEvents"),
    column: "storesAndRecipients",
    countries: null,
    treatment: ["delete"],
    because: [...answeredBecause(trail), ...history.facts.map(factBecause)],
  });
  const element = draft.elements.get(CALL_EVENTS);
  if (element) draft.elements.set(CALL_EVENTS, { ...element, countries: countries.length > 0 ? countries : null });
  addFlow(draft, {
    from: use.id,
    to: CALL_EVENTS,
    taxonomy: "cloudtrail",
    carries: new Set(),
    metadata: ["caller"],
    kept,
    because: [...answeredBecause(trail, region, use.read("endpoint")), ...history.facts.map(factBecause)],
    missing: open,
  });
}

/**
 * What reaches the company that made the model without any prompt or answer: metadata for attribution, the subscription
 * that the first call makes, and the form before the first use. `dpia-law.md` 7.1, T1: a contractual party without access.
 */
function addDealingsWithMaker(draft: DraftMap, use: ModelUse, host: string): void {
  const model = modelOf(use, draft.facts);
  if (model.unknown || model.thirdParty === false) return;
  const named = answeredBecause(use.read("model"));
  const endpoint = use.read("endpoint");
  const tell = (taxonomy: string, metadata: string, input: Partial<Parameters<typeof addFlow>[1]>) => {
    const party = reachProvider(draft, model.providerKey);
    addFlow(draft, { from: host, to: party.id, taxonomy, carries: new Set(), metadata: [metadata], certainty: "possible", ...input });
  };
  const attribution = draft.facts.find("provider", model.providerKey, "receivesMetadata");
  if (attribution.state !== "unknown" && !(attribution.state === "known" && attribution.value === false))
    tell("attribution.metadata", "request", { because: [...named, ...attribution.facts.map(factBecause)] });
  const sold = draft.facts.find("provider", model.providerKey, "soldThroughMarketplace");
  if (!(sold.state === "known" && sold.value === false)) {
    const seller = draft.facts.find("feature", "marketplace", "subscriptionData");
    tell("marketplace", "subscription", { because: [...named, ...sold.facts.map(factBecause), ...seller.facts.map(factBecause)] });
  }
  const form = draft.facts.find("provider", model.providerKey, "firstTimeUseForm");
  if (form.state === "known" && form.value === true && given(endpoint) !== "mantle")
    tell("access.usecaseform", "useCaseForm", {
      certainty: given(endpoint) === "runtime" ? "established" : "possible",
      because: [...named, ...answeredBecause(endpoint), ...form.facts.map(factBecause)],
      missing: openPaths(endpoint),
    });
}

/** Content in the cloud provider's hands for its own improvement: ruled out only while a fact says that terms or documents do. */
function addServiceImprovement(draft: DraftMap, use: ModelUse, host: string): void {
  const terms = draft.facts.find("provider", AWS, "trainingTerms");
  if (terms.state === "known" && typeof terms.value === "string" && terms.value.startsWith("prohibited")) return;
  addFlow(draft, {
    from: host,
    to: AWS,
    taxonomy: "serviceimprovement",
    certainty: "possible",
    kept: { kind: "undetermined", missing: ["contracts"] },
    because: [...answeredBecause(use.read("platform")), ...terms.facts.map(factBecause)],
    missing: ["contracts"],
  });
}

/** The flows around a call on Bedrock that no record describes by itself; `host` is where the model runs. */
export function addServiceFlows(draft: DraftMap, use: ModelUse, host: string): void {
  const source = given(use.read("sourceRegion"));
  const country = source === undefined ? null : regionCountry(source, draft.facts).country;
  addManagedPrompts(draft, use, country);
  addSupportCases(draft, use);
  addCallEvents(draft, use);
  addDealingsWithMaker(draft, use, host);
  addServiceImprovement(draft, use, host);
}

/** The look-alike of Bedrock: the cloud provider handles bills and sign-in there, and sees no prompts or answers by what is documented. */
export function addLookAlikeBilling(draft: DraftMap, use: ModelUse, host: string): void {
  const operator = draft.facts.find("platform", "claudePlatformOnAws", "operator");
  reachProvider(draft, AWS);
  addFlow(draft, {
    from: host,
    to: AWS,
    taxonomy: "claude-platform-on-aws",
    carries: new Set(),
    metadata: ["billing"],
    because: [...answeredBecause(use.read("platform")), ...operator.facts.map(factBecause)],
  });
}
