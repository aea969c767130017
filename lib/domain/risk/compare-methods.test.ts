import { expect, it } from "vitest";
import { assess } from "../assess";
import { exampleContent } from "../assessment/example";
import { baseRegister } from "../facts/base-register";
import { compareMethods } from "./compare-methods";
import { rankOf } from "./level";

const under = (method: string) => assess({ content: { ...exampleContent, method }, register: baseRegister });
const comparison = compareMethods(under("groundwork-default@1"), under("ico-3x3@1"));

it("compares the risks that apply, each once, those whose level differs first", () => {
  const applicable = under("groundwork-default@1").risks.filter(({ state }) => state !== "notApplicable");
  expect(comparison.risks.map(({ id }) => id).toSorted()).toEqual(applicable.map(({ id }) => id).toSorted());
  const differs = comparison.risks.map(({ inherent, decisive }) => inherent.move !== "same" || decisive.move !== "same");
  expect(differs.filter(Boolean).length).toBeGreaterThan(0);
  expect(differs).toEqual(differs.toSorted((a, b) => Number(b) - Number(a)));
});

it("says of each level whether it is higher or lower, and counts those that the decision rests on", () => {
  for (const { inherent, decisive } of comparison.risks)
    for (const { today, other, move } of [inherent, decisive]) {
      if (!today.level || !other.level) continue;
      const step = rankOf(other.level) - rankOf(today.level);
      expect(move).toBe(step === 0 ? "same" : step > 0 ? "higher" : "lower");
    }
  const total = Object.values(comparison.counts).reduce((sum, count) => sum + count, 0);
  expect(total).toBe(comparison.risks.length);
  expect(comparison.counts.lower).toBe(comparison.risks.filter(({ decisive }) => decisive.move === "lower").length);
});
