import type { ShelfLink } from "../questionnaire/answer";

type MeasureRole = "baseline" | "additional";
export type MeasureState = "planned" | "partial" | "implemented";

/** A measure of this assessment: one of the catalogue's (`catalogue: "M-05"`) or a person's own (`null`). */
export type Measure = {
  id: string;
  catalogue: string | null;
  /** The words of an own measure; a catalogue measure may carry a note of how it is done here. */
  title?: string;
  description?: string;
  role: MeasureRole;
  status: MeasureState;
  owner?: string;
  /** Plain date. */
  due?: string;
  /** Counted in `projected` only when it is a numbered condition of the decision. */
  condition?: boolean;
  /** Ids of risks it treats (`rule@recordId`), or rule ids for every place. */
  risks: readonly string[];
  /** Ids of evidence, at least one for the measure to count. */
  evidence: readonly string[];
  /** Own measures: the effect that the person claims, per axis, with the reason. */
  effect?: { severity: 0 | 1 | 2; likelihood: 0 | 1 | 2; reason: string };
  /** The entry of the organisation's shelf that it was taken from. */
  shelf?: ShelfLink;
};
