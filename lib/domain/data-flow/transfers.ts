import { type FactsInForce, factReasons } from "../facts/facts-in-force";
import { given, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because, Message } from "../reasoning/because";
import type { Recipient, Transfer } from "../result";
import { type Adequacy, adequacyOf } from "./adequacy";
import type { DataFlowMap } from "./map";
import { answeredBecause, distinctReasons, openPaths } from "./open-answers";
import { type PartyRecord, partyIdOfRecord } from "./parties";
import { indexMap, placesInto } from "./recipient-hops";

type ToolRecord = RecordReading<"transferTools">;
type Judged = Pick<Transfer, "tool" | "toolRecord" | "standing" | "because" | "missing"> & { key: string };

/** Any commercial Region; its countries are read from the register. */
const ANY_REGION = "*";
type Place = Transfer["country"];
/** An open set of countries, of which nobody can say in advance which it will be. */
const isOpenSet = (place: Place): boolean => place === ANY_REGION || place === "anywhere";

const says = (key: string, values: Readonly<Record<string, string>>): Message => ({ message: `transfer.${key}`, values });

/** Better standings first; of several records for one transfer the best counts. */
const order: readonly Transfer["standing"][] = ["covered", "incomplete", "undetermined", "gap"];

/**
 * Whether a record covers a place; null while it does not say. An open set of countries needs "every country"; a place that
 * is not known may be one of those that a record lists.
 */
function covers(tool: ToolRecord, country: Place): boolean | null {
  const scope = tool.read("covers");
  const value = given(scope);
  if (value === undefined) return null;
  if (value === "everyCountry") return true;
  if (isOpenSet(country)) return false;
  if (country === null) return null;
  const listed = given(tool.read("countries"));
  return listed === undefined ? null : listed.includes(country);
}

/** Art. 46 tools: clauses or rules, with the transfer impact assessment done and dated (EDPB Recommendations 01/2020). */
function assessed(tool: ToolRecord, kind: "scc" | "bcr"): Judged {
  const conclusion = tool.read("tiaConclusion");
  const date = tool.read("tiaDate");
  const sccModule = tool.read("sccModule");
  const supplementary = tool.read("tiaSupplementary");
  const because = answeredBecause(tool.read("tool"), sccModule, conclusion, date);
  const open = openPaths(...(kind === "scc" ? [sccModule] : []), conclusion, date);
  const base = { tool: kind, toolRecord: tool.id, because } as const;
  const value = given(conclusion);
  if (value === "notEffective") return { ...base, standing: "gap", missing: [], key: "notEffective" };
  if (open.length > 0 || value === "notDone" || value === undefined)
    return { ...base, standing: "incomplete", missing: open.length > 0 ? open : [conclusion.path], key: "assessmentOpen" };
  if (value === "needsSupplementary") {
    const missing = openPaths(supplementary);
    if (missing.length > 0) return { ...base, standing: "incomplete", missing, key: "supplementaryOpen" };
  }
  return { ...base, standing: "covered", missing: [], key: kind };
}

/** What an adequacy decision gives here. A decision for part of a country counts once a person has recorded that it covers the importer. */
function byAdequacy(tool: ToolRecord, country: Place, adequacy: Adequacy): Judged {
  const facts = factReasons(adequacy.facts);
  const because = [...answeredBecause(tool.read("tool")), ...facts];
  const base = { tool: "adequacy", toolRecord: tool.id, because } as const;
  if (country === null) return { ...base, standing: "undetermined", missing: [], key: "countryOpen" };
  if (isOpenSet(country) || adequacy.kind === "none") return { ...base, standing: "gap", missing: [], key: "noDecision" };
  if (adequacy.kind === "unknown") return { ...base, standing: "undetermined", missing: [tool.read("tool").path], key: "decisionUnknown" };
  const fallback = openPaths(tool.read("fallback"));
  if (adequacy.kind === "partial" && fallback.length > 0)
    return { ...base, standing: "incomplete", missing: fallback, key: "fallbackOpen" };
  return { ...base, standing: "covered", missing: [], key: "adequacy" };
}

/** The EU-US framework (Decision (EU) 2023/1795): the United States only, importers on its list only, with the day it was looked up. */
function byFramework(tool: ToolRecord, country: Place, adequacy: Adequacy): Judged {
  const listedOn = tool.read("dpfListedOn");
  const because = [...answeredBecause(tool.read("tool"), listedOn), ...factReasons(adequacy.facts)];
  const base = { tool: "dpf", toolRecord: tool.id, because } as const;
  if (country === null) return { ...base, standing: "undetermined", missing: [], key: "countryOpen" };
  if (country !== "US" || adequacy.kind === "none") return { ...base, standing: "gap", missing: [], key: "noDecision" };
  if (adequacy.kind === "unknown") return { ...base, standing: "undetermined", missing: [tool.read("tool").path], key: "decisionUnknown" };
  const missing = openPaths(listedOn, tool.read("fallback"));
  if (openPaths(listedOn).length > 0) return { ...base, standing: "incomplete", missing, key: "listingOpen" };
  if (missing.length > 0) return { ...base, standing: "incomplete", missing, key: "fallbackOpen" };
  return { ...base, standing: "covered", missing: [], key: "dpf" };
}

