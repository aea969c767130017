import type { Scale } from "../assessment/content";
import type { Risk } from "../result";

/** A mark on the heat map: likelihood upwards, severity to the right, both in units of cells from 0 to 4. */
export type HeatPoint = { id: string; label: string; ring: { x: number; y: number }; dot: { x: number; y: number } };

/** Places marks that share a cell beside one another, four to a row, so that none hides another. */
export function heatPoints(
  risks: readonly { id: string; label: string; risk: Risk }[],
  stage: "residual" | "projected",
): readonly HeatPoint[] {
  const taken = new Map<string, number>();
  const place = (likelihood: Scale, severity: Scale) => {
    const cell = `${likelihood}-${severity}`;
    const index = taken.get(cell) ?? 0;
    taken.set(cell, index + 1);
    return { x: severity - 1 + 0.14 + (index % 4) * 0.24, y: likelihood - 1 + 0.84 - (Math.floor(index / 4) % 4) * 0.22 };
  };
  return risks.flatMap(({ id, label, risk }): HeatPoint[] => {
    const before = risk.inherent?.effective;
    const now = risk[stage]?.effective;
    if (!before || !now) return [];
    const dot = place(now.likelihood, now.severity);
    const same = before.likelihood === now.likelihood && before.severity === now.severity;
    return [{ id, label, dot, ring: same ? dot : place(before.likelihood, before.severity) }];
  });
}
