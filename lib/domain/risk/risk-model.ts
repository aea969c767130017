import type { DataFlowMap, Destinations, ModelUseRetention, Presence } from "../data-flow/map";
import type { FactsInForce } from "../facts/facts-in-force";
import type { Readings, RecordReading } from "../questionnaire/reading";
import type { Recipient, Transfer } from "../result";
import type { RiskModel } from "./rule";

type Present = { item: RecordReading<"dataItems">; form: Presence["form"] };

/** Everything that risk rules see, indexed once: a rule's look-ups do not grow with the size of the map. */
export function riskModel(parts: {
  readings: Readings;
  facts: FactsInForce;
  map: DataFlowMap;
  retention: ReadonlyMap<string, ModelUseRetention>;
  destinations: ReadonlyMap<string, Destinations>;
  recipients: readonly Recipient[];
  transfers: readonly Transfer[];
}): RiskModel {
  const items = new Map(parts.readings.list("dataItems").map((item) => [item.id, item]));
  const presences = new Map<string, Presence[]>();
  for (const presence of parts.map.presences) {
    const here = presences.get(presence.element);
    if (here) here.push(presence);
    else presences.set(presence.element, [presence]);
  }
  const present = new Map<string, readonly Present[]>();
  const paths = new Map<string, readonly string[]>();
  return {
    ...parts,
    asOf: parts.facts.asOf,
    dataItemsAt: (element) => {
      const cached = present.get(element);
      if (cached) return cached;
      const found = (presences.get(element) ?? []).flatMap(({ dataItem, form }): Present[] => {
        const item = items.get(dataItem);
        return item ? [{ item, form }] : [];
      });
      present.set(element, found);
      return found;
    },
    pathTo: (element) => {
      const cached = paths.get(element);
      if (cached) return cached;
      let shortest: readonly string[] = [];
      for (const { path } of presences.get(element) ?? []) if (shortest.length === 0 || path.length < shortest.length) shortest = path;
      paths.set(element, shortest);
      return shortest;
    },
  };
}
