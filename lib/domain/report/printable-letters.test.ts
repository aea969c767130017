import { expect, test } from "vitest";
import { unprintableLetters, withStandIns } from "./printable-letters";

test("in place of letters that no font holds stand their codes, those side by side together", () => {
  expect(withStandIns("Ana, Жанна, 山田, 김민준 🙂")).toBe("Ana, Жанна, 山田, 김민준 🙂");
  expect(withStandIns("A ก B")).toBe("A [character U+0E01] B");
  expect(withStandIns("กข คก")).toBe("[characters U+0E01 U+0E02] [characters U+0E04 U+0E01]");
  expect(withStandIns("\u{10400}")).toBe("[character U+10400]");
});

test("of many side by side the first twelve are named and the others counted", () => {
  expect(withStandIns("ก".repeat(15))).toBe(`[characters ${Array.from({ length: 12 }, () => "U+0E01").join(" ")} and 3 more]`);
});

test("a mark that chooses a form of a letter is left out, and letters for private use are printed by nobody", () => {
  expect(withStandIns("❤\ufe0f")).toBe("❤");
  expect(withStandIns("葛\u{e0100}")).toBe("葛");
  expect(unprintableLetters("\uf6c5 a")).toEqual(["\uf6c5"]);
});

test("blanks, line ends and controls are nothing that somebody misses", () => {
  expect(unprintableLetters("a\n\tb\u200b\u2028\u3000c\u0007 ก")).toEqual(["ก"]);
});
