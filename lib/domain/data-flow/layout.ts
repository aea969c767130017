import type { Column, DataFlowMap, Element, Flow } from "./map";
import type { LayoutEdge, LayoutNode, LayoutPoint, MapLayout } from "./map-layout";

const NODE_WIDTH = 108;
const COLUMN_GAP = 40;
const ROW_GAP = 14;
const BAND_GAP = 14;
const MARGIN = 14;
const HEADING = 22;
const LINE_HEIGHT = 10;
const PADDING = 10;
const LETTERS = 22;
/** Beyond this many elements arrows are straight: routing them around boxes would take seconds. */
const ROUTED_UP_TO = 150;

/** Six lanes in the four columns: uses before the machines they run on, what is held before who receives it. */
function laneOf(element: Element): number {
  switch (element.kind) {
    case "person":
      return 0;
    case "system":
      return 1;
    case "modelUse":
      return 2;
    case "modelHost":
      return 3;
    case "store":
    case "tool":
    case "customisation":
      return 4;
    default:
      return 5;
  }
}
const LANES = 6;
const columnLanes: readonly { column: Column; from: number; to: number }[] = [
  { column: "people", from: 0, to: 0 },
  { column: "systems", from: 1, to: 1 },
  { column: "models", from: 2, to: 3 },
  { column: "storesAndRecipients", from: 4, to: 5 },
];

