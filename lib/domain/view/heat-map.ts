import type { Risk } from "../result";
import type { Level, Scale } from "../risk/level";
import { type Method, stepOf } from "../risk/method";
import { stepsOf, stepWords } from "./method-words";

/** A mark on the heat map: likelihood upwards, severity to the right, both in units of cells of the method's matrix. */
export type HeatPoint = { id: string; label: string; ring: { x: number; y: number }; dot: { x: number; y: number } };

/** A matrix as it is drawn: rows by likelihood, columns by severity, both from the lowest step. */
export type MatrixDrawing = { matrix: readonly (readonly Level[])[]; likelihood: readonly string[]; severity: readonly string[] };

export const matrixDrawing = (method: Method): MatrixDrawing => ({
  matrix: method.matrix,
  likelihood: stepsOf(method, "likelihood").map((step) => stepWords(method, "likelihood", step)),
  severity: stepsOf(method, "severity").map((step) => stepWords(method, "severity", step)),
});

/** Places marks that share a cell beside one another, four to a row, so that none hides another. */
export function heatPoints(
  risks: readonly { id: string; label: string; risk: Risk }[],
  stage: "residual" | "projected",
  method: Method,
): readonly HeatPoint[] {
  const taken = new Map<string, number>();
  const place = (likelihood: Scale, severity: Scale) => {
    const row = stepOf(method, "likelihood", likelihood);
    const column = stepOf(method, "severity", severity);
    const cell = `${row}-${column}`;
    const index = taken.get(cell) ?? 0;
    taken.set(cell, index + 1);
    return { x: column - 1 + 0.14 + (index % 4) * 0.24, y: row - 1 + 0.84 - (Math.floor(index / 4) % 4) * 0.22 };
  };
  return risks.flatMap(({ id, label, risk }): HeatPoint[] => {
    const before = risk.inherent?.effective;
    const now = risk[stage]?.effective;
    if (!before || !now) return [];
    const dot = place(now.likelihood, now.severity);
    const same =
      stepOf(method, "likelihood", before.likelihood) === stepOf(method, "likelihood", now.likelihood) &&
      stepOf(method, "severity", before.severity) === stepOf(method, "severity", now.severity);
    return [{ id, label, dot, ring: same ? dot : place(before.likelihood, before.severity) }];
  });
}
