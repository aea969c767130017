export type Level = "low" | "medium" | "high" | "veryHigh";

/** Likelihood or severity, from 1, the lowest, to 4. */
export type Scale = 1 | 2 | 3 | 4;

export const levels = ["low", "medium", "high", "veryHigh"] as const satisfies readonly Level[];

/** Place of a level in the order: 0 low to 3 very high. */
export const rankOf = (level: Level): number => levels.indexOf(level);

/** The higher of two levels; null counts as none. */
export const higher = (a: Level | null, b: Level | null): Level | null =>
  a === null ? b : b === null ? a : rankOf(a) >= rankOf(b) ? a : b;

/** Art. 36(1): a level that stays high asks for prior consultation or another decision; the top of a method with three levels is high. */
export const isHigh = (level: Level): boolean => rankOf(level) >= rankOf("high");
