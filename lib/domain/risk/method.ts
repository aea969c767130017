import type { MatrixConfirmation } from "../assessment/content";
import { higher, type Level, levels, rankOf, type Scale } from "./level";
import type { WorksheetForm } from "./worksheet-form";

/**
 * Where a part of a method comes from. `own`: Groundwork's. `primary`: read in the named text itself. `secondary`: read only in
 * somebody else's rendering. `background`: general knowledge that nobody has held against the text.
 */
export type MethodStanding = "own" | "primary" | "secondary" | "background";

type MethodSource = { title: string; url: string | null; date: string; standing: MethodStanding };

/** How many steps an axis of a method has, and which of them each of Groundwork's four values is. */
export type AxisSteps = readonly [number, number, number, number];

/** A scoring method in one version; results name it, so that a signed version can be recomputed. */
export type Method = {
  /** `groundwork-default@1` */
  id: string;
  /** How a level comes about: a table, zones of a map, a product, or a worksheet that a person fills for each risk. */
  way: "table" | "zones" | "product" | "worksheet";
  /** Rows are the method's steps of likelihood, columns its steps of severity, both from the lowest. */
  matrix: readonly (readonly Level[])[];
  steps: { likelihood: AxisSteps; severity: AxisSteps };
  standing: { scales: MethodStanding; matrix: MethodStanding };
  /** The lowest level of a risk of that severity (of Groundwork's four), applied last. */
  severityFloor: Readonly<Partial<Record<Scale, Level>>>;
  /** How many steps a person may move the level off the matrix, with a reason. */
  modulationLimit: 1;
  /** Levels that all measures together may take off one axis. */
  capPerAxis: 2;
  axisFloor: 1;
  order: readonly ["matrix", "modulation", "severityFloor"];
  aggregate: "maximum";
  /** What a person rates for each risk; null where the levels follow from the rules. */
  worksheet: WorksheetForm | null;
  sources: readonly [MethodSource, ...MethodSource[]];
};

/** The step of the method's scale that a value of Groundwork's four is, from 1. */
export const stepOf = (method: Method, axis: "likelihood" | "severity", value: Scale): number => method.steps[axis][value - 1] ?? 1;

const levelsByMethod = new WeakMap<Method, readonly Level[]>();
/** The levels that a method knows, from the lowest: three or four. */
export function levelsOf(method: Method): readonly Level[] {
  const held = levelsByMethod.get(method);
  if (held) return held;
  const used = new Set(method.matrix.flat());
  const made = levels.filter((level) => used.has(level));
  levelsByMethod.set(method, made);
  return made;
}

/**
 * The level of an estimate before the severity floor: the matrix cell (not below `atLeast`, what the factors of a worksheet come
 * to), moved by the modulation (at most one of the method's levels either way).
 */
export function levelBeforeFloor(
  method: Method,
  likelihood: Scale,
  severity: Scale,
  modulation: -1 | 0 | 1 = 0,
  atLeast: Level | null = null,
): Level {
  const cell = method.matrix[stepOf(method, "likelihood", likelihood) - 1]?.[stepOf(method, "severity", severity) - 1];
  if (!cell) throw new Error(`${method.id} has no cell for likelihood ${likelihood} and severity ${severity}`);
  const base = higher(cell, atLeast) ?? cell;
  if (modulation === 0) return base;
  const known = levelsOf(method);
  return known[Math.min(known.length - 1, Math.max(0, known.indexOf(base) + modulation))] ?? base;
}

/**
 * The level of an estimate under a method: that before the floor, raised to the severity floor. The floor comes last and
 * holds under every method, so neither modulation nor a coarser scale takes severity 4 below high.
 */
export function levelOf(
  method: Method,
  likelihood: Scale,
  severity: Scale,
  modulation: -1 | 0 | 1 = 0,
  atLeast: Level | null = null,
): Level {
  const moved = levelBeforeFloor(method, likelihood, severity, modulation, atLeast);
  const floor = method.severityFloor[severity];
  return floor && rankOf(moved) < rankOf(floor) ? floor : moved;
}

/** Whether the matrix of a method was read in its source, or is our own: else a decision is signed only once it is confirmed. */
export const isMatrixSettled = (method: Method): boolean => ["own", "primary"].includes(method.standing.matrix);

/** By whom, and against which source, the organisation confirmed the matrix of a method; null where it has not. */
export const matrixConfirmationOf = (method: Method, confirmations: readonly MatrixConfirmation[] | undefined): MatrixConfirmation | null =>
  confirmations?.find((one) => one.method === method.id) ?? null;
