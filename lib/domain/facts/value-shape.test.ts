import { expect, test } from "vitest";
import { sameShape } from "./value-shape";

test("a value fits another of the same kind, with the same keys", () => {
  expect(sameShape(true, false)).toBe(true);
  expect(sameShape("yes", false)).toBe(false);
  expect(sameShape(["a"], ["b", "c"])).toBe(true);
  expect(sameShape([1], ["b"])).toBe(false);
  expect(sameShape({ days: 0, review: "none" }, { days: 30, review: "aws" })).toBe(true);
  expect(sameShape({ days: 0 }, { days: 30, review: "aws" })).toBe(false);
  expect(sameShape({ days: 0, review: "none", more: 1 }, { days: 30, review: "aws" })).toBe(false);
  expect(sameShape({ days: null, review: "x" }, { days: 30, review: "aws" })).toBe(true);
});
