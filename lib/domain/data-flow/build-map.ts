import { type FactsInForce, factReasons } from "../facts/facts-in-force";
import type { Readings } from "../questionnaire/reading";
import { distinctReasonsOf } from "../reasoning/distinct-reasons";
import { emptyDraft } from "./draft-map";
import type { DataFlowMap, Destinations, Flow, ModelUseRetention } from "./map";
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
  return { elements: [...draft.elements.values()], flows: together(flows).map((flow) => withDescription(flow, facts)), presences };
}

/** The flows in the order in which they arose, but those of one drawn line in a row, so that its numbers are one run. */
function together(flows: readonly Flow[]): readonly Flow[] {
  const lines = new Map<string, Flow[]>();
  for (const flow of flows) {
    const line = `${flow.from.replace(/^host:/, "")}>${flow.to.replace(/^host:/, "")}`;
    const held = lines.get(line);
    if (held) held.push(flow);
    else lines.set(line, [flow]);
  }
  return [...lines.values()].flat();
}

/** What the register says of the kind of flow, where it rests on answers alone: where it goes, what is kept, who can read it. */
function withDescription(flow: Flow, facts: FactsInForce): Flow {
  if (flow.because.some(({ kind }) => kind === "fact")) return flow;
  const description = facts.find("flow", flow.taxonomy, "description").facts;
  return description.length === 0 ? flow : { ...flow, because: distinctReasonsOf([flow.because, factReasons(description)]) };
}
