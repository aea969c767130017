import fc from "fast-check";
import { expect, test } from "vitest";
import { type Dated, whatIsDue } from "./what-is-due";

const review: Dated = { kind: "reviewDue", item: "review", assessmentId: "as-1", due: "2026-12-31", people: ["pe-1"] };
const on = (today: string, changed: Partial<Dated> = {}) => whatIsDue([{ ...review, ...changed }], today)[0];

test("a day is told of a month before, a week before, on the day, and each week after it", () => {
  const told = [
    "2026-11-30",
    "2026-12-01",
    "2026-12-23",
    "2026-12-24",
    "2026-12-30",
    "2026-12-31",
    "2027-01-01",
    "2027-01-07",
    "2027-01-08",
  ];
  expect(told.map((today) => on(today)?.occasion.split(" ").at(-1))).toEqual([
    undefined,
    "ahead-30",
    "ahead-30",
    "ahead-7",
    "ahead-7",
    "ahead-0",
    "overdue-0",
    "overdue-0",
    "overdue-1",
  ]);
  expect([on("2026-12-31")?.passed, on("2027-01-01")?.passed]).toEqual([false, true]);
});

test("a moved day begins anew; without people or with no real day nothing is told", () => {
  expect(on("2026-12-30")?.occasion).not.toBe(on("2026-12-29", { due: "2026-12-30" })?.occasion);
  expect(on("2026-12-30", { people: [] })).toBeUndefined();
  expect(on("2026-12-30", { due: "soon" })).toBeUndefined();
});

test("whatever days somebody looks, each stage is one occasion, and none comes back", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 40 }), (offsets) => {
      const days = offsets.toSorted((a, b) => a - b).map((offset) => new Date(Date.UTC(2026, 10, 1 + offset)).toISOString().slice(0, 10));
      const told = days.flatMap((today) => on(today)?.occasion ?? []);
      const runs = told.filter((occasion, index) => occasion !== told[index - 1]);
      expect(new Set(runs).size).toBe(runs.length);
    }),
    { seed: 7, numRuns: 200 },
  );
});
