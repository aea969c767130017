import type { Level, Scale } from "../assessment/content";

/** A scoring method in one version; results name it, so that a signed version can be recomputed. Rows of the matrix are likelihood. */
export type Method = {
  /** `groundwork-default@1` */
  id: string;
  matrix: readonly (readonly Level[])[];
  /** The lowest level of a risk of that severity, applied last. */
  severityFloor: Readonly<Partial<Record<Scale, Level>>>;
  /** How many steps a person may move the level off the matrix, with a reason. */
  modulationLimit: 1;
  /** Levels that all measures together may take off one axis. */
  capPerAxis: 2;
  axisFloor: 1;
  order: readonly ["matrix", "modulation", "severityFloor"];
  aggregate: "maximum";
  source: string;
};

export const levels = ["low", "medium", "high", "veryHigh"] as const satisfies readonly Level[];

/** Place of a level in the order: 0 low to 3 very high. */
export const rankOf = (level: Level): number => levels.indexOf(level);

/** The higher of two levels; null counts as none. */
export const higher = (a: Level | null, b: Level | null): Level | null =>
  a === null ? b : b === null ? a : rankOf(a) >= rankOf(b) ? a : b;

/** Art. 36(1): a level that stays high asks for prior consultation or another decision. */
export const isHigh = (level: Level): boolean => rankOf(level) >= rankOf("high");

const methods: readonly [Method, ...Method[]] = [
  {
    id: "groundwork-default@1",
    matrix: [
      ["low", "low", "medium", "high"],
      ["low", "medium", "high", "veryHigh"],
      ["medium", "high", "high", "veryHigh"],
      ["medium", "high", "veryHigh", "veryHigh"],
    ],
    severityFloor: { 4: "high" },
    modulationLimit: 1,
    capPerAxis: 2,
    axisFloor: 1,
    order: ["matrix", "modulation", "severityFloor"],
    aggregate: "maximum",
    source: "own design, version 2026-11-23",
  },
];

export const defaultMethod: Method = methods[0];

/** The method with that id, or null where it is not held. */
export const methodById = (id: string): Method | null => methods.find((method) => method.id === id) ?? null;

/**
 * The level of an estimate under a method: the matrix cell, moved by the modulation (at most one step either way, kept
 * within the scale), then raised to the severity floor. The floor comes last, so no modulation takes severity 4 below high.
 */
export function levelOf(method: Method, likelihood: Scale, severity: Scale, modulation: -1 | 0 | 1 = 0): Level {
  const cell = method.matrix[likelihood - 1]?.[severity - 1];
  if (!cell) throw new Error(`${method.id} has no cell for likelihood ${likelihood} and severity ${severity}`);
  const moved = levels[Math.min(3, Math.max(0, rankOf(cell) + modulation))] ?? cell;
  const floor = method.severityFloor[severity];
  return floor && rankOf(moved) < rankOf(floor) ? floor : moved;
}

export const methodEnglish: Readonly<Record<string, string>> = {
  "method.groundwork-default@1.name": "Groundwork default, version 1",
  "method.groundwork-default@1.note":
    "Our own method, not a regulator's. Likelihood and severity are rated from 1 to 4; the table gives the level; a person may move it one step with a reason; severity 4 never falls below high. The highest risk decides.",
  "method.level.low": "Low",
  "method.level.medium": "Medium",
  "method.level.high": "High",
  "method.level.veryHigh": "Very high",
  "method.likelihood.1": "Unlikely",
  "method.likelihood.2": "Possible",
  "method.likelihood.3": "Likely",
  "method.likelihood.4": "Expected",
  "method.likelihood.1.meaning": "Nothing in the design or the terms leads to it, and several things would have to go wrong at once.",
  "method.likelihood.2.meaning": "It takes an unusual event, an error or some effort, but it has happened elsewhere.",
  "method.likelihood.3.meaning": "As things are set up it can be expected to happen at some time, without special effort.",
  "method.likelihood.4.meaning": "It happens in ordinary operation, or nothing stands in its way.",
  "method.severity.1": "Slight",
  "method.severity.2": "Noticeable",
  "method.severity.3": "Serious",
  "method.severity.4": "Grave",
  "method.severity.1.meaning": "People notice little: some annoyance or lost time that passes by itself.",
  "method.severity.2.meaning": "People have real trouble, such as cost, worry or extra effort, which they can overcome.",
  "method.severity.3.meaning": "People suffer lasting or serious disadvantage, which they overcome only with great difficulty.",
  "method.severity.4.meaning": "People suffer harm that may never be undone: to health, livelihood, freedom or standing.",
};