function byRecord(tool: ToolRecord, country: Place, adequacy: Adequacy): Judged {
  const kind = tool.read("tool");
  const value = given(kind);
  const base = { toolRecord: tool.id, because: answeredBecause(kind) } as const;
  if (value === undefined) return { ...base, tool: "undetermined", standing: "undetermined", missing: [kind.path], key: "toolOpen" };
  if (covers(tool, country) === null) {
    const missing = openPaths(tool.read("covers"), tool.read("countries"));
    return { ...base, tool: value, standing: "undetermined", missing, key: missing.length > 0 ? "scopeOpen" : "countryOpen" };
  }
  switch (value) {
    case "scc":
    case "bcr":
      return assessed(tool, value);
    case "adequacy":
      return byAdequacy(tool, country, adequacy);
    case "dpf":
      return byFramework(tool, country, adequacy);
    case "art49":
      return {
        ...base,
        tool: "art49",
        standing: "incomplete",
        because: answeredBecause(kind, tool.read("art49Ground")),
        missing: openPaths(tool.read("art49Ground")),
        key: "art49",
      };
    default:
      return { ...base, tool: "none", standing: "gap", missing: [], key: "none" };
  }
}

/** What covers a transfer: the best of the records that name it, else a decision for the whole country, else nothing. */
function judge(tools: readonly ToolRecord[], country: Place, facts: FactsInForce): Judged {
  const adequacy: Adequacy =
    country === null || isOpenSet(country) ? { kind: "unknown", scope: null, facts: [] } : adequacyOf(country, facts);
  const because = factReasons(adequacy.facts);
  if (adequacy.kind === "adequate")
    return { tool: "adequacy", toolRecord: null, standing: "covered", because, missing: [], key: "adequacy" };
  const [best] = tools
    .filter((tool) => covers(tool, country) !== false)
    .map((tool) => byRecord(tool, country, adequacy))
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  if (best) return best;
  const none = { toolRecord: null, because, missing: ["transferTools"] } as const;
  if (country === null) return { ...none, missing: [], tool: "undetermined", standing: "undetermined", key: "countryOpen" };
  if (adequacy.kind === "partial") return { ...none, tool: "undetermined", standing: "undetermined", key: "partial" };
  if (!isOpenSet(country) && adequacy.kind === "unknown")
    return { ...none, tool: "undetermined", standing: "undetermined", key: "decisionUnknown" };
  return {
    ...none,
    tool: "none",
    standing: "gap",
    key: country === ANY_REGION ? "anyRegion" : country === "anywhere" ? "anywhere" : "none",
  };
}

type Exporter = { id: string; because: readonly Because[] } & ({ eea: true } | { eea: false; missing: readonly string[] });

/** The controller in the EEA that exports; without one, Chapter V of the EU's GDPR is not what is asked here. */
function exporterOf(readings: Readings, facts: FactsInForce): Exporter {
  const controllers = readings.list("controllers");
  for (const controller of controllers) {
    const country = controller.read("country");
    const value = given(country);
    if (value === undefined) continue;
    const adequacy = adequacyOf(value, facts);
    if (adequacy.kind === "eea")
      return { id: controller.id, eea: true, because: [...answeredBecause(country), ...factReasons(adequacy.facts)] };
  }
  const countries = controllers.map((controller) => controller.read("country"));
  const open = openPaths(...countries);
  return {
    id: controllers[0]?.id ?? "controllers",
    eea: false,
    because: answeredBecause(...countries),
    missing: controllers.length === 0 ? ["controllers"] : open,
  };
}

type Reach = { dataItems: Set<string>; established: boolean; because: Because[]; missing: Set<string> };

