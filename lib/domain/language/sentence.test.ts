import { expect, test } from "vitest";
import { noticeKinds } from "../notices/notice-kinds";
import { sentence } from "./sentence";

const says = (name: string) => sentence({ message: "control.stops.noGuardrail", values: { name } });
const excluded = (date: string, name = "Northwind Models") => sentence({ message: "recipient.provider.excluded", values: { name, date } });
const due = (value: string, passed: string) =>
  sentence({ message: "notice.sealEnding", values: { by: "Groundwork", assessment: "-", due: value, passed } });

test("a name with quotation marks of its own stands in single ones inside the sentence's", () => {
  expect(says("Assistant “Vela”")).toBe("“Assistant ‘Vela’” is called without a guardrail and would be denied.");
  expect(says("Assistant")).toBe("“Assistant” is called without a guardrail and would be denied.");
  expect(excluded("2026-11-26", "“Vela” Models")).toMatch(/^“Vela” Models made the model\./);
});

test("a date that Groundwork puts into a sentence is said in words", () => {
  expect(excluded("2026-11-26")).toContain("in force on 26 November 2026, it receives neither");
  expect(due("2026-12-01", "no")).toContain("ends on 1 December 2026. Bring a new one");
  expect(due("2026-12-01", "yes")).toContain("ended on 1 December 2026: nobody can sign");
  expect(excluded("2026-11")).toContain("in force on 2026-11, it receives neither");
});

test("what a person wrote stays as written, even where it looks like a date", () => {
  expect(says("2026-11-26")).toBe("“2026-11-26” is called without a guardrail and would be denied.");
  expect(excluded("2026-11-26", "2026-01-02")).toMatch(/^2026-01-02 made the model\./);
});

test("a value that a sentence needs and did not get is a bug that shows", () => {
  expect(() => sentence({ message: "control.stops.noGuardrail", values: {} })).toThrow(/name/);
  expect(() => sentence({ message: "recipient.provider.excluded", values: { name: "Northwind Models" } })).toThrow(/date/);
});

test("no notice says a day in figures", () => {
  const days = ["due", "from", "to"];
  const told = Object.entries(noticeKinds).filter(([, { values }]) => values.some((name) => days.includes(name)));
  expect(told.length).toBeGreaterThan(9);
  for (const [kind, { values }] of told)
    for (const passed of ["yes", "no"]) {
      const given = values.map((name) => [name, days.includes(name) ? "2026-12-01" : name === "passed" ? passed : "somebody"]);
      const says = sentence({
        message: `notice.${kind}`,
        values: { by: "Ada Author", assessment: "Letters", ...Object.fromEntries(given) },
      });
      expect(says).toContain("1 December 2026");
      expect(says).not.toContain("2026-12");
    }
});
