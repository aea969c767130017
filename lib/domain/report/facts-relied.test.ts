import { describe, expect, it } from "vitest";
import { assess } from "../assess";
import { exampleContent } from "../assessment/example";
import { baseRegister } from "../facts/base-register";
import { buildEdpbReport } from "./build-edpb-report";
import { draftMeta } from "./draft-meta";

const annexOf = (asOf: string): string => {
  const content = { ...exampleContent, asOf };
  const report = buildEdpbReport({
    content,
    result: assess({ content, register: baseRegister }),
    register: baseRegister,
    edition: "full",
    documentMeta: draftMeta({}),
  });
  return JSON.stringify(report.sections.find(({ id }) => id === "annex-b"));
};

describe("the facts that a document relies on", () => {
  it("say of each since when it counts as known, and whether that is before the day of its source", () => {
    const annex = annexOf("2026-11-23");
    expect(annex).toContain("; taken as known since 1 June 2026");
    expect(annex).toContain("; recorded 23 November 2026");
    expect(annex).not.toContain("sources of a later day");
  });

  it("say of an earlier day how many rest on sources of a later one", () => {
    expect(annexOf("2026-07-01")).toMatch(/\d+ statements rest on sources of a later day than 1 July 2026: they are taken as known then\./);
  });
});
