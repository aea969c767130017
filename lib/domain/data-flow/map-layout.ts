import type { Column, ElementKind } from "./map";

/** A point in units of 1/72 inch from the top left corner. */
export type LayoutPoint = { x: number; y: number };

/** An element as drawn: its box by the top left corner, the lines of its label, and what it is. */
export type LayoutNode = {
  id: string;
  kind: ElementKind;
  column: Column;
  x: number;
  y: number;
  w: number;
  h: number;
  label: readonly string[];
  /** Second, paler line: countries as codes, `*`, or nothing. */
  country: string;
};

/** One drawn arrow for all flows between two elements, with their numbers in the table. */
export type LayoutEdge = {
  id: string;
  from: string;
  to: string;
  /** Start point, then three points for each cubic Bézier piece. */
  points: readonly LayoutPoint[];
  /** The last point of the arrow head. */
  tip: LayoutPoint;
  /** Numbers of the flows, shortened: `3, 5–7`. */
  label: string;
  labelAt: LayoutPoint;
  /** Ids of the flows that the arrow stands for. */
  flows: readonly string[];
  certainty: "established" | "possible";
};

/** A coordinates-only picture of a data-flow map: drawn by the page and by the PDF, which decide nothing. */
export type MapLayout = {
  width: number;
  height: number;
  nodes: readonly LayoutNode[];
  edges: readonly LayoutEdge[];
  /** The columns with their extent, for headings. */
  columns: readonly { column: Column; x: number; w: number }[];
  /** One band for each country that elements of a column lie in together. */
  bands: readonly { country: string; x: number; y: number; w: number; h: number }[];
};
