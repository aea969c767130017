import { describe, expect, it } from "vitest";
import { parseAssessmentFile, writeAssessmentFile } from "./assessment-file";
import { carriedSections, carryOver, carryPreview } from "./carry-over";
import { exampleContent } from "./example";

const origin = { source: "assessment", assessment: "as-earlier1", name: "Vela", version: 2, date: "2026-11-25" } as const;
const about = { name: "The next one", origin, asOf: "2026-11-26" };
const everything = { sections: carriedSections, measures: true, evidence: true };

describe("beginning from an earlier assessment", () => {
  it("carries what was chosen, each answer with its origin, under a name of its own", () => {
    const content = carryOver(exampleContent, everything, about);
    expect(content.answers["meta.processingName"]).toEqual({ value: "The next one" });
    expect(content.answers["desc.nature"]).toEqual(exampleContent.answers["desc.nature"]);
    expect(content.origins?.["desc.nature"]).toEqual(origin);
    expect(content.records.modelUses).toEqual(exampleContent.records.modelUses);
    expect(content.measures).toHaveLength(exampleContent.measures.length);
  });

  it("never carries decisions, levels, advice, views, dates, conditions, alternatives or costs", () => {
    const content = carryOver(exampleContent, { ...everything, sections: [...carriedSections, "consultation-and-decision"] }, about);
    expect(Object.keys(exampleContent.decisions).length).toBeGreaterThan(0);
    expect(content.decisions).toEqual({});
    expect(Object.keys(content.answers).filter((key) => /^(dpo|subjects|decision|review)\./.test(key))).toEqual([]);
    expect(content.answers["meta.launchDate"]).toBeUndefined();
    expect(content.measures.filter((one) => one.condition || one.due)).toEqual([]);
    expect([content.scenarios, content.costs, content.importKey]).toEqual([undefined, undefined, undefined]);
    expect(content.records.dpiaHistory).toEqual([]);
  });

  it("leaves no reference to what stays behind, whatever is chosen", () => {
    for (const section of carriedSections)
      for (const evidence of [true, false]) {
        const content = carryOver(
          exampleContent,
          { sections: carriedSections.filter((id) => id !== section), measures: true, evidence },
          about,
        );
        const reading = parseAssessmentFile(writeAssessmentFile(content));
        expect(reading.ok ? [] : reading.refusals, `without ${section}`).toEqual([]);
      }
  });

  it("says beforehand how much there is", () => {
    const preview = carryPreview(exampleContent);
    expect(preview.sections.map(({ id }) => id)).toEqual(carriedSections);
    const content = carryOver(exampleContent, everything, about);
    const answers = preview.sections.reduce((sum, one) => sum + one.answers, 0);
    // Beside them the new name.
    expect(Object.keys(content.answers)).toHaveLength(answers + 1);
    expect(preview.measures).toBe(exampleContent.measures.length);
  });
});
