import { expect, test } from "vitest";
import { sentence } from "./sentence";

const says = (name: string) => sentence({ message: "control.stops.noGuardrail", values: { name } });

test("a name with quotation marks of its own stands in single ones inside the sentence's", () => {
  expect(says("Assistant “Vela”")).toBe("“Assistant ‘Vela’” is called without a guardrail and would be denied.");
  expect(says("Assistant")).toBe("“Assistant” is called without a guardrail and would be denied.");
});

test("a plain date among the values is said in words", () => {
  expect(says("2026-11-26")).toBe("“26 November 2026” is called without a guardrail and would be denied.");
  expect(says("2026-11-26.4")).toBe("“2026-11-26.4” is called without a guardrail and would be denied.");
});
