import type { FactsInForce } from "../facts/facts-in-force";
import type { Readings } from "../questionnaire/reading";
import { emptyDraft } from "./draft-map";
import type { DataFlowMap, Destinations, ModelUseRetention } from "./map";
import { addModelUses } from "./model-flows";
import { addPeopleAndSystems } from "./people-and-systems";
import { propagate } from "./propagation";
import { addStores } from "./store-flows";
import { addStatedFlows, addToolsAndCustomisations } from "./tool-flows";

/**
 * The data-flow map that the answers and the facts in force make: elements, arrows with the items that pass along them, and
 * each item's presence with the path it came by. Nothing is drawn that no answer or fact says; `retention` and
 * `destinations` are by model use id.
 */
export function buildMap(
  readings: Readings,
  facts: FactsInForce,
  retention: ReadonlyMap<string, ModelUseRetention>,
  destinations: ReadonlyMap<string, Destinations>,
): DataFlowMap {
  const draft = emptyDraft(readings, facts, retention, destinations);
  addPeopleAndSystems(draft);
  addModelUses(draft);
  addStores(draft);
  addToolsAndCustomisations(draft);
  addStatedFlows(draft);
  const { flows, presences } = propagate(draft);
  return { elements: [...draft.elements.values()], flows, presences };
}
