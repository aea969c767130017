/** Something with a day, and whom it concerns. Days are plain dates. */
export type Dated = {
  kind: "reviewDue" | "conditionDue" | "measureDue" | "factEnding" | "consultationDue" | "sealEnding";
  /** What makes it one thing: ids and numbers. */
  item: string;
  assessmentId: string | null;
  due: string;
  people: readonly string[];
};

export type Due = Dated & {
  /** The day has passed. */
  passed: boolean;
  /** Equal for the same thing at the same stage, so that it is told once, on whatever day somebody looks. */
  occasion: string;
};

const day = 24 * 3600 * 1000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);

/** How many days before its day something is told of: a month, a week, and on the day itself. */
const ahead = [0, 7, 30] as const;

/** The stage that something has reached, or null while its day is further away than all stages. After the day: once a week. */
function stageOf(left: number): string | null {
  if (left < 0) return `overdue-${Math.floor((-left - 1) / 7)}`;
  const stage = ahead.find((days) => left <= days);
  return stage === undefined ? null : `ahead-${stage}`;
}

/**
 * What people are reminded of on a day: everything whose day comes within 30 days or has passed, each with its stage (30 days, 7
 * days, the day itself, then each week). A moved day begins anew. What has no day, or nobody whom it concerns, is left out.
 */
export function whatIsDue(state: readonly Dated[], today: string): readonly Due[] {
  return state.flatMap((one) => {
    const left = daysBetween(today, one.due);
    const stage = Number.isNaN(left) || one.people.length === 0 ? null : stageOf(left);
    return stage === null ? [] : [{ ...one, passed: left < 0, occasion: `${one.item} ${one.due} ${stage}` }];
  });
}
