import { describe, expect, it } from "vitest";
import type { AssessmentContent } from "../assessment/content";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { neededLists, progressOf } from "./progress";
import { questionKeys, singleQuestion } from "./questions";
import { readAnswers } from "./reading";

const progress = (overrides: Partial<AssessmentContent>, section: string) => {
  const content = minimalContent(overrides);
  const found = progressOf(content, readAnswers(content)).find((one) => one.section === section);
  if (!found) throw new Error(`no section ${section}`);
  return found;
};

describe("progress", () => {
  it("of an empty assessment is nothing answered, with every visible required question and needed list open", () => {
    const content = minimalContent();
    const all = progressOf(content, readAnswers(content));
    const open = all.flatMap((one) => one.open);
    expect(all.reduce((sum, { answered }) => sum + answered, 0)).toBe(0);
    expect(open).toEqual(expect.arrayContaining([...neededLists]));
    const visible = questionKeys.filter((key) => singleQuestion(key)?.required && !singleQuestion(key)?.visibleWhen);
    expect(open.filter((path) => path.includes("."))).toEqual(visible);
  });

  it("opens a dependent question once its controlling answer shows it", () => {
    expect(progress({}, "consultation-and-decision").open).not.toContain("dpo.advice");
    expect(progress({ answers: answersOf({ "dpo.designated": true }) }, "consultation-and-decision").open).toContain("dpo.advice");
    expect(progress({ answers: answersOf({ "dpo.designated": { unknown: true } }) }, "consultation-and-decision").open).not.toContain(
      "dpo.advice",
    );
  });

  it("agrees with the readings about what is visible, in records too", () => {
    const uses = [
      recordOf("mu-00000001", { platform: "bedrock", endpoint: "mantle", api: "responses", guardrails: "both" }),
      recordOf("mu-00000002", { platform: "providerApi", endpoint: "mantle", guardrails: "both" }),
      recordOf("mu-00000003", { decisionMode: "humanInLoop" }),
    ];
    const content = minimalContent({ records: { modelUses: uses } });
    const readings = readAnswers(content);
    const { open } = progress({ records: { modelUses: uses } }, "systems-and-models");
    for (const use of readings.list("modelUses"))
      for (const field of ["responsesStore", "guardrailCrossRegion", "operator", "overrideRate", "art22Exception"] as const)
        expect(open.includes(`modelUses/${use.id}/${field}`), `${use.id} ${field}`).toBe(use.read(field).state !== "hidden");
  });

  it("leaves a question open that is unknown or blank, and settles one that does not apply", () => {
    const { open, unknown, answered } = progress(
      {
        answers: answersOf({
          "desc.overview": { unknown: true },
          "desc.nature": "  ",
          "meta.endDate": { notApplicable: "no end" },
          "desc.scope": "All",
        }),
      },
      "description",
    );
    expect(open).toEqual(expect.arrayContaining(["desc.overview", "desc.nature"]));
    expect([unknown, answered]).toEqual([1, 2]);
  });

  it("reports references to what is gone and options that do not exist", () => {
    const item = recordOf("di-00000001", { name: "File", dataSubjects: ["ds-99999999"], categories: ["ordinary", "bogus"] });
    expect(progress({ records: { dataItems: [item] } }, "people-and-data").problems).toEqual([
      "dataItems/di-00000001/dataSubjects",
      "dataItems/di-00000001/categories",
    ]);
  });
});
