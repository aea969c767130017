import { expect, it } from "vitest";
import { baseRegister } from "../facts/base-register";
import { buildScenario } from "../what-if/build-scenario";
import { exampleContent } from "./example";
import { exampleScenarios } from "./example-scenarios";

it("holds the example's alternatives as the ready scenarios make them", () => {
  const { scenarios: _scenarios, costs: _costs, ...content } = exampleContent;
  let count = 0;
  const newId = (prefix: string) => `${prefix}-whatif${String(++count).padStart(4, "0")}`;
  for (const scenario of exampleScenarios) {
    const built = buildScenario({ content, register: baseRegister, newId }, scenario);
    expect(built).toMatchObject({ ok: true, scenario });
  }
});
