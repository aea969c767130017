import { instance } from "@viz-js/viz";
import { layoutFromViz, layoutInput } from "@/lib/domain/data-flow/layout";
import type { DataFlowMap } from "@/lib/domain/data-flow/map";
import type { MapLayout } from "@/lib/domain/data-flow/map-layout";

let graphviz: ReturnType<typeof instance> | undefined;

/** A data-flow map as coordinates. Arrows that Graphviz cannot route are straight; an empty map gives null. */
export async function layoutDiagram(map: DataFlowMap): Promise<MapLayout | null> {
  if (map.elements.length === 0) return null;
  graphviz ??= instance();
  const viz = await graphviz;
  const result = viz.render(layoutInput(map), { engine: "nop", format: "json" });
  const json: unknown = result.status === "success" ? JSON.parse(result.output) : null;
  return layoutFromViz(json, map);
}
