import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Measurement } from "./figure";

/** What the last run of the journeys left; the one that writes a draft from nothing says how often it pressed. */
const file = resolve(import.meta.dirname, "../../.build/test-results/journeys.json");

export const clicks: Measurement = {
  name: "clicks",
  async measure() {
    const what = "clicks for a minimal Bedrock DPIA, screening to draft PDF";
    const common = { what, bar: "≤ 35", reference: "Dutch form 44 (measured), CNIL PIA about 95 (counted)" };
    const counted = existsSync(file) ? /draft PDF: (\d+)/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
    if (counted === undefined)
      return [{ ...common, figure: "not counted", holds: null, on: "run the journeys first: node tests/run.mjs journeys" }];
    return [{ ...common, figure: counted, holds: Number(counted) <= 35, on: "counted by the last run of the journeys, in the browser" }];
  },
};
