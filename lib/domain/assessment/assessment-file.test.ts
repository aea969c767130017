import { describe, expect, it } from "vitest";
import { blankContent, parseAssessmentFile, writeAssessmentFile } from "./assessment-file";
import { exampleContent } from "./example";

/** The example's file with one place overwritten: `records/modelUses/0/answers/system/value`. */
const fileWith = (place: string, value: unknown): string => {
  const raw = JSON.parse(writeAssessmentFile(exampleContent));
  const keys = place.split("/");
  const last = keys.pop() ?? "";
  let at: Record<string, unknown> = raw;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return JSON.stringify(raw);
};
const refusalsOf = (json: string): readonly string[] => {
  const reading = parseAssessmentFile(json);
  return reading.ok ? [] : reading.refusals.map((refusal) => `${refusal.path}: ${refusal.message}`);
};

describe("an assessment file", () => {
  it("reads back into an identical assessment", () => {
    const reading = parseAssessmentFile(writeAssessmentFile(exampleContent));
    if (!reading.ok) throw new Error(JSON.stringify(reading.refusals, null, 1));
    expect(writeAssessmentFile(reading.content)).toBe(writeAssessmentFile(exampleContent));
  });

  it("reads a blank assessment", () => {
    expect(parseAssessmentFile(writeAssessmentFile(blankContent("2026-11-23"))).ok).toBe(true);
  });

  it("keeps keys it does not know", () => {
    const reading = parseAssessmentFile(fileWith("remark", "kept"));
    expect(reading.ok && writeAssessmentFile(reading.content)).toContain('"remark":"kept"');
  });

  it.each<[string, string, unknown, string]>([
    [
      "a dangling reference",
      "records/modelUses/0/answers/system/value",
      "sy-nowhere01",
      "records/modelUses/mu-assistant/system: names sy-nowhere01, which is not in the file",
    ],
    ["a reference into the wrong list", "records/modelUses/0/answers/system/value", "st-convstore", "allowed are systems"],
    ["a wrong kind of answer", "answers/screen.people/value", "many", "answers/screen.people/value: Please give a number."],
    ["an answer that is no option", "answers/org.ourRole/value", "king", "answers/org.ourRole/value"],
    ["a day that is in no calendar", "answers/meta.launchDate/value", "2027-02-30", "answers/meta.launchDate/value"],
    ["the same id twice", "records/stores/0/id", "di-conversat", "this id is already used in dataItems"],
    [
      "a text of 1 MB",
      "answers/desc.nature/value",
      "x".repeat(1_000_000),
      "answers/desc.nature/value: Please use at most 64,000 characters.",
    ],
    ["half of a surrogate pair", "answers/desc.nature/value", "x\ud800", "answers/desc.nature/value"],
    [
      "“not applicable” where that is no answer",
      "answers/desc.nature",
      { notApplicable: "no" },
      "cannot be answered with “not applicable”",
    ],
    [
      "5,000 records in one list",
      "records/codes",
      Array.from({ length: 5000 }, (_, i) => ({ id: `cd-${String(i).padStart(8, "0")}`, answers: {} })),
      "records/codes: holds 5000 records; at most 1000 are allowed",
    ],
    ["a newer format", "formatVersion", 2, "formatVersion: must be 1"],
    ["evidence that is not there", "measures/0/evidence", ["ev-missing01"], "names evidence ev-missing01"],
  ])("refuses %s, naming the place", (_name, place, value, expected) => {
    expect(refusalsOf(fileWith(place, value)).join("\n")).toContain(expected);
  });

  it("refuses keys that reach into prototypes", () => {
    expect(refusalsOf(writeAssessmentFile(exampleContent).replace('"desc.nature"', '"__proto__"')).join()).toContain(
      "answers/__proto__: this name is not allowed",
    );
  });

  it("refuses nesting beyond twelve levels and what is no JSON", () => {
    expect(refusalsOf(`${'{"a":'.repeat(20)}1${"}".repeat(20)}`).join()).toContain("nested more than 12 levels");
    expect(refusalsOf("{").join()).toContain("is not JSON");
    expect(refusalsOf("[]").length).toBeGreaterThan(0);
  });
});
