import { expect, it } from "vitest";
import { minimalContent } from "./assessment/minimal-content";
import { outcomeOf } from "./outcome";
import { readAnswers } from "./questionnaire/reading";
import type { Gap } from "./result";

const gap = (values: Partial<Gap>): Gap => ({
  id: "no-legal-basis@pu-00000001",
  gap: "no-legal-basis",
  state: "undetermined",
  recordId: "pu-00000001",
  article: "GDPR Art. 6",
  says: { message: "gap.no-legal-basis", values: {} },
  because: [],
  closedBy: ["purposes/pu-00000001/legalBasis"],
  missing: [],
  ...values,
});
const blocks = (gaps: readonly Gap[]) =>
  outcomeOf({
    readings: readAnswers(minimalContent()),
    asOf: "2026-11-23",
    measures: [],
    evidence: new Set(),
    gaps,
    risks: [],
    openQuestions: [],
    unsettledMethod: null,
  }).blockedBy;

it("an undetermined gap blocks sign-off with what is missing, or with what would close it where nothing is named", () => {
  const paths = (values: Partial<Gap>) => blocks([gap(values)]).find(({ code }) => code === "undeterminedGaps")?.paths;
  expect(paths({})).toEqual(["purposes/pu-00000001/legalBasis"]);
  expect(paths({ missing: ["purposes"] })).toEqual(["purposes"]);
  expect(paths({ state: "open" })).toBeUndefined();
});
