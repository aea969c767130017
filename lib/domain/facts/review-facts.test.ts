import { expect, test } from "vitest";
import { baseRegister } from "./base-register";
import type { Fact } from "./fact";
import { clashesWith, reviewFacts } from "./review-facts";

const shipped = baseRegister.facts.find(({ id }) => id === "requirement.claude-fable-5-1") as Fact;
const changed: Fact = { ...shipped, version: 2, claim: "Said anew.", recordedOn: "2026-11-24" };
const fresh: Fact = { ...shipped, id: "requirement.from-november", supersedes: [shipped.id] };

test("a file of facts is reviewed as what is new, what changed in what, and what stays", () => {
  const [first, second, third] = reviewFacts([changed, fresh, shipped], baseRegister);
  expect(first).toMatchObject({ state: "changed", before: 1, displaces: [] });
  expect(first?.changes.map(({ field, is }) => [field, is])).toEqual([
    ["claim", "Said anew."],
    ["recordedOn", "2026-11-24"],
  ]);
  expect(second).toMatchObject({ state: "new", before: null, changes: [] });
  expect(second?.displaces.map(({ id }) => id)).toEqual([shipped.id]);
  expect(third?.state).toBe("same");
});

test("another content under the same id and version is named with its place", () => {
  expect(clashesWith([shipped, changed, fresh], baseRegister)).toEqual([]);
  const [clash] = clashesWith([fresh, { ...changed, version: 1 }], baseRegister);
  expect(clash?.path).toBe("facts/1");
  expect(clash?.message).toMatch(/requirement\.claude-fable-5-1 .* Give it version 2\./);
});