/** The places outside the EEA, or not known, that data of a recipient lies in or is reached from, with what goes there. */
function reachOf(
  recipient: Recipient,
  readings: Readings,
  index: ReturnType<typeof indexMap>,
  records: readonly PartyRecord[],
  facts: FactsInForce,
) {
  const reach = new Map<Place, Reach>();
  const add = (country: Place, items: readonly string[], certain: boolean, because: readonly Because[], missing: readonly string[]) => {
    if (country !== null && !isOpenSet(country) && adequacyOf(country, facts).kind === "eea") return;
    const held = reach.get(country) ?? { dataItems: new Set(), established: false, because: [], missing: new Set() };
    for (const item of items) held.dataItems.add(item);
    held.established ||= certain && country !== null;
    held.because.push(...because);
    for (const path of missing) held.missing.add(path);
    reach.set(country, held);
  };
  for (const hop of placesInto(recipient.id, index, readings, new Map(), records)) {
    const certain = hop.flow.certainty === "established";
    const { because, dataItems } = hop.flow;
    const place = index.element(hop.flow.from)?.because ?? [];
    if (hop.countries === null) add(null, dataItems, certain, because, hop.missing.length > 0 ? hop.missing : recipient.missing);
    else if (hop.countries === "*" || hop.countries === "anywhere") add(hop.countries, dataItems, certain, [...because, ...place], []);
    else for (const country of hop.countries) add(country, dataItems, certain, [...because, ...place], []);
  }
  for (const record of records) {
    const country = record.read("country");
    const value = given(country);
    if (value !== undefined) add(value, recipient.receives, recipient.certainty === "established", answeredBecause(country), []);
  }
  return reach;
}

/** The countries outside the EEA that hold a commercial Region by the register on that day, for a place that is any of them. */
function anywhere(facts: FactsInForce): { countries: readonly string[]; because: readonly Because[] } {
  const reading = facts.find("routing", "global", "countries");
  const listed = reading.state === "known" && Array.isArray(reading.value) ? reading.value : [];
  const countries = listed.filter((one): one is string => typeof one === "string" && adequacyOf(one, facts).kind !== "eea");
  return { countries, because: factReasons(reading.facts) };
}

const isMetadataOnly = ({ receives }: Recipient): boolean => receives.length > 0 && receives.every((item) => item.startsWith("metadata:"));

/**
 * Transfers to third countries (GDPR Chapter V): one for each recipient outside ourselves and country outside the EEA, with
 * the tool that a record or a decision for the whole country gives. `*` stands for any commercial Region and
 * `anywhere` for wherever the operator chooses, open sets of countries that only a tool for every country covers; null for a place that no answer or fact says. A parent company abroad is no transfer by itself
 * (EDPB Guidelines 05/2021); neither are our own people, people who read answers, or authorities told by law.
 */
export function transfersOf(
  readings: Readings,
  facts: FactsInForce,
  recipients: readonly Recipient[],
  map: DataFlowMap,
): readonly Transfer[] {
  const index = indexMap(map);
  const exporter = exporterOf(readings, facts);
  const everywhere = anywhere(facts);
  const tools = new Map<string, ToolRecord[]>();
  for (const tool of readings.list("transferTools")) {
    const importer = given(tool.read("importer"));
    const record = importer ? readings.record(importer) : undefined;
    if (!record) continue;
    const id = record.list === "processors" ? partyIdOfRecord(record as unknown as PartyRecord, facts) : record.id;
    tools.set(id, [...(tools.get(id) ?? []), tool]);
  }
  const recordsOf = new Map<string, PartyRecord[]>();
  for (const record of readings.list("processors")) {
    const id = partyIdOfRecord(record, facts);
    recordsOf.set(id, [...(recordsOf.get(id) ?? []), record]);
  }
  return recipients.flatMap((recipient): Transfer[] => {
    if (recipient.certainty === "excluded" || recipient.kind === "internal" || recipient.kind === "public") return [];
    if (recipient.id.startsWith("authority:") || isMetadataOnly(recipient)) return [];
    const records = recordsOf.get(recipient.id) ?? [];
    return [...reachOf(recipient, readings, index, records, facts)].map(([country, reach]): Transfer => {
      const judged = judge(tools.get(recipient.id) ?? [], country, facts);
      const dataItems = [...reach.dataItems];
      const common = {
        id: `${recipient.id}>${country ?? "unknown"}`,
        from: exporter.id,
        to: recipient.id,
        country,
        countries: country === ANY_REGION ? everywhere.countries : country === null || country === "anywhere" ? [] : [country],
        dataItems,
        tool: judged.tool,
        toolRecord: judged.toolRecord,
        certainty: reach.established ? ("established" as const) : ("possible" as const),
        because: distinctReasons([
          ...exporter.because,
          ...judged.because,
          ...reach.because,
          ...(country === ANY_REGION ? everywhere.because : []),
        ]),
      };
      if (recipient.receives.length === 0)
        return { ...common, standing: "undetermined", says: says("dataOpen", { name: recipient.name }), missing: ["dataItems"] };
      if (!exporter.eea)
        return {
          ...common,
          standing: "undetermined",
          says: says(exporter.missing.length > 0 ? "exporterOpen" : "exporterOutside", { name: recipient.name }),
          missing: exporter.missing,
        };
      return {
        ...common,
        standing: judged.standing,
        says: says(judged.key, { name: recipient.name }),
        missing: [
          ...new Set([...(judged.standing === "covered" ? [] : judged.missing), ...(judged.standing === "covered" ? [] : reach.missing)]),
        ],
      };
    });
  });
}
