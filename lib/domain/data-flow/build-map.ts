import { type FactsInForce, factReasons } from "../facts/facts-in-force";
import type { Readings } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { distinctReasonsOf } from "../reasoning/distinct-reasons";
import { emptyDraft, type FlowDraft } from "./draft-map";
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
  const { along, presences } = propagate(draft);
  const flows = Array.from(draft.flows.values(), (flow, place) => finished(flow, along(place), facts));
  return { elements: [...draft.elements.values()], flows: together(flows), presences };
}

const HOST = "host:";
/** A model use and where its model runs are drawn as one. */
const withoutHost = (element: string): string => (element.startsWith(HOST) ? element.slice(HOST.length) : element);

/** The flows in the order in which they arose, but those of one drawn line in a row, so that its numbers are one run. */
function together(flows: readonly Flow[]): readonly Flow[] {
  const lines = new Map<string, Flow[]>();
  for (const flow of flows) {
    const line = `${withoutHost(flow.from)}>${withoutHost(flow.to)}`;
    const held = lines.get(line);
    if (held) held.push(flow);
    else lines.set(line, [flow]);
  }
  return [...lines.values()].flat();
}

const ofFact = ({ kind }: Because): boolean => kind === "fact";

/** Why there is an arrow: where that rests on answers alone, with what the register says of the kind of flow: where it goes, what is kept, who can read it. */
function reasonsOf({ because, taxonomy }: FlowDraft, facts: FactsInForce): readonly Because[] {
  if (because.some(ofFact)) return because;
  const description = facts.find("flow", taxonomy, "description").facts;
  return description.length === 0 ? because : distinctReasonsOf([because, factReasons(description)]);
}

/** An arrow with the items that passed along it. */
function finished(flow: FlowDraft, dataItems: readonly string[], facts: FactsInForce): Flow {
  const { id, from, to, taxonomy, certainty, handledIn, kept, metadata, missing } = flow;
  const because = reasonsOf(flow, facts);
  if (handledIn === undefined && kept === undefined && metadata === undefined)
    return { id, from, to, taxonomy, dataItems, certainty, because, missing };
  return {
    id,
    from,
    to,
    taxonomy,
    dataItems,
    certainty,
    ...(handledIn === undefined ? {} : { handledIn }),
    ...(kept === undefined ? {} : { kept }),
    ...(metadata === undefined ? {} : { metadata }),
    because,
    missing,
  };
}
