import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derive } from "../assess";
import { exampleContent } from "../assessment/example";
import type { Column, DataFlowMap, Element, ElementKind, Places } from "../data-flow/map";
import { baseRegister } from "../facts/base-register";
import { type DrawnElement, type DrawnFlow, drawMap, type MapDrawing, shortNumbers } from "./map-drawing";

type Rectangle = { x: number; y: number; width: number; height: number };
type Point = { x: number; y: number };

const apart = (a: Rectangle, b: Rectangle): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

/** The corners of a line: where its straight pieces would meet, were they not rounded. */
function cornersOf({ d }: DrawnFlow): readonly Point[] {
  const parts = d.match(/[MLQ][^MLQ]*/g) ?? [];
  const points = parts.flatMap((part, index): Point[] => {
    const [x = 0, y = 0] = part.slice(1).trim().split(/\s+/).map(Number);
    return part.startsWith("L") && index < parts.length - 1 ? [] : [{ x, y }];
  });
  return points;
}

/** The straight pieces of a line as rectangles without thickness. */
const piecesOf = (flow: DrawnFlow): readonly Rectangle[] => {
  const corners = cornersOf(flow);
  return corners.slice(1).map((to, index) => {
    const from = corners[index] ?? to;
    return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
  });
};

const within = (box: Rectangle, { width, height }: MapDrawing): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;

/** A rectangle a little smaller, so that touching an edge is not lying inside. */
const shrunk = (box: Rectangle): Rectangle => ({ x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 });

function expectReadable(drawing: MapDrawing): void {
  const boxes: readonly DrawnElement[] = drawing.elements;
  for (const [index, box] of boxes.entries()) {
    expect(within(box, drawing), box.id).toBe(true);
    for (const other of boxes.slice(index + 1)) expect(apart(box, other), `${box.id} and ${other.id}`).toBe(true);
  }
  for (const [index, { id, labelBox }] of drawing.flows.entries()) {
    expect(within(labelBox, drawing), `label of ${id}`).toBe(true);
    for (const box of boxes) expect(apart(labelBox, box), `label of ${id} on ${box.id}`).toBe(true);
    for (const other of drawing.flows.slice(index + 1))
      expect(apart(labelBox, other.labelBox), `labels of ${id} and ${other.id}`).toBe(true);
  }
  for (const flow of drawing.flows)
    for (const piece of piecesOf(flow)) {
      expect(piece.width === 0 || piece.height === 0, `${flow.id} runs aslant`).toBe(true);
      expect(within(piece, drawing), flow.id).toBe(true);
      for (const box of boxes) expect(apart(piece, shrunk(box)), `${flow.id} through ${box.id}`).toBe(true);
    }
}

const element = (id: string, kind: ElementKind, column: Column, countries: Places = null): Element => ({
  id,
  kind,
  name: `Name of ${id}`,
  column,
  countries,
  treatment: [],
  because: [],
});
const columns: readonly [Column, ElementKind][] = [
  ["people", "person"],
  ["systems", "system"],
  ["models", "modelUse"],
  ["storesAndRecipients", "store"],
];
const places: readonly Places[] = [null, "*", "anywhere", ["DE"], ["US"], ["DE", "FR", "IT", "ES"]];

const anyMap: fc.Arbitrary<DataFlowMap> = fc
  .array(fc.tuple(fc.nat(3), fc.nat(places.length - 1)), { minLength: 1, maxLength: 24 })
  .chain((made) => {
    const elements = made.map(([lane, place], index): Element => {
      const [column, kind] = columns[lane] ?? ["people", "person"];
      return element(`e${index}`, kind, column, places[place] ?? null);
    });
    const ends = fc.nat(elements.length - 1);
    return fc.array(fc.tuple(ends, ends, fc.boolean()), { maxLength: 60 }).map((pairs) => ({
      elements,
      flows: pairs.flatMap(([from, to, sure], index) =>
        from === to
          ? []
          : [
              {
                id: `f${index}`,
                from: `e${from}`,
                to: `e${to}`,
                taxonomy: "stated",
                dataItems: [],
                certainty: sure ? ("established" as const) : ("possible" as const),
                because: [],
                missing: [],
              },
            ],
      ),
      presences: [],
    }));
  });

describe("the drawing of the map", () => {
  it("of the worked example has no line through a box, no number on a box or on another, and fits its frame", () => {
    const { map } = derive({ content: exampleContent, register: baseRegister });
    const drawing = drawMap(map);
    expectReadable(drawing);
    expect(drawing.columns.map(({ title }) => title)).toEqual(["People", "Systems", "Bedrock and other models", "Stores and recipients"]);
    // Wider, and its letters could not be read on a screen of 1280 or on a page.
    expect(drawing.width).toBeLessThan(1060);
  });

  it("of any map is as readable", () => {
    fc.assert(
      fc.property(anyMap, (map) => expectReadable(drawMap(map))),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it("starts and ends each line at its boxes, and numbers it as the table does", () => {
    const { map } = derive({ content: exampleContent, register: baseRegister });
    const drawing = drawMap(map);
    const boxOf = new Map(drawing.elements.flatMap((box) => box.ids.map((id) => [id, box])));
    const shown = new Set<number>();
    for (const flow of drawing.flows) {
      const [from, to] = flow.id.split(">").map((id) => boxOf.get(id));
      const corners = cornersOf(flow);
      const touches = (point: Point | undefined, box: DrawnElement | undefined) =>
        point !== undefined &&
        box !== undefined &&
        (point.x === box.x || point.x === box.x + box.width) &&
        point.y > box.y &&
        point.y < box.y + box.height;
      expect(touches(corners[0], from) && touches(corners.at(-1), to), flow.id).toBe(true);
    }
    for (const label of [...drawing.flows.map((flow) => flow.label), ...drawing.elements.map((box) => box.inside)])
      for (const part of label.split(", ").filter((one) => one !== "")) {
        const [first = 0, last = first] = part.split("–").map(Number);
        for (let number = first; number <= last; number += 1) {
          expect(shown.has(number), `number ${number} stands twice`).toBe(false);
          shown.add(number);
        }
      }
    expect(shown.size).toBe(map.flows.length);
  });

  it("is broken only where no flow of a line is established, and the same for the same map", () => {
    const map: DataFlowMap = {
      elements: [element("p", "person", "people"), element("s", "system", "systems", ["DE"])],
      flows: [
        { id: "p>s", from: "p", to: "s", taxonomy: "stated", dataItems: ["a"], certainty: "possible", because: [], missing: [] },
        { id: "p>s#x", from: "p", to: "s", taxonomy: "stated", dataItems: ["b"], certainty: "established", because: [], missing: [] },
        { id: "s>p", from: "s", to: "p", taxonomy: "stated", dataItems: [], certainty: "possible", because: [], missing: [] },
      ],
      presences: [],
    };
    const drawing = drawMap(map);
    expect(drawing.flows.map(({ label, possible, dataItems }) => [label, possible, dataItems])).toEqual([
      ["1, 2", false, ["a", "b"]],
      ["3", true, []],
    ]);
    expect(drawMap(map)).toEqual(drawing);
    expect(drawMap({ elements: [], flows: [], presences: [] })).toMatchObject({ elements: [], flows: [] });
  });

  it("shortens rows of numbers", () => {
    expect([shortNumbers([3]), shortNumbers([3, 4]), shortNumbers([1, 3, 4, 5, 9])]).toEqual(["3", "3, 4", "1, 3–5, 9"]);
  });
});
