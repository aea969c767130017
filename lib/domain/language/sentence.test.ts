import { expect, test } from "vitest";
import { sentence } from "./sentence";

const says = (name: string) => sentence({ message: "control.stops.noGuardrail", values: { name } });

test("a name with quotation marks of its own stands in single ones inside the sentence's", () => {
  expect(says("Assistant “Vela”")).toBe("“Assistant ‘Vela’” is called without a guardrail and would be denied.");
  expect(says("Assistant")).toBe("“Assistant” is called without a guardrail and would be denied.");
});
