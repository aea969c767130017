import { expect, test } from "vitest";
import { decidedWords } from "./outcome-words";

const answered = (value: string) => ({ answers: { "decision.outcome": { value } } });

test("an answer in the form is no decision until somebody signed it", () => {
  expect(decidedWords("draft", answered("approved"))).toBeNull();
  expect(decidedWords("awaitingDecision", answered("rejected"))).toBeNull();
  expect(decidedWords("rejected", answered("rejected"))).toBe("Rejected");
  expect(decidedWords("signed", answered("approvedWithConditions"))).toBe("Approved with conditions");
  expect(decidedWords("superseded", answered("approved"))).toBe("Approved");
  for (const consulting of ["consultAuthority", "authorityConsulted"] as const)
    expect(decidedWords(consulting, { answers: {} })).toBe("Consulting the supervisory authority was decided");
});
