import type { DataFlowMap, Element } from "../data-flow/map";
import { graphOf, type MapEdge, type MapNode } from "./map-lanes";
import { type Box, GRID, LANE_SHIFT, type Port, routeLines } from "./map-routes";

/** A box as drawn, by its top left corner; `ids` are the elements that it stands for. */
export type DrawnElement = {
  id: string;
  ids: readonly string[];
  kind: Element["kind"];
  name: string;
  where: string;
  lines: readonly string[];
  /** The model that a use calls, on a line of its own, with the number of that call. */
  sub: string | null;
  inside: string;
  x: number;
  y: number;
  width: number;
  height: number;
};

/** A line from box to box with its head. */
export type DrawnFlow = {
  id: string;
  /** The box that it starts at. */
  from: string;
  /** Of the rows of the table that this line stands for: flows between the same two boxes share one. */
  label: string;
  labelBox: { x: number; y: number; width: number; height: number };
  /** An SVG path: straight pieces, rounded where they meet at the control points of its curves. */
  d: string;
  /** The arrow head as the points of a polygon. */
  head: string;
  dataItems: readonly string[];
  possible: boolean;
};

export type MapDrawing = {
  width: number;
  height: number;
  columns: readonly { title: string; x: number }[];
  /** The boxes of one country in one column; the caption is the title in few enough letters. */
  bands: readonly { title: string; caption: string; x: number; y: number; width: number; height: number }[];
  elements: readonly DrawnElement[];
  flows: readonly DrawnFlow[];
};

const titles = ["People", "Systems", "Bedrock and other models", "Stores and recipients"] as const;
const BOX = 142;
const LETTERS = 18;
const LINE = 16;
const HEADING = 34;
/** Between boxes where lines can cross the lane, and where none can. */
const GAP = { crossed: 2 * GRID, outermost: GRID };
const CAPTION = 16;
const LETTER_WIDTH = 6.2;
const LABEL_HEIGHT = 12;

/** Han, kana, Hangul and emoji are as wide as two letters of ours. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);

/** The letters of a text up to a width. */
function cutAt(text: string, width: number): string {
  let kept = "";
  for (const letter of text) {
    if (widthOf(kept + letter) > width) break;
    kept += letter;
  }
  return kept;
}

function piecesOf(word: string): readonly string[] {
  const pieces: string[] = [];
  for (let left = word; left !== ""; left = left.slice(pieces.at(-1)?.length)) pieces.push(cutAt(left, LETTERS));
  return pieces;
}

