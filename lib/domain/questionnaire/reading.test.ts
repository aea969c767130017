import { expect, it } from "vitest";
import { minimalContent } from "../assessment/minimal-content";
import { readAnswers } from "./reading";

it("gives each answer the path of its own list, record and field, however many were read before", () => {
  const many = Array.from({ length: 8_200 }, (_, at) => ({ id: `st-${at}`, answers: {} }));
  const again = [{ id: "st-1", answers: {} }];
  const content = minimalContent({ records: { stores: many, tools: again, systems: again } });
  for (const readings of [readAnswers(content), readAnswers(content)]) {
    for (const store of readings.list("stores")) {
      expect(store.read("vendor").path).toBe(`stores/${store.id}/vendor`);
      expect(store.read("region").path).toBe(`stores/${store.id}/region`);
    }
    expect(readings.list("tools").map((tool) => tool.read("vendor").path)).toEqual(["tools/st-1/vendor"]);
    expect(readings.list("systems").map((system) => system.read("vendor").path)).toEqual(["systems/st-1/vendor"]);
  }
});
