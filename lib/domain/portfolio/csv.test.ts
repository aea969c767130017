import { expect, test } from "vitest";
import { csvText } from "./csv";

const rowOf = (value: string) => csvText(["a"], [[value]]).split("\r\n")[1];

test("begins with the mark of UTF-8, ends lines as RFC 4180 says, and doubles quotes", () => {
  expect(csvText(["Name", "Level"], [['The "claims", assistant', 3]])).toBe('\ufeff"Name","Level"\r\n"The ""claims"", assistant",3\r\n');
  expect(csvText(["a", "b"], [[null, "x"]])).toBe('\ufeff"a","b"\r\n,"x"\r\n');
});

test("nothing that a person typed becomes a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "  =", "－"])
    expect(csvText(["a"], [[`${start}HYPERLINK()`]])).toContain(`"'${start}HYPERLINK()"`);
  expect(rowOf("5 = 5")).toBe('"5 = 5"');
});