/** Words in lines of a box's width; at most `most`, the last one cut. */
function linesOf(name: string, most: number): readonly string[] {
  const rows: string[] = [];
  for (const word of name.split(/\s+/).flatMap(piecesOf)) {
    const last = rows.at(-1);
    if (last !== undefined && widthOf(last) + widthOf(word) + 1 <= LETTERS) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows.length <= most ? rows : [...rows.slice(0, most - 1), `${cutAt(rows[most - 1] ?? "", LETTERS - 1)}…`];
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

const sidesOf = (from: MapNode, to: MapNode): { leaves: "left" | "right"; arrives: "left" | "right" } =>
  from.lane < to.lane
    ? { leaves: "right", arrives: "left" }
    : from.lane > to.lane
      ? { leaves: "left", arrives: "right" }
      : { leaves: "right", arrives: "right" };

const labelWidth = (label: string): number => label.length * LETTER_WIDTH + 9;

/**
 * The data-flow map as coordinates: four columns from people to recipients, in each the boxes of a country together, one
 * line for all flows between two boxes, numbered as in the table at its start. Lines run in the channels between columns and
 * in the gaps between boxes, never through one; lines that end at the same side of a box join before it. Deterministic;
 * user units of one CSS pixel. The page and the document draw these coordinates and decide nothing.
 */
export function drawMap(map: DataFlowMap): MapDrawing {
  const graph = graphOf(map);
  const nodes = new Map(graph.lanes.flat().map((node) => [node.id, node]));
  const order = new Map(graph.lanes.flatMap((lane) => lane.map(({ id }, index) => [id, (index + 0.5) / lane.length])));
  const sides = new Map<string, Port[]>();
  const portsAt = (id: string, side: "left" | "right"): Port[] => {
    const key = `${id} ${side}`;
    const held = sides.get(key);
    if (held) return held;
    const made: Port[] = [];
    sides.set(key, made);
    return made;
  };
  const arrivals = new Map<string, { edges: MapEdge[]; node: string; side: "left" | "right" }>();
  for (const edge of graph.edges) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    if (!from || !to) continue;
    const { leaves, arrives } = sidesOf(from, to);
    portsAt(edge.from, leaves).push({ node: edge.from, side: leaves, y: 0, edges: [edge], arrives: false });
    const key = `${edge.to} ${arrives}`;
    const held = arrivals.get(key);
    if (held) held.edges.push(edge);
    else arrivals.set(key, { edges: [edge], node: edge.to, side: arrives });
  }
  for (const { edges, node, side } of arrivals.values()) portsAt(node, side).push({ node, side, y: 0, edges, arrives: true });
  /** The mean place of the other ends of a port's lines, by which the ports of a side are ordered. */
  const otherEnd = (port: Port): number =>
    port.edges.reduce((sum, edge) => sum + (order.get(port.arrives ? edge.from : edge.to) ?? 0), 0) / port.edges.length;
  for (const ports of sides.values()) ports.sort((a, b) => otherEnd(a) - otherEnd(b));

  const textLines = (node: MapNode) => linesOf(node.name, 3).length + (node.sub === null ? 0 : 1);
  const heightOf = (node: MapNode): number => {
    const ports = Math.max(sides.get(`${node.id} left`)?.length ?? 0, sides.get(`${node.id} right`)?.length ?? 0);
    return Math.ceil(Math.max(textLines(node) * LINE + 10, ports * GRID + 8) / GRID) * GRID;
  };
  const stacks = graph.lanes.map((lane, at) => {
    const gap = at === 0 || at === graph.lanes.length - 1 ? GAP.outermost : GAP.crossed;
    let y = 0;
    let before: string | null = null;
    const boxes = lane.map((node) => {
      if (before !== null) y += gap;
      if (node.where !== before && node.where !== "") y += Math.ceil(CAPTION / GRID) * GRID;
      before = node.where;
      const box = { node, y, height: heightOf(node) };
      y += box.height;
      return box;
    });
    return { boxes, height: y };
  });
  const tallest = Math.max(0, ...stacks.map(({ height }) => height));
  const snapped = (value: number) => Math.round(value / GRID) * GRID;
  const boxes: Box[] = stacks.flatMap(({ boxes: lane, height }) => {
    const top = HEADING + GRID * 2 + snapped((tallest - height) / 2);
    return lane.map(({ node, y, height: h }) => ({ node, lane: node.lane, x: 0, y: top + y + (node.lane % 2) * LANE_SHIFT, height: h }));
  });
  for (const box of boxes)
    for (const side of ["left", "right"] as const) {
      const ports = sides.get(`${box.node.id} ${side}`) ?? [];
      const spare = Math.floor((box.height - ports.length * GRID) / GRID / 2) * GRID;
      for (const [index, port] of ports.entries()) port.y = box.y + spare + index * GRID + GRID / 2;
    }

  const labels = new Map(graph.edges.map((edge) => [edge.id, shortNumbers(edge.numbers)]));
  /** Room for the numbers at each lane's two sides. */
  const room = (lane: number, side: "left" | "right"): number =>
    Math.max(
      0,
      ...boxes
        .filter((box) => box.lane === lane)
        .flatMap((box) => sides.get(`${box.node.id} ${side}`) ?? [])
        .filter(({ arrives }) => !arrives)
        .map(({ edges: [edge] }) => labelWidth(labels.get(edge?.id ?? "") ?? "") + 6),
    );
  const routes = routeLines(
    boxes,
    [...sides.values()].flat(),
    graph.lanes.map((_, lane) => ({ left: room(lane, "left"), right: room(lane, "right") })),
    BOX,
  );
  for (const box of boxes) box.x = routes.lanes[box.lane] ?? 0;

  const bands: { title: string; caption: string; x: number; y: number; width: number; height: number }[] = [];
  for (const box of boxes) {
    if (box.node.where === "") continue;
    const last = bands.at(-1);
    if (last && last.title === box.node.where && last.x === box.x - 6) last.height = box.y + box.height + 6 - last.y;
    else
      bands.push({
        title: box.node.where,
        caption: box.node.caption,
        x: box.x - 6,
        y: box.y - CAPTION - 2,
        width: BOX + 12,
        height: box.height + CAPTION + 8,
      });
  }
  const flows = graph.edges.flatMap((edge): DrawnFlow[] => {
    const points = routes.points.get(edge.id);
    const [first, second] = points ?? [];
    const last = points?.at(-1);
    const before = points?.at(-2);
    if (!points || !first || !second || !last || !before) return [];
    const label = labels.get(edge.id) ?? "";
    const width = labelWidth(label);
    const outward = second.x >= first.x ? 1 : -1;
    const x = outward > 0 ? first.x + 3 : first.x - 3 - width;
    const turn = last.x >= before.x ? -7 : 7;
    return [
      {
        id: edge.id,
        from: edge.from,
        label,
        labelBox: { x, y: first.y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT },
        d: rounded(points),
        head: `${last.x},${last.y} ${last.x + turn},${last.y - 3.5} ${last.x + turn},${last.y + 3.5}`,
        dataItems: edge.dataItems,
        possible: edge.possible,
      },
    ];
  });
  const elements = boxes.map(
    (box): DrawnElement => ({
      id: box.node.id,
      ids: box.node.elements.map(({ id }) => id),
      kind: box.node.elements[0]?.kind ?? "party",
      name: box.node.sub === null ? box.node.name : `${box.node.name}: ${box.node.sub}`,
      where: box.node.where,
      lines: linesOf(box.node.name, 3),
      sub: box.node.sub === null ? null : (linesOf(box.node.sub, 1)[0] ?? null),
      inside: shortNumbers(graph.inside.get(box.node.id) ?? []),
      x: box.x,
      y: box.y,
      width: BOX,
      height: box.height,
    }),
  );
  const height = Math.max(
    HEADING + tallest + GRID * 3,
    ...[...routes.points.values()].flatMap((points) => points.map(({ y }) => y + GRID)),
    ...bands.map(({ y, height }) => y + height + 6),
  );
  return {
    width: routes.width,
    height,
    columns: graph.lanes.flatMap((lane, index) => (lane.length === 0 ? [] : [{ title: titles[index] ?? "", x: routes.lanes[index] ?? 0 }])),
    bands,
    elements,
    flows,
  };
}

/** Straight pieces with rounded corners as an SVG path. */
function rounded(points: readonly { x: number; y: number }[]): string {
  const radius = 4;
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${x} ${y}`;
      if (!after) return `L${x} ${y}`;
      const toward = (other: { x: number; y: number }) => {
        const length = Math.hypot(other.x - x, other.y - y);
        const part = length === 0 ? 0 : Math.min(radius, length / 2) / length;
        return `${x + (other.x - x) * part} ${y + (other.y - y) * part}`;
      };
      return `L${toward(before)}Q${x} ${y} ${toward(after)}`;
    })
    .join("");
}
