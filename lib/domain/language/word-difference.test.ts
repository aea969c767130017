import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDifference } from "./word-difference";

const side = (before: string, after: string, other: "added" | "removed"): string =>
  wordDifference(before, after)
    .filter(({ change }) => change !== other)
    .map(({ text }) => text)
    .join("");
const bare = (text: string): string => text.replace(/\s+/g, "");

test("a changed word is shown as taken out and put in, the rest stays", () => {
  expect(wordDifference("Staff read each draft.", "Staff read every draft.")).toEqual([
    { text: "Staff read ", change: "same" },
    { text: "each", change: "removed" },
    { text: "every", change: "added" },
    { text: " draft.", change: "same" },
  ]);
});

test("words are told by the rules of their language, not by spaces alone", () => {
  const pieces = wordDifference("L’élève lit déjà.", "L’élève écrit déjà.", "fr");
  expect(pieces.filter(({ change }) => change !== "same").map(({ text }) => text.trim())).toEqual(["lit", "écrit"]);
});

test("both texts can be read whole from the pieces, whatever they are", () => {
  const text = fc
    .array(fc.constantFrom("staff", "read", "§ 9", "Übermaß", "\n", "“it”", "1,000", "日本語", "."), { maxLength: 30 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(bare(side(before, after, "added"))).toBe(bare(before));
      expect(bare(side(before, after, "removed"))).toBe(bare(after));
    }),
    { seed: 20261126, numRuns: 300 },
  );
});

test("two texts of 64 kB without a word in common are shown one after the other, in time", () => {
  const before = Array.from({ length: 10_000 }, (_, index) => `a${index}`).join(" ");
  const after = Array.from({ length: 10_000 }, (_, index) => `b${index}`).join(" ");
  const pieces = wordDifference(before, after);
  expect(pieces.map(({ change }) => change)).toEqual(["removed", "added"]);
  expect(pieces[0]?.text).toBe(before);
});
