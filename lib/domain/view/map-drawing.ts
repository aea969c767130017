import type { Column, DataFlowMap, Element } from "../data-flow/map";
import { countriesWords } from "./outcome-words";

export type DrawnElement = { id: string; name: string; where: string; kind: Element["kind"]; x: number; y: number };
export type DrawnFlow = {
  id: string;
  /** Of the rows of the table that this line stands for: flows between the same two elements share one. */
  numbers: readonly number[];
  d: string;
  labelX: number;
  labelY: number;
  dataItems: readonly string[];
  possible: boolean;
};
export type MapDrawing = {
  width: number;
  height: number;
  box: { width: number; height: number };
  /** Where the bands start, to the right of the people. */
  bandX: number;
  columns: readonly { title: string; x: number }[];
  bands: readonly { title: string; y: number; height: number }[];
  elements: readonly DrawnElement[];
  flows: readonly DrawnFlow[];
};

const columns: readonly { id: Column; title: string }[] = [
  { id: "people", title: "People" },
  { id: "systems", title: "Systems" },
  { id: "models", title: "Bedrock and other models" },
  { id: "storesAndRecipients", title: "Stores and recipients" },
];
const box = { width: 156, height: 52 };
const gap = { x: 72, y: 14 };
const top = 40;
const bandHead = 28;

/**
 * The data-flow map as coordinates: columns from people to recipients, bands by country, one curve a flow, numbered as in
 * the table. Deterministic; user units of one CSS pixel.
 */
export function drawMap(map: DataFlowMap): MapDrawing {
  const bandOf = (element: Element) => countriesWords(element.countries);
  const placed = map.elements.filter((element) => element.column !== "people");
  const titles = [...new Set(placed.map(bandOf))].toSorted(
    (a, b) => Number(a === "Not known") - Number(b === "Not known") || a.localeCompare(b),
  );
  const at = new Map<string, { x: number; y: number }>();
  const bands: { title: string; y: number; height: number }[] = [];
  const elements: DrawnElement[] = [];
  let y = top;
  for (const title of titles) {
    const inBand = placed.filter((element) => bandOf(element) === title);
    const counts = columns.map((column) => inBand.filter((element) => element.column === column.id).length);
    const height = bandHead + Math.max(...counts) * (box.height + gap.y) + 4;
    columns.forEach((column, index) => {
      inBand
        .filter((element) => element.column === column.id)
        .forEach((element, row) => {
          const place = { x: 16 + index * (box.width + gap.x), y: y + bandHead + row * (box.height + gap.y) };
          at.set(element.id, place);
          elements.push({ id: element.id, name: element.name, where: title, kind: element.kind, ...place });
        });
    });
    bands.push({ title, y, height });
    y += height + 8;
  }
  // People stand before the bands: where they live is not what the map is about.
  const people = map.elements.filter((element) => element.column === "people");
  const room = Math.max(y - top, people.length * (box.height + gap.y));
  people.forEach((element, index) => {
    const place = { x: 16, y: Math.round(top + ((index + 0.5) * room) / people.length - box.height / 2) };
    at.set(element.id, place);
    elements.push({ id: element.id, name: element.name, where: bandOf(element), kind: element.kind, ...place });
  });
  y = Math.max(y, top + room);
  const pairs = new Map<string, { flow: DataFlowMap["flows"][number]; numbers: number[]; dataItems: Set<string>; possible: boolean }>();
  map.flows.forEach((flow, index) => {
    const key = `${flow.from}>${flow.to}`;
    const pair = pairs.get(key) ?? { flow, numbers: [], dataItems: new Set<string>(), possible: true };
    pair.numbers.push(index + 1);
    for (const item of flow.dataItems) pair.dataItems.add(item);
    if (flow.certainty === "established") pair.possible = false;
    pairs.set(key, pair);
  });
  const flows = [...pairs.values()].flatMap(({ flow, numbers, dataItems, possible }, index): DrawnFlow[] => {
    const from = at.get(flow.from);
    const to = at.get(flow.to);
    if (!from || !to) return [];
    const forward = to.x > from.x;
    const same = to.x === from.x;
    const x1 = forward || same ? from.x + box.width : from.x;
    const x2 = forward ? to.x : same ? to.x + box.width : to.x + box.width;
    const shift = ((index % 5) - 2) * 7;
    const y1 = from.y + box.height / 2 + shift;
    const y2 = to.y + box.height / 2 + shift;
    const bend = same ? 60 + (index % 4) * 10 : Math.max(48, Math.abs(x2 - x1) / 2);
    const c1 = forward || same ? x1 + bend : x1 - bend;
    const c2 = forward ? x2 - bend : x2 + bend;
    const t = 0.3 + (index % 5) * 0.1;
    const bezier = (a: number, b: number, c: number, d: number) =>
      (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    return [
      {
        id: flow.id,
        numbers,
        d: `M${x1} ${y1}C${c1} ${y1} ${c2} ${y2} ${x2} ${y2}`,
        labelX: Math.round(bezier(x1, c1, c2, x2)),
        labelY: Math.round(bezier(y1, y1, y2, y2)),
        dataItems: [...dataItems],
        possible,
      },
    ];
  });
  return {
    width: 32 + columns.length * box.width + (columns.length - 1) * gap.x + 40,
    height: y,
    box,
    bandX: 16 + box.width + gap.x / 2,
    columns: columns.map((column, index) => ({ title: column.title, x: 16 + index * (box.width + gap.x) })),
    bands,
    elements,
    flows,
  };
}
