import { expect, test } from "vitest";
import { conditionStatus, numberedConditions } from "./condition";
import type { Measure } from "./measure";

const measure = (id: string, rest: Partial<Measure>): Measure => ({
  id,
  catalogue: "M-02",
  role: "additional",
  status: "planned",
  risks: [],
  evidence: [],
  ...rest,
});

test("conditions are numbered as the document prints them, those in place too", () => {
  const measures = [
    measure("me-00000001", { condition: true }),
    measure("me-00000002", {}),
    measure("me-00000003", { condition: true, status: "implemented", evidence: ["ev-00000001"] }),
  ];
  const evidence = [{ id: "ev-00000001", name: "a.txt", sha256: "0", bytes: 1, addedOn: "2026-11-01" }];
  expect(numberedConditions({ measures, evidence }).map(({ number, measure: { id }, inPlace }) => [number, id, inPlace])).toEqual([
    [1, "me-00000001", false],
    [2, "me-00000003", true],
  ]);
});

test("a condition is overdue only after its day, and evidence closes it", () => {
  expect(conditionStatus({ due: "2026-12-18", evidenced: false }, "2026-12-18")).toBe("open");
  expect(conditionStatus({ due: "2026-12-18", evidenced: false }, "2026-12-19")).toBe("overdue");
  expect(conditionStatus({ due: "2026-12-18", evidenced: true }, "2026-12-19")).toBe("evidenced");
  expect(conditionStatus({ due: null, evidenced: false }, "2026-12-19")).toBe("open");
});
