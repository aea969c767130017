import type { Duration } from "../questionnaire/answer";
import { given, type Readings, type RecordReading } from "../questionnaire/reading";
import type { DataFlowMap, Destinations, Element, Flow, Length, ModelUseRetention, Places } from "./map";
import { openPaths } from "./open-answers";
import type { PartyRecord } from "./parties";

/** One arrow into a recipient: what comes, and where it then lies. */
export type PlacedHop = {
  flow: Flow;
  /** Null where not known, with what is missing. */
  countries: Places;
  missing: readonly string[];
};

/** One arrow into a recipient: what comes, where it then lies, and for how long. */
export type Hop = PlacedHop & { retention: Length };

/** The map looked up by element. */
export type MapIndex = {
  element(id: string): Element | undefined;
  into(id: string): readonly Flow[];
  /** The shortest witness of any data item at an element; empty where nothing reaches it. */
  pathTo(id: string): readonly string[];
};

const indexes = new WeakMap<DataFlowMap, MapIndex>();

/** A map for look-ups by element; indexed once. */
export function indexMap(map: DataFlowMap): MapIndex {
  const held = indexes.get(map);
  if (held) return held;
  const made = makeIndex(map);
  indexes.set(map, made);
  return made;
}

function makeIndex(map: DataFlowMap): MapIndex {
  const elements = new Map(map.elements.map((element) => [element.id, element]));
  const into = new Map<string, Flow[]>();
  for (const flow of map.flows) {
    const held = into.get(flow.to);
    if (held) held.push(flow);
    else into.set(flow.to, [flow]);
  }
  const paths = new Map<string, readonly string[]>();
  for (const { element, path } of map.presences) {
    const held = paths.get(element);
    if (!held || path.length < held.length) paths.set(element, path);
  }
  return { element: (id) => elements.get(id), into: (id) => into.get(id) ?? [], pathTo: (id) => paths.get(id) ?? [] };
}

const DAYS = { minutes: 1 / 1440, hours: 1 / 24, days: 1, months: 365 / 12, years: 365 } as const;

/** A duration in days, parts of a day as one whole. */
export const lengthOf = (duration: Duration): Length =>
  duration === "untilDeleted" ? { kind: "untilDeleted" } : { kind: "days", days: Math.ceil(duration.amount * DAYS[duration.unit] - 1e-9) };

/** The longest of several lengths; without an end beats all, and what is not known beats a number of days. */
export function longest(lengths: readonly Length[]): Length {
  if (lengths.some(({ kind }) => kind === "untilDeleted")) return { kind: "untilDeleted" };
  const open = lengths.filter((length) => length.kind === "undetermined");
  if (open.length > 0) return { kind: "undetermined", missing: [...new Set(open.flatMap(({ missing }) => missing))] };
  const days = lengths.reduce((most, length) => (length.kind === "days" ? Math.max(most, length.days) : most), 0);
  return days > 0 ? { kind: "days", days } : { kind: "none" };
}

/** How long the organisation itself means to keep the items: what a processor that works on instruction is bound to. */
export function itemsLength(readings: Readings, items: readonly string[]): Length {
  return longest(
    items.flatMap((id): Length[] => {
      const item = readings.record(id);
      if (item?.list !== "dataItems") return [];
      const retention = (item as unknown as RecordReading<"dataItems">).read("retention");
      const value = given(retention);
      return [value === undefined ? { kind: "undetermined", missing: [retention.path] } : lengthOf(value)];
    }),
  );
}

function storeLength(store: RecordReading<"stores">): Length {
  const retention = store.read("retention");
  const value = given(retention);
  return value === undefined ? { kind: "undetermined", missing: [retention.path] } : lengthOf(value);
}

const modelUseOf = (element: string): string | null => (element.startsWith("host:") ? element.slice("host:".length) : null);

/** What a recipient's records say of its country: the first that is answered. */
const recordedCountry = (records: readonly PartyRecord[]): string | undefined =>
  records.map((record) => given(record.read("country"))).find((country) => country !== undefined);

