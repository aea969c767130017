import { isInPlace } from "../risk/levels";
import type { AssessmentContent } from "./content";
import type { Measure } from "./measure";

/** A condition of the decision: a measure that was promised, under the number that the document prints. */
export type NumberedCondition = { number: number; measure: Measure; inPlace: boolean };

/** The conditions of a content in the order and with the numbers of part 6 of the document. */
export function numberedConditions({ measures, evidence }: Pick<AssessmentContent, "measures" | "evidence">): readonly NumberedCondition[] {
  const held = new Set(evidence.map(({ id }) => id));
  return measures
    .filter(({ condition }) => condition)
    .map((measure, index) => ({ number: index + 1, measure, inPlace: isInPlace(measure, held) }));
}

export type ConditionStatus = "evidenced" | "open" | "overdue";

/** Where a condition stands on a day (plain dates): due days are counted to their end. */
export const conditionStatus = ({ due, evidenced }: { due: string | null; evidenced: boolean }, today: string): ConditionStatus =>
  evidenced ? "evidenced" : due !== null && due < today ? "overdue" : "open";

export const conditionStatusWords: Readonly<Record<ConditionStatus, string>> = {
  evidenced: "Evidenced",
  open: "Open",
  overdue: "Overdue",
};
