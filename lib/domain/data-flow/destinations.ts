import type { Fact } from "../facts/fact";
import { type FactReading, type FactsInForce, factReasons } from "../facts/facts-in-force";
import { geographyOfModelId, identifyModel } from "../facts/models";
import { becauseOf, given, type Reading, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import type { AssessmentResult } from "../result";
import type { Destinations } from "./map";
import { answeredBecause, distinctReasons, openPaths } from "./open-answers";
import { platformFact } from "./platform";

type ModelUse = RecordReading<"modelUses">;
type Json = Fact["value"];

const objectOf = (reading: FactReading): Readonly<Record<string, Json>> =>
  reading.state === "known" && reading.value !== null && typeof reading.value === "object" && !Array.isArray(reading.value)
    ? reading.value
    : {};
const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const because = (...readings: readonly FactReading[]): readonly Because[] => readings.flatMap((reading) => factReasons(reading.facts));

const undetermined = (reasons: readonly Because[], ...open: readonly Reading[]): Destinations => ({
  regions: null,
  countries: null,
  because: distinctReasons(reasons),
  missing: openPaths(...open).length > 0 ? openPaths(...open) : open.slice(0, 1).map((reading) => reading.path),
});

/** The Regions with their countries; an unknown Region keeps its text and leaves the countries undetermined. */
function located(regions: readonly string[], from: Reading, reasons: readonly Because[], facts: FactsInForce): Destinations {
  const readings = regions.map((region) => facts.find("region", region, "location"));
  const countries = readings.map((reading) => objectOf(reading).country);
  const known = countries.filter((country): country is string => typeof country === "string");
  const complete = known.length === regions.length && regions.length > 0;
  return {
    regions,
    countries: complete ? [...new Set(known)] : null,
    because: distinctReasons([...reasons, ...because(...readings)]),
    missing: complete ? [] : [from.path],
  };
}

/** What the register says of the profiles that a model's family offers on the endpoint that is used. */
function offered(
  use: ModelUse,
  facts: FactsInForce,
): { reading: FactReading; noGeographies: readonly string[]; noInRegionFrom: readonly string[] | "*" } {
  const model = given(use.read("model"));
  const identified = model === undefined ? null : identifyModel(model, facts);
  const family = identified && !identified.unknown ? identified.family : null;
  const none: FactReading = { state: "unknown", facts: [] };
  const reading = family === null || given(use.read("endpoint")) === "mantle" ? none : facts.find("modelFamily", family, "profilesOffered");
  const value = objectOf(reading);
  return {
    reading,
    noGeographies: textsOf(value.noGeographies),
    noInRegionFrom: value.noInRegionFrom === "*" ? "*" : textsOf(value.noInRegionFrom),
  };
}

/** The geography that a profile or model id names, else the one that the source Region lies in by the register. */
function geographyOf(use: ModelUse, facts: FactsInForce): string | null {
  const named = [given(use.read("inferenceProfile")), given(use.read("model"))]
    .map((text) => (text === undefined ? null : geographyOfModelId(text, facts)))
    .find((geography) => geography !== null);
  if (named) return named;
  const source = given(use.read("sourceRegion")) ?? "";
  const holder = facts.all("routing", "defaultRoutes").find((fact) => {
    const routes = objectOf({ state: "known", value: fact.value, facts: [fact] }).routes;
    return routes !== null && typeof routes === "object" && !Array.isArray(routes) && source in routes;
  });
  return holder?.subject.key ?? null;
}

const routeIn = (reading: FactReading, source: string): readonly string[] => {
  const routes = objectOf(reading).routes;
  return routes !== null && typeof routes === "object" && !Array.isArray(routes) ? textsOf(routes[source]) : [];
};

/** The destinations of a geographic profile by the register: the model's own route, else the geography's usual list. */
function registered(use: ModelUse, source: string, facts: FactsInForce): { regions: readonly string[]; reading: FactReading } {
  const geography = geographyOf(use, facts);
  const none = { regions: [], reading: { state: "unknown", facts: [] } as const };
  if (geography === null) return none;
  const model = given(use.read("model"));
  const identified = model === undefined ? null : identifyModel(model, facts);
  const key = identified && !identified.unknown ? identified.model : null;
  const own = key === null ? none.reading : facts.find("routing", `${geography}.${key}`, "routes");
  const route = routeIn(own, source);
  if (route.length > 0) return { regions: route, reading: own };
  const usual = facts.find("routing", geography, "defaultRoutes");
  return { regions: routeIn(usual, source), reading: usual };
}

function onBedrock(use: ModelUse, facts: FactsInForce): Destinations {
  const routing = use.read("inferenceRouting");
  const region = use.read("sourceRegion");
  const model = use.read("model");
  const profile = use.read("inferenceProfile");
  const source = given(region);
  const chosen = given(routing);
  const reasons = answeredBecause(routing, region);
  if (chosen === undefined) return undetermined(reasons, routing);
  const named = [profile, model].map((reading) => {
    const text = given(reading);
    return text === undefined ? null : geographyOfModelId(text, facts);
  });
  if (chosen === "global" || named.includes("global")) {
    const everywhere = facts.find("routing", "global", "destinations");
    if (chosen !== "global") return undetermined([...reasons, ...answeredBecause(model, profile)], routing);
    const takesPart = facts.find("region", source ?? "", "bedrock");
    if (objectOf(takesPart).inGlobalInference === false) return undetermined([...reasons, ...because(takesPart)], routing);
    return { regions: "*", countries: "*", because: distinctReasons([...reasons, ...because(everywhere)]), missing: [] };
  }
  if (source === undefined) return undetermined(reasons, region);
  const { reading, noGeographies, noInRegionFrom } = offered(use, facts);
  if (chosen === "inRegion") {
    if (named.some((geography) => geography !== null)) return undetermined([...reasons, ...answeredBecause(model, profile)], routing);
    if (noInRegionFrom === "*" || noInRegionFrom.includes(source)) return undetermined([...reasons, ...because(reading)], routing);
    return located([source], region, reasons, facts);
  }
  const stated = use.read("destinationRegions");
  const answered = given(stated) ?? [];
  const byFacts = registered(use, source, facts);
  if (answered.length > 0) {
    const regions = [...new Set([...answered, ...byFacts.regions])];
    return located(regions, stated, [...reasons, ...answeredBecause(stated), ...because(byFacts.reading)], facts);
  }
  if (noGeographies.includes(geographyOf(use, facts) ?? "")) return undetermined([...reasons, ...because(reading)], routing);
  if (byFacts.regions.length === 0) return undetermined([...reasons, ...because(byFacts.reading)], stated);
  return located(byFacts.regions, region, [...reasons, ...because(byFacts.reading)], facts);
}

function elsewhere(use: ModelUse, facts: FactsInForce, readings: Readings): Destinations {
  const country = use.read("platformCountry");
  const stated = given(country);
  const residency = platformFact(use, "processedIn", readings, facts);
  const reasons = [...answeredBecause(use.read("platform"), country), ...because(residency)];
  const value = objectOf(residency);
  const onlyIn = textsOf(value.selectable);
  if (stated !== undefined && (onlyIn.length === 0 || onlyIn.includes(stated)))
    return { regions: [], countries: [stated], because: distinctReasons(reasons), missing: [] };
  if (value.otherwise === "anywhere") return { regions: [], countries: "anywhere", because: distinctReasons(reasons), missing: [] };
  return { ...undetermined(reasons, country), regions: [] };
}

/**
 * Where one model use may be processed. On Bedrock: the called Region; the Regions of a geographic profile by the model's
 * route in the register, joined with those answered, else the geography's usual list; any commercial Region for a global
 * profile. Routing that the register says does not exist, or that the model's id contradicts, is undetermined. Elsewhere:
 * the country answered, unless the platform's facts rule it out; on own machines the country of the system that calls.
 */
export function destinationsOf(use: ModelUse, facts: FactsInForce, readings: Readings): Destinations {
  const platform = use.read("platform");
  const where = given(platform);
  if (where === undefined) return undetermined([], platform);
  if (where === "bedrock") return onBedrock(use, facts);
  if (where !== "ownMachines") return elsewhere(use, facts, readings);
  const system = given(use.read("system"));
  const record = system === undefined ? undefined : readings.record(system);
  if (record?.list !== "systems") return { ...undetermined([becauseOf(platform)], use.read("system")), regions: [] };
  const country = (record as unknown as RecordReading<"systems">).read("country");
  const code = given(country);
  return code === undefined
    ? { ...undetermined([becauseOf(platform)], country), regions: [] }
    : { regions: [], countries: [code], because: [becauseOf(platform), becauseOf(country)], missing: [] };
}

type Finding = AssessmentResult["findings"][number];

/** Routing or a place that the answers name and the register says does not exist, as findings. */
export function destinationFindings(use: ModelUse, facts: FactsInForce, readings: Readings): readonly Finding[] {
  const finding = (id: string, reasons: readonly Because[]): Finding => ({
    id: `${id}@${use.id}`,
    says: { message: `destinations.${id}`, values: { name: use.name } },
    because: distinctReasons(reasons),
  });
  const platform = use.read("platform");
  if (given(platform) !== "bedrock") {
    const country = use.read("platformCountry");
    const stated = given(country);
    const residency = platformFact(use, "processedIn", readings, facts);
    const onlyIn = textsOf(objectOf(residency).selectable);
    if (stated === undefined || onlyIn.length === 0 || onlyIn.includes(stated)) return [];
    return [finding("countryNotOffered", [...answeredBecause(platform, country), ...because(residency)])];
  }
  const routing = use.read("inferenceRouting");
  const region = use.read("sourceRegion");
  const source = given(region);
  const { reading, noGeographies, noInRegionFrom } = offered(use, facts);
  const findings: Finding[] = [];
  const reasons = [...answeredBecause(use.read("model"), routing, region), ...because(reading)];
  if (given(routing) === "geographic" && noGeographies.includes(geographyOf(use, facts) ?? ""))
    findings.push(finding("noSuchProfile", reasons));
  if (given(routing) === "inRegion" && (noInRegionFrom === "*" || noInRegionFrom.includes(source ?? "")))
    findings.push(finding("notInRegion", reasons));
  const bedrock = facts.find("region", source ?? "", "bedrock");
  if (given(routing) === "global" && objectOf(bedrock).inGlobalInference === false)
    findings.push(finding("notInGlobal", [...answeredBecause(routing, region), ...because(bedrock)]));
  if (given(use.read("endpoint")) === "mantle" && objectOf(bedrock).mantle === false)
    findings.push(finding("mantleNotInRegion", [...answeredBecause(use.read("endpoint"), region), ...because(bedrock)]));
  return findings;
}

export const destinationsEnglish: Readonly<Record<string, string>> = {
  "destinations.noSuchProfile":
    "“{name}” is said to run through a geographic profile, but by the facts in force none is offered there for its model. Where it runs is undetermined.",
  "destinations.notInRegion":
    "“{name}” is said to run in its own Region, but by the facts in force its model is not offered there that way. Where it runs is undetermined.",
  "destinations.notInGlobal":
    "“{name}” is said to run through a global profile, but by the facts in force its Region takes no part in global routing. Where it runs is undetermined.",
  "destinations.mantleNotInRegion": "“{name}” is said to use bedrock-mantle, which by the facts in force is not offered in its Region.",
  "destinations.countryNotOffered":
    "“{name}” is said to run in a country that its platform, by the facts in force, does not let one choose.",
};
