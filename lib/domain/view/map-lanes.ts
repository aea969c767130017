import type { DataFlowMap, Element, Places } from "../data-flow/map";
import { STAFF } from "../data-flow/people-and-systems";
import { countriesWords } from "./outcome-words";

/** People, systems, models, stores and recipients. */
const LANES = 4;
const laneOf = { people: 0, systems: 1, models: 2, storesAndRecipients: 3 } as const;

/** One box: an element, or a use of a model together with where that model runs, which is always its own. */
export type MapNode = {
  id: string;
  elements: readonly Element[];
  lane: number;
  name: string;
  /** Second part of the name: the model that a use calls. */
  sub: string | null;
  /** Where it lies, in words, and in few enough letters for the width of a box; nothing for people, staff and the public. */
  where: string;
  caption: string;
};

/** All flows from one box to another, drawn as one line; `numbers` are those of the table's rows. */
export type MapEdge = {
  id: string;
  from: string;
  to: string;
  numbers: readonly number[];
  dataItems: readonly string[];
  possible: boolean;
};

export type MapGraph = {
  /** By lane, in the order from top to bottom; boxes of one country together. */
  lanes: readonly (readonly MapNode[])[];
  edges: readonly MapEdge[];
  /** Numbers of the flows inside a box, by its id: the call from a use to its model. */
  inside: ReadonlyMap<string, readonly number[]>;
};

/** Letters of a caption that fit over a box. */
const CAPTION = 24;

function captionOf(places: Places): string {
  if (places === "*") return "Any commercial Region";
  if (places === "anywhere") return "Anywhere";
  if (places === null || places.length === 0) return "Country not known";
  const words = countriesWords(places);
  return words.length <= CAPTION ? words : places.length === 1 ? `${words.slice(0, CAPTION - 1)}…` : `${places.length} countries`;
}

const nodeIdOf = (element: string): string => (element.startsWith("host:") ? element.slice("host:".length) : element);

function nodesOf(map: DataFlowMap): readonly MapNode[] {
  const members = new Map<string, Element[]>();
  for (const element of map.elements) {
    const held = members.get(nodeIdOf(element.id));
    if (held) held.push(element);
    else members.set(nodeIdOf(element.id), [element]);
  }
  return [...members].flatMap(([id, elements]): MapNode[] => {
    const main = elements.find((element) => element.id === id) ?? elements[0];
    if (!main) return [];
    const host = elements.find((element) => element !== main);
    const places = (host ?? main).countries;
    const nowhere = main.column === "people" || main.id === STAFF || main.kind === "public";
    const [where, caption] = nowhere ? ["", ""] : [countriesWords(places), captionOf(places)];
    return [{ id, elements, lane: laneOf[main.column], name: main.name, sub: host?.name ?? null, where, caption }];
  });
}

/** A few rounds of moving each box to the middle of its neighbours, so that lines cross little; same map, same order. */
function ordered(nodes: readonly MapNode[], edges: readonly MapEdge[]): readonly (readonly MapNode[])[] {
  const lanes: MapNode[][] = Array.from({ length: LANES }, (_, lane) => nodes.filter((node) => node.lane === lane));
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const at = new Map<string, number>();
  const number = (lane: readonly MapNode[]) => {
    for (const [index, { id }] of lane.entries()) at.set(id, (index + 0.5) / lane.length);
  };
  for (const lane of lanes) number(lane);
  for (let round = 0; round < 8; round += 1)
    for (const lane of round % 2 === 0 ? lanes : lanes.toReversed()) {
      const middle = new Map(
        lane.map(({ id }) => {
          const around = neighbours.get(id) ?? [];
          return [id, around.length === 0 ? (at.get(id) ?? 0) : around.reduce((sum, one) => sum + (at.get(one) ?? 0), 0) / around.length];
        }),
      );
      const groups = new Map<string, { sum: number; count: number }>();
      for (const { id, where } of lane) {
        const group = groups.get(where) ?? { sum: 0, count: 0 };
        group.sum += middle.get(id) ?? 0;
        group.count += 1;
        groups.set(where, group);
      }
      const groupAt = (where: string) => {
        const group = groups.get(where);
        return group ? group.sum / group.count : 0;
      };
      lane.sort(
        (a, b) =>
          groupAt(a.where) - groupAt(b.where) || a.where.localeCompare(b.where, "en") || (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0),
      );
      number(lane);
    }
  return lanes;
}

/** The map as boxes in four lanes and one line for all flows between two of them. */
export function graphOf(map: DataFlowMap): MapGraph {
  const nodes = nodesOf(map);
  const known = new Set(nodes.map(({ id }) => id));
  const inside = new Map<string, number[]>();
  const pairs = new Map<string, { from: string; to: string; numbers: number[]; dataItems: Set<string>; possible: boolean }>();
  for (const [index, flow] of map.flows.entries()) {
    const from = nodeIdOf(flow.from);
    const to = nodeIdOf(flow.to);
    if (!known.has(from) || !known.has(to)) continue;
    if (from === to) {
      const held = inside.get(from);
      if (held) held.push(index + 1);
      else inside.set(from, [index + 1]);
      continue;
    }
    const key = `${from}>${to}`;
    const pair = pairs.get(key) ?? { from, to, numbers: [], dataItems: new Set<string>(), possible: true };
    pair.numbers.push(index + 1);
    for (const item of flow.dataItems) pair.dataItems.add(item);
    if (flow.certainty === "established") pair.possible = false;
    pairs.set(key, pair);
  }
  const edges = [...pairs].map(([id, pair]): MapEdge => ({ id, ...pair, dataItems: [...pair.dataItems] }));
  return { lanes: ordered(nodes, edges), edges, inside };
}