/** Words of a label in lines of a box's width; at most three, the last one cut. */
function linesOf(name: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of name.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${LETTERS}}`, "gu")) ?? [])) {
    if (line !== "" && line.length + word.length + 1 > LETTERS) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= 3) return lines;
  return [...lines.slice(0, 2), `${(lines[2] ?? "").slice(0, LETTERS - 1)}…`];
}

function countryOf(element: Element): string {
  if (element.countries === null) return "";
  if (element.countries === "*" || element.countries === "anywhere") return element.countries;
  return element.countries.length > 3
    ? `${element.countries.slice(0, 3).join(" ")} +${element.countries.length - 3}`
    : element.countries.join(" ");
}

const heightOf = (element: Element, lines: number): number => lines * LINE_HEIGHT + (countryOf(element) === "" ? 0 : LINE_HEIGHT) + PADDING;

/** A few rounds of moving each element to the middle of its neighbours, so that arrows cross little; same map, same order. */
function orderLanes(map: DataFlowMap): readonly (readonly Element[])[] {
  const lanes: Element[][] = Array.from({ length: LANES }, () => []);
  for (const element of map.elements) lanes[laneOf(element)]?.push(element);
  const neighbours = new Map<string, string[]>();
  const link = (a: string, b: string) => {
    const held = neighbours.get(a);
    if (held) held.push(b);
    else neighbours.set(a, [b]);
  };
  for (const { from, to } of map.flows) {
    link(from, to);
    link(to, from);
  }
  const at = new Map<string, number>();
  const number = () => {
    for (const lane of lanes)
      for (const [index, element] of lane.entries()) at.set(element.id, lane.length === 0 ? 0 : (index + 0.5) / lane.length);
  };
  number();
  for (let round = 0; round < 8; round += 1)
    for (const lane of round % 2 === 0 ? lanes : [...lanes].reverse()) {
      const middle = new Map(
        lane.map((element) => {
          const around = neighbours.get(element.id) ?? [];
          const own = at.get(element.id) ?? 0;
          return [element.id, around.length === 0 ? own : around.reduce((sum, id) => sum + (at.get(id) ?? 0), 0) / around.length];
        }),
      );
      const groups = new Map<string, { sum: number; count: number }>();
      for (const element of lane) {
        const group = groups.get(countryOf(element)) ?? { sum: 0, count: 0 };
        group.sum += middle.get(element.id) ?? 0;
        group.count += 1;
        groups.set(countryOf(element), group);
      }
      const groupAt = (element: Element) => {
        const group = groups.get(countryOf(element));
        return group ? group.sum / group.count : 0;
      };
      lane.sort(
        (a, b) =>
          groupAt(a) - groupAt(b) || countryOf(a).localeCompare(countryOf(b), "en") || (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0),
      );
      number();
    }
  return lanes;
}

type Placed = { nodes: readonly LayoutNode[]; bands: MapLayout["bands"]; columns: MapLayout["columns"]; width: number; height: number };

/** Boxes in lanes, top to bottom, elements of one country together; each lane in the middle of the picture's height. */
function place(map: DataFlowMap): Placed {
  const lanes = orderLanes(map);
  const used = lanes.map((lane) => lane.length > 0);
  const xs: number[] = [];
  let x = MARGIN;
  for (const [lane, isUsed] of used.entries()) {
    xs[lane] = x;
    if (isUsed) x += NODE_WIDTH + COLUMN_GAP;
  }
  const width = Math.max(x - COLUMN_GAP + MARGIN, 2 * MARGIN + NODE_WIDTH);
  const stacks = lanes.map((lane) => {
    let y = 0;
    let before: string | null = null;
    const boxes = lane.map((element) => {
      const label = linesOf(element.name);
      const country = countryOf(element);
      if (before !== null) y += before === country ? ROW_GAP : ROW_GAP + BAND_GAP;
      before = country;
      const box = { element, label, country, y, h: heightOf(element, label.length) };
      y += box.h;
      return box;
    });
    return { boxes, height: y };
  });
  const inner = Math.max(0, ...stacks.map(({ height }) => height));
  const nodes: LayoutNode[] = [];
  const bands: { country: string; x: number; y: number; w: number; h: number }[] = [];
  for (const [lane, { boxes, height }] of stacks.entries()) {
    const top = HEADING + MARGIN + (inner - height) / 2;
    const left = xs[lane] ?? MARGIN;
    for (const { element, label, country, y, h } of boxes) {
      nodes.push({ id: element.id, kind: element.kind, column: element.column, x: left, y: top + y, w: NODE_WIDTH, h, label, country });
      if (country === "") continue;
      const last = bands[bands.length - 1];
      if (last && last.country === country && last.x === left - 6) last.h = top + y + h + 6 - last.y;
      else bands.push({ country, x: left - 6, y: top + y - 6, w: NODE_WIDTH + 12, h: h + 12 });
    }
  }
  const columns = columnLanes.flatMap(({ column, from, to }) => {
    const inside = used.flatMap((isUsed, lane) => (isUsed && lane >= from && lane <= to ? [xs[lane] ?? 0] : []));
    const left = inside[0];
    const right = inside[inside.length - 1];
    return left === undefined || right === undefined ? [] : [{ column, x: left, w: right + NODE_WIDTH - left }];
  });
  return { nodes, bands, columns, width, height: HEADING + inner + 2 * MARGIN };
}

/** Numbers in a row as a person writes them: `3, 5–7`. */
export function shortNumbers(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let start = 0; start < numbers.length; ) {
    let end = start;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    parts.push(end - start > 1 ? `${numbers[start]}–${numbers[end]}` : numbers.slice(start, end + 1).join(", "));
    start = end + 1;
  }
  return parts.join(", ");
}

type Drawn = { from: string; to: string; flows: readonly Flow[]; numbers: readonly number[] };

/** One arrow for each pair of elements and direction. That AWS runs a store is left to the table: it would be most of the arrows. */
function drawn(map: DataFlowMap): readonly Drawn[] {
  const pairs = new Map<string, { from: string; to: string; flows: Flow[]; numbers: number[] }>();
  for (const [index, flow] of map.flows.entries()) {
    if (flow.taxonomy === "store.operator" && flow.to === "aws") continue;
    const key = `${flow.from}\n${flow.to}`;
    const held = pairs.get(key) ?? { from: flow.from, to: flow.to, flows: [], numbers: [] };
    held.flows.push(flow);
    held.numbers.push(index + 1);
    pairs.set(key, held);
  }
  return [...pairs.values()];
}

/**
 * Graphviz DOT (engine `nop`: boxes keep their places, only arrows are routed) for a map: columns people, systems, models,
 * stores and recipients; countries together. Names never enter it, so no text of a person is parsed as DOT.
 */
export function layoutInput(map: DataFlowMap): string {
  const { nodes, height } = place(map);
  const index = new Map(nodes.map((node, at) => [node.id, at]));
  const lines = [
    "digraph map {",
    `graph [splines=${nodes.length > ROUTED_UP_TO ? "line" : "true"}, sep="+3", esep="+2"];`,
    'node [shape=box, fixedsize=true, label=""];',
    "edge [arrowsize=0.5];",
    ...nodes.map(
      (node, at) => `n${at} [pos="${node.x + node.w / 2},${height - node.y - node.h / 2}", width=${node.w / 72}, height=${node.h / 72}];`,
    ),
    ...drawn(map).flatMap(({ from, to }, at) => {
      const start = index.get(from);
      const end = index.get(to);
      if (start === undefined || end === undefined) return [];
      const forward = (nodes[end]?.x ?? 0) > (nodes[start]?.x ?? 0);
      const same = nodes[end]?.x === nodes[start]?.x;
      const ports = same ? ["e", "e"] : forward ? ["e", "w"] : ["w", "e"];
      return [`n${start}:${ports[0]} -> n${end}:${ports[1]} [id="e${at}"];`];
    }),
    "}",
  ];
  return lines.join("\n");
}

const numberPair = (text: string): LayoutPoint | null => {
  const [x, y] = text.split(",").map(Number);
  return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

/** Where an arrow goes by Graphviz: `e,x,y` is its tip, then start and Bézier points; y counts from below. */
function routeOf(pos: string, toTop: (point: LayoutPoint) => LayoutPoint): { points: readonly LayoutPoint[]; tip: LayoutPoint | null } {
  const parts = pos.split(";")[0]?.trim().split(/\s+/) ?? [];
  let tip: LayoutPoint | null = null;
  const points: LayoutPoint[] = [];
  for (const part of parts) {
    const point = numberPair(part.replace(/^[se],/, ""));
    if (!point) continue;
    if (part.startsWith("e,")) tip = toTop(point);
    else if (!part.startsWith("s,")) points.push(toTop(point));
  }
  return { points, tip };
}

/** A curve from box to box where Graphviz gave none. */
function straight(from: LayoutNode, to: LayoutNode): { points: readonly LayoutPoint[]; tip: LayoutPoint } {
  const forward = to.x >= from.x;
  const start = { x: forward ? from.x + from.w : from.x, y: from.y + from.h / 2 };
  const tip = { x: forward && to.x > from.x ? to.x : to.x + to.w, y: to.y + to.h / 2 };
  const bend = (tip.x - start.x) / 2;
  return { points: [start, { x: start.x + bend, y: start.y }, { x: tip.x - bend, y: tip.y }, tip], tip };
}

/** A little before the middle of a route, so that the numbers of arrows there and back do not lie on one another. */
function labelPlace(points: readonly LayoutPoint[]): LayoutPoint {
  const pieces = Math.floor((points.length - 1) / 3);
  const along = 0.38 * pieces;
  const at = Math.min(Math.floor(along), Math.max(0, pieces - 1));
  const t = along - at;
  const [a, b, c, d] = points.slice(at * 3, at * 3 + 4);
  if (!a || !b || !c || !d) return points[0] ?? { x: 0, y: 0 };
  const on = (p: number, q: number, r: number, s: number) =>
    (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
  return { x: on(a.x, b.x, c.x, d.x), y: on(a.y, b.y, c.y, d.y) };
}

/**
 * The picture from Graphviz's JSON for `layoutInput(map)`: our boxes with its routes, moved so that the origin is the top
 * left corner. An arrow that it did not route is drawn straight; nothing of the JSON is trusted to be there.
 */
export function layoutFromViz(json: unknown, map: DataFlowMap): MapLayout {
  const { nodes, bands, columns, width, height } = place(map);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const objects: readonly unknown[] = isObject(json) && Array.isArray(json.objects) ? json.objects : [];
  const anchor = objects.find((one) => isObject(one) && one.name === "n0");
  const placed = isObject(anchor) && typeof anchor.pos === "string" ? numberPair(anchor.pos) : null;
  const first = nodes[0];
  const dx = placed && first ? first.x + first.w / 2 - placed.x : 0;
  const dy = placed && first ? first.y + first.h / 2 + placed.y : height;
  const toTop = (point: LayoutPoint): LayoutPoint => ({ x: point.x + dx, y: dy - point.y });
  const routes = new Map<string, string>();
  if (isObject(json) && Array.isArray(json.edges))
    for (const edge of json.edges as readonly unknown[])
      if (isObject(edge) && typeof edge.id === "string" && typeof edge.pos === "string") routes.set(edge.id, edge.pos);
  const edges = drawn(map).flatMap(({ from, to, flows, numbers }, at): LayoutEdge[] => {
    const start = byId.get(from);
    const end = byId.get(to);
    if (!start || !end) return [];
    const routed = routeOf(routes.get(`e${at}`) ?? "", toTop);
    const usable = routed.points.length >= 4 && routed.points.length % 3 === 1;
    const points = usable ? routed.points : straight(start, end).points;
    const tip = usable ? (routed.tip ?? points[points.length - 1]) : straight(start, end).tip;
    return [
      {
        id: `${from}>${to}`,
        from,
        to,
        points,
        tip: tip ?? { x: end.x, y: end.y },
        label: shortNumbers(numbers),
        labelAt: labelPlace(points),
        flows: flows.map(({ id }) => id),
        certainty: flows.some(({ certainty }) => certainty === "established") ? "established" : "possible",
      },
    ];
  });
  const all = edges.flatMap(({ points }) => points);
  const right = all.reduce((most, { x }) => Math.max(most, x + MARGIN / 2), width);
  const bottom = all.reduce((most, { y }) => Math.max(most, y + MARGIN / 2), height);
  return { width: right, height: bottom, nodes, edges, columns, bands };
}
