/** One line of the bench's table. Reported, never asserted: machines are shared and noisy. */
export type Figure = {
  what: string;
  /** As printed, with its unit. */
  figure: string;
  /** What `docs/bench.md` holds it against. */
  bar: string;
  /** A measurement of the same run, or a published one, to read the figure beside. */
  reference: string;
  /** Null where the figure is not held against a bar by itself, or could not be taken. */
  holds: boolean | null;
  /** What it was measured on. */
  on: string;
};

/** A group of figures that one measurement gives; `name` chooses it on the command line. */
export type Measurement = { name: string; measure: (machine: Machine) => Promise<readonly Figure[]> };

export type Machine = {
  /** Path of the browser's program. */
  browser: string;
};
