import { performance } from "node:perf_hooks";

/** The value below which `share` (0 to 1) of the values lie; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Median milliseconds of a piece of work, once warm. */
export function medianTime(work: () => unknown, { warmUp, times }: { warmUp: number; times: number }): number {
  for (let round = 0; round < warmUp; round += 1) work();
  return median(
    Array.from({ length: times }, () => {
      const since = performance.now();
      work();
      return performance.now() - since;
    }),
  );
}

/** The same pseudo-random numbers in [0, 1) for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

export const ms = (value: number, digits = value < 10 ? 1 : 0): string => `${value.toFixed(digits)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
