import { describe, expect, it } from "vitest";
import { layoutFromViz, layoutInput, shortNumbers } from "@/lib/domain/data-flow/layout";
import type { DataFlowMap, Element, Flow } from "@/lib/domain/data-flow/map";
import { layoutDiagram } from "./layout-diagram";

const element = (id: string, kind: Element["kind"], column: Element["column"], countries: Element["countries"] = null): Element => ({
  id,
  kind,
  name: `Name of ${id} "with quotes" and \\ more`,
  column,
  countries,
  treatment: [],
  because: [],
});
const flow = (from: string, to: string, certainty: Flow["certainty"] = "established", id = `${from}>${to}`): Flow => ({
  id,
  from,
  to,
  taxonomy: "prompt",
  dataItems: [],
  certainty,
  because: [],
  missing: [],
});
const map: DataFlowMap = {
  elements: [
    element("ds-people001", "person", "people"),
    element("sy-portal001", "system", "systems", ["IE"]),
    element("mu-answers01", "modelUse", "models", ["IE"]),
    element("st-archive01", "store", "storesAndRecipients", ["IE"]),
    element("st-archive02", "store", "storesAndRecipients", ["US"]),
    element("st-archive03", "store", "storesAndRecipients", ["IE"]),
    element("aws", "party", "storesAndRecipients"),
  ],
  flows: [
    flow("ds-people001", "sy-portal001"),
    flow("sy-portal001", "mu-answers01"),
    flow("mu-answers01", "aws"),
    flow("mu-answers01", "aws", "possible", "mu-answers01>aws#caching"),
    flow("sy-portal001", "st-archive01", "possible"),
    flow("sy-portal001", "st-archive02"),
    flow("st-archive03", "sy-portal001"),
  ],
  presences: [],
};

describe("the layout of a map", () => {
  it("puts columns from people to recipients, boxes apart and inside the picture", async () => {
    const layout = await layoutDiagram(map);
    if (!layout) throw new Error("no layout");
    expect(layout.columns.map(({ column }) => column)).toEqual(["people", "systems", "models", "storesAndRecipients"]);
    const at = layout.columns.map(({ x }) => x);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    for (const [index, a] of layout.nodes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.w <= layout.width && a.y + a.h <= layout.height).toBe(true);
      for (const b of layout.nodes.slice(index + 1))
        expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true);
    }
  });

  it("keeps elements of one country together in a band", () => {
    const { bands, nodes } = layoutFromViz(null, map);
    const stores = nodes.filter(({ kind }) => kind === "store");
    const irish = bands.filter(({ country, x }) => country === "IE" && x === (stores[0]?.x ?? 0) - 6);
    expect(irish).toHaveLength(1);
  });

  it("draws one arrow for a pair, with the numbers of its flows; broken only where none is established", async () => {
    const layout = await layoutDiagram(map);
    const toAws = layout?.edges.find(({ id }) => id === "mu-answers01>aws");
    expect(toAws).toMatchObject({ label: "3, 4", certainty: "established", flows: ["mu-answers01>aws", "mu-answers01>aws#caching"] });
    expect(layout?.edges.find(({ id }) => id === "sy-portal001>st-archive01")?.certainty).toBe("possible");
  });

  it("ends each arrow at the box that it points to", async () => {
    const layout = await layoutDiagram(map);
    for (const { tip, to } of layout?.edges ?? []) {
      const box = layout?.nodes.find(({ id }) => id === to);
      if (!box) throw new Error(`no box ${to}`);
      expect(tip.x).toBeGreaterThan(box.x - 4);
      expect(tip.x).toBeLessThan(box.x + box.w + 4);
      expect(tip.y).toBeGreaterThan(box.y - 4);
      expect(tip.y).toBeLessThan(box.y + box.h + 4);
    }
  });

  it("draws without Graphviz, puts no name into its input, and gives the same picture for the same map", async () => {
    expect(layoutFromViz(null, map).edges).toHaveLength(6);
    expect(layoutInput(map)).not.toContain("Name of");
    expect(await layoutDiagram(map)).toEqual(await layoutDiagram(map));
    expect(await layoutDiagram({ elements: [], flows: [], presences: [] })).toBeNull();
  });

  it("shortens rows of numbers", () => {
    expect([shortNumbers([3]), shortNumbers([3, 4]), shortNumbers([1, 3, 4, 5, 9])]).toEqual(["3", "3, 4", "1, 3–5, 9"]);
  });
});