function hopCountries(
  flow: Flow,
  index: MapIndex,
  readings: Readings,
  destinations: ReadonlyMap<string, Destinations>,
  records: readonly PartyRecord[],
): Pick<Hop, "countries" | "missing"> {
  if (flow.handledIn !== undefined) return { countries: flow.handledIn, missing: flow.handledIn === null ? flow.missing : [] };
  const use = modelUseOf(flow.from);
  const from = index.element(flow.from);
  if (use !== null) {
    if (from?.countries) return { countries: from.countries, missing: [] };
    const record = readings.record(use) as unknown as RecordReading<"modelUses"> | undefined;
    const missing = destinations.get(use)?.missing ?? [];
    const own = record ? openPaths(record.read("platform"), record.read("platformCountry")) : [];
    // Where a company has its seat does not say where its platform processes: what is not known stays open.
    if (record && given(record.read("platform")) !== "bedrock") return { countries: null, missing: own.length > 0 ? own : missing };
    return { countries: null, missing };
  }
  if (flow.taxonomy === "stated") {
    const paths = flow.because.flatMap((reason) =>
      reason.kind === "answer" &&
      reason.path.startsWith("otherFlows/") &&
      reason.path.endsWith("/country") &&
      typeof reason.value === "string"
        ? [reason.value]
        : [],
    );
    const said = recordedCountry(records);
    if (paths.length > 0) return { countries: [...new Set(paths)], missing: [] };
    return said ? { countries: [said], missing: [] } : { countries: null, missing: flow.missing };
  }
  const record = readings.record(flow.from);
  if (from?.countries) return { countries: from.countries, missing: [] };
  if (record?.list === "systems" || record?.list === "tools") {
    const said = recordedCountry(records);
    const country = (record as unknown as RecordReading<"systems">).read("country");
    return said ? { countries: [said], missing: [] } : { countries: null, missing: [country.path] };
  }
  if (record?.list === "stores") {
    const store = record as unknown as RecordReading<"stores">;
    const said = given(store.read("operator")) === "aws" ? undefined : recordedCountry(records);
    if (said) return { countries: [said], missing: [] };
    return { countries: null, missing: openPaths(store.read("operator"), store.read("region"), store.read("country")) };
  }
  if (record?.list === "modelUses")
    return { countries: null, missing: [(record as unknown as RecordReading<"modelUses">).read("sourceRegion").path] };
  if (record?.list === "customisations")
    return { countries: null, missing: [(record as unknown as RecordReading<"customisations">).read("region").path] };
  return { countries: null, missing: [] };
}

/** How long what comes along an arrow is kept at its end, by the kind of arrow. */
function hopLength(flow: Flow, readings: Readings, retention: ReadonlyMap<string, ModelUseRetention>, onInstruction: boolean): Length {
  if (flow.kept !== undefined) return flow.kept;
  const use = modelUseOf(flow.from);
  if (use !== null) {
    const kept = retention.get(use);
    if (flow.taxonomy === "inference.operator" && kept?.outcome !== "notBedrock") return { kind: "none" };
    if (flow.taxonomy === "provider.content" && kept?.review !== "provider") return { kind: "undetermined", missing: kept?.missing ?? [] };
    if (flow.taxonomy === "abuse" && flow.to.startsWith("authority:")) return { kind: "undetermined", missing: [] };
    if (flow.taxonomy === "abuse" || flow.taxonomy === "inference.operator" || flow.taxonomy === "provider.content")
      return kept?.retention ?? { kind: "undetermined", missing: flow.missing };
    const what = flow.taxonomy === "caching" ? "promptCache" : flow.taxonomy === "batch" ? "batchFiles" : "storedResponses";
    return kept?.apart.find((copy) => copy.what === what)?.retention ?? { kind: "undetermined", missing: flow.missing };
  }
  const record = readings.record(flow.from);
  if (record?.list === "stores") return storeLength(record as unknown as RecordReading<"stores">);
  if (record?.list === "systems" || onInstruction) return itemsLength(readings, flow.dataItems);
  return { kind: "undetermined", missing: flow.missing };
}

/** The arrows into a recipient with where what they bring then lies; those that carry nothing are left out. */
export function placesInto(
  id: string,
  index: MapIndex,
  readings: Readings,
  destinations: ReadonlyMap<string, Destinations>,
  records: readonly PartyRecord[],
): readonly PlacedHop[] {
  // While no data item is recorded, what passes is not known: whoever it would reach is named, with that as what is missing.
  const open = readings.list("dataItems").length === 0;
  return index
    .into(id)
    .filter((flow) => flow.dataItems.length > 0 || (open && flow.metadata === undefined))
    .map((flow) => {
      const { countries, missing } = hopCountries(flow, index, readings, destinations, records);
      return { flow, countries, missing };
    });
}

/** The arrows into a recipient with where and how long; those that carry nothing are left out. */
export function hopsInto(
  id: string,
  index: MapIndex,
  readings: Readings,
  retention: ReadonlyMap<string, ModelUseRetention>,
  destinations: ReadonlyMap<string, Destinations>,
  records: readonly PartyRecord[],
): readonly Hop[] {
  const onInstruction = records.some((record) => {
    const role = given(record.read("role"));
    return role === "processor" || role === "subProcessor";
  });
  return placesInto(id, index, readings, destinations, records).map(({ flow, countries, missing }) => ({
    flow,
    countries,
    missing,
    retention: hopLength(flow, readings, retention, onInstruction),
  }));
}
