import type { AssessmentResult, Risk } from "../result";
import type { Level } from "./level";
import { rankOf } from "./level";

export type LevelUnder = { state: Risk["state"]; level: Level | null; range: Risk["range"] };
/** `open`: a level today that the other method does not give yet; nothing is said to be lower for it. */
export type LevelMove = "same" | "higher" | "lower" | "open" | "known";
export type RiskUnderMethods = {
  id: string;
  rule: string;
  placeName: string | null;
  inherent: { today: LevelUnder; other: LevelUnder; move: LevelMove };
  /** At the stage that the decision rests on. */
  decisive: { today: LevelUnder; other: LevelUnder; move: LevelMove };
};
export type MethodComparison = {
  today: string;
  other: string;
  restsOn: AssessmentResult["outcome"]["restsOn"];
  outcome: { today: AssessmentResult["outcome"]; other: AssessmentResult["outcome"] };
  matrix: { today: AssessmentResult["matrix"]; other: AssessmentResult["matrix"] };
  /** Risks that apply, in the order of today's result; those that differ first. */
  risks: readonly RiskUnderMethods[];
  counts: Readonly<Record<LevelMove, number>>;
  /** Levels that people confirmed and that would not count under the other method until confirmed again. */
  confirmationsLost: number;
};

const moveOf = (today: LevelUnder, other: LevelUnder): LevelMove => {
  if (today.level === null) return other.level === null ? "same" : "known";
  if (other.level === null) return "open";
  const step = rankOf(other.level) - rankOf(today.level);
  return step === 0 ? "same" : step > 0 ? "higher" : "lower";
};

const at = (risk: Risk, stage: "inherent" | "residual" | "projected"): LevelUnder => ({
  state: risk.state,
  level: risk[stage]?.effective.level ?? null,
  range: risk.range,
});

const counting = (result: AssessmentResult): number =>
  result.risks.reduce(
    (sum, risk) =>
      sum + [risk.inherent, risk.residual, risk.projected].filter((rated) => rated?.confirmed && !rated.confirmed.stale).length,
    0,
  );

/**
 * What another method would make of the same answers, risk by risk: both results are of the same content, facts and day, and
 * differ in the method alone, so they hold the same risks in the same order.
 */
export function compareMethods(today: AssessmentResult, other: AssessmentResult): MethodComparison {
  const restsOn = today.outcome.restsOn;
  const others = new Map(other.risks.map((risk) => [risk.id, risk]));
  const counts: Record<LevelMove, number> = { same: 0, higher: 0, lower: 0, open: 0, known: 0 };
  const risks = today.risks.flatMap((risk): RiskUnderMethods[] => {
    const then = others.get(risk.id);
    if (risk.state === "notApplicable" || !then) return [];
    const pair = (stage: "inherent" | "residual" | "projected") => {
      const before = at(risk, stage);
      const after = at(then, stage);
      return { today: before, other: after, move: moveOf(before, after) };
    };
    const decisive = pair(restsOn);
    counts[decisive.move] += 1;
    return [{ id: risk.id, rule: risk.rule, placeName: risk.placeName, inherent: pair("inherent"), decisive }];
  });
  const differs = ({ inherent, decisive }: RiskUnderMethods): number => (inherent.move === "same" && decisive.move === "same" ? 1 : 0);
  return {
    today: today.method,
    other: other.method,
    restsOn,
    outcome: { today: today.outcome, other: other.outcome },
    matrix: { today: today.matrix, other: other.matrix },
    risks: risks.toSorted((a, b) => differs(a) - differs(b)),
    counts,
    confirmationsLost: Math.max(0, counting(today) - counting(other)),
  };
}
