import { expect, test } from "vitest";
import { countedHoldings, countHoldings, type Holding, holdingKinds, holdingSentence, whyNotTakeOver } from "./holdings";
import { roles } from "./roles";

const held = (kind: Holding["kind"]): Holding => ({ kind, item: "1", assessmentId: "as-1", name: "Letters", version: 2, number: 3 });

test("each kind of thing is told in a clause with its name", () => {
  expect(holdingKinds.map((kind) => holdingSentence(held(kind)))).toEqual([
    "is named to sign version 2 of “Letters”",
    "stands in for somebody who signs version 2 of “Letters”",
    "answers for “Letters”",
    "looks after condition 3 of “Letters”",
    "is asked in an open comment on “Letters”",
    "renews the fact “Letters”",
  ]);
});

test("counts are told as a list, whatever is missing, and nothing is said plainly", () => {
  expect(countedHoldings(countHoldings([held("signatures"), held("signatures"), held("conditions")]))).toBe("2 signatures and 1 condition");
  expect(countedHoldings({ signatures: 1, assessments: 4, facts: 1 })).toBe("1 signature, 4 assessments and 1 fact");
  expect(countedHoldings({})).toBe("nothing");
});

test("each thing can be taken over by somebody, and none of them by an administrator alone", () => {
  for (const kind of holdingKinds) {
    expect(whyNotTakeOver([held(kind)], roles)).toBeNull();
    expect(whyNotTakeOver([held(kind)], ["administrator"])).toMatch(/\.$/);
  }
  expect(whyNotTakeOver([held("assessments"), held("threads")], ["reader"])).toMatch(/asked in a comment/);
  expect(whyNotTakeOver([held("assessments"), held("signatures")], ["author"])).toMatch(/“Signer”/);
});
