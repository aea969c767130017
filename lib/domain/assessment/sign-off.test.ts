import { expect, test } from "vitest";
import type { AssessmentResult } from "../result";
import { type DecisionAct, signOffBlocks } from "./sign-off";

const outcome = (blockedBy: readonly string[], best: AssessmentResult["outcome"]["best"]): AssessmentResult["outcome"] => ({
  level: "medium",
  levelIsAtLeast: false,
  restsOn: "projected",
  priorConsultation: false,
  best,
  blockedBy: blockedBy.map((code) => ({ code, paths: ["x"] })) as AssessmentResult["outcome"]["blockedBy"],
});
const codes = (act: DecisionAct, given: AssessmentResult["outcome"]) => signOffBlocks(act, given).map(({ code }) => code);

test("a gap or an unconfirmed level blocks an approval and a consultation, not a rejection", () => {
  const open = outcome(["gapsOpen", "unconfirmedLevels"], null);
  expect(codes("approve", open)).toEqual(["gapsOpen", "unconfirmedLevels"]);
  expect(codes("approveWithConditions", open)).toEqual(["gapsOpen", "unconfirmedLevels"]);
  expect(codes("consultAuthority", open)).toEqual(["gapsOpen", "unconfirmedLevels"]);
  expect(codes("reject", open)).toEqual([]);
});

test("without the officer's advice or the people's views nothing is decided", () => {
  const missing = outcome(["dpoAdviceMissing", "subjectsViewsMissing"], null);
  for (const act of ["approve", "approveWithConditions", "reject", "consultAuthority"] as const)
    expect(codes(act, missing)).toEqual(["dpoAdviceMissing", "subjectsViewsMissing"]);
});

test("an open condition keeps a plain approval from being signed, and without one there is nothing to approve with conditions", () => {
  expect(codes("approve", outcome([], "approvedWithConditions"))).toEqual(["conditionsOpen"]);
  expect(codes("approveWithConditions", outcome([], "approved"))).toEqual(["noConditions"]);
  expect(codes("approve", outcome([], "approved"))).toEqual([]);
  expect(codes("approveWithConditions", outcome([], "approvedWithConditions"))).toEqual([]);
});
