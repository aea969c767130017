import { describe, expect, it } from "vitest";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import { sentence } from "../language/sentence";
import type { Answer, AnswerValue, AssessmentRecord } from "../questionnaire/answer";
import type { ListId } from "../questionnaire/questions";
import { readAnswers } from "../questionnaire/reading";
import { LARGE_SCALE_PEOPLE, screen } from "./screen";

const facts = factsInForce({ version: "test", facts: [], events: [] }, [], "2026-11-23", "2026-11-23");

const allNo: Readonly<Record<string, AnswerValue>> = {
  "screen.evaluation": false,
  "screen.automatedDecision": false,
  "screen.monitoring": false,
  "screen.sensitiveData": false,
  "screen.people": 200,
  "screen.combining": false,
  "screen.vulnerable": false,
  "screen.preventsRight": false,
  "screen.systematicEvaluation": false,
  "screen.largeScaleSpecial": false,
  "screen.publicMonitoring": false,
  "screen.countries": ["AT"],
};
const checked = recordOf("nc-00000001", { country: "AT", result: "notListed", checkedBy: "Legal", checkedOn: "2026-11-02" });

const screened = (
  values: Readonly<Record<string, AnswerValue | Answer>>,
  records: Partial<Record<ListId, readonly AssessmentRecord[]>> = { nationalChecks: [checked] },
) => screen(readAnswers(minimalContent({ answers: answersOf(values), records })), facts);
const criterion = (result: ReturnType<typeof screen>, id: string) => result.criteria.find((one) => one.id === id);

describe("screening", () => {
  it("says nothing of an empty assessment", () => {
    const result = screened({}, {});
    expect(result.verdict).toBe("undetermined");
    expect(result.criteria.map(({ met }) => met)).toEqual(result.criteria.map(() => null));
  });

  it("recommends a DPIA for a new technology alone, once all else is answered no", () => {
    expect(screened(allNo).verdict).toBe("recommended");
  });

  it("requires none once that is argued away too", () => {
    expect(screened({ ...allNo, "screen.notInnovative": "The model only sorts mail, as a table did since 2019." }).verdict).toBe(
      "notRequired",
    );
  });

  it("requires one by two criteria, even while others are open", () => {
    expect(screened({ "screen.sensitiveData": true }, {}).verdict).toBe("required");
  });

  it("requires one by a single case of Art. 35(3) or a national list", () => {
    const argued = { ...allNo, "screen.notInnovative": "Not new." };
    expect(screened({ ...argued, "screen.publicMonitoring": true }).verdict).toBe("required");
    const listed = recordOf("nc-00000001", { country: "AT", result: "listed", item: "3" });
    expect(screened(argued, { nationalChecks: [listed] }).verdict).toBe("required");
  });

  it("stays undetermined while a country's list is not held, or checked by nobody", () => {
    expect(screened(allNo, {}).verdict).toBe("undetermined");
    const untraced = recordOf("nc-00000001", { country: "AT", result: "notListed" });
    const result = screened(allNo, { nationalChecks: [untraced] });
    expect(result.verdict).toBe("undetermined");
    expect(criterion(result, "35-4-AT")?.missing).toContain("nationalChecks/nc-00000001/checkedBy");
  });

  it("can be argued away with a reason and the DPO's view, and only with both", () => {
    const two = { ...allNo, "screen.combining": true };
    expect(screened(two).verdict).toBe("required");
    expect(screened({ ...two, "screen.rebuttal": "Both sources hold the same three fields." }).verdict).toBe("required");
    const both = screened({ ...two, "screen.rebuttal": "Both sources hold the same three fields.", "screen.rebuttalDpo": "Agreed." });
    expect([both.verdict, both.rebutted]).toEqual(["notRequired", true]);
    const case3 = screened({ ...two, "screen.publicMonitoring": true, "screen.rebuttal": "x", "screen.rebuttalDpo": "y" });
    expect([case3.verdict, case3.rebutted]).toEqual(["required", false]);
  });

  it("lets what the records prove override a no, and shows the record as the reason", () => {
    const item = recordOf("di-00000001", { name: "Diagnosis", categories: ["art9"] });
    const result = screened(allNo, { nationalChecks: [checked], dataItems: [item] });
    expect(criterion(result, "C4")?.met).toBe(true);
    expect(criterion(result, "C4")?.because).toEqual([
      { kind: "answer", path: "dataItems/di-00000001/categories", value: ["art9"], state: "answered" },
    ]);
    expect(result.verdict).toBe("required");
  });

  it("counts large scale from our threshold, or from the assessment's own", () => {
    expect(criterion(screened({ ...allNo, "screen.people": LARGE_SCALE_PEOPLE }), "C5")?.met).toBe(true);
    expect(criterion(screened({ ...allNo, "screen.people": LARGE_SCALE_PEOPLE - 1 }), "C5")?.met).toBe(false);
    expect(criterion(screened({ ...allNo, "screen.largeScaleThreshold": 100 }), "C5")?.met).toBe(true);
    const people = recordOf("ds-00000001", { name: "Customers", count: LARGE_SCALE_PEOPLE });
    expect(criterion(screened(allNo, { dataSubjects: [people] }), "C5")?.met).toBe(true);
  });

  it("asks for the list of the country where a controller is established too, unless that lies outside the EEA", () => {
    const listed = (country: string) => {
      const controllers = [recordOf("co-housing01", { name: "Housing", country })];
      const readings = readAnswers(minimalContent({ answers: answersOf(allNo), records: { controllers, nationalChecks: [checked] } }));
      const shipped = factsInForce(baseRegister, [], "2026-11-23", "2026-11-23");
      return screen(readings, shipped).criteria.some(({ id }) => id === `35-4-${country}`);
    };
    expect(listed("NL")).toBe(true);
    expect(listed("US")).toBe(false);
  });

  it("counts a human in the loop who hardly ever departs from the output as none, from a hundred reviews on", () => {
    const met = (reviewsMeasured: number, overrideRate: number) =>
      criterion(
        screened(allNo, {
          nationalChecks: [checked],
          modelUses: [
            recordOf("mu-00000001", {
              name: "Triage",
              decisionEffect: "legalOrSimilar",
              decisionMode: "humanInLoop",
              reviewsMeasured,
              overrideRate,
            }),
          ],
        }),
        "C2",
      )?.met;
    expect([met(100, 1), met(99, 1), met(100, 2)]).toEqual([true, false, false]);
  });

  it("treats an unknown answer as open, never as no", () => {
    const result = screened({ ...allNo, "screen.notInnovative": "Not new.", "screen.vulnerable": { unknown: true } });
    expect(result.verdict).toBe("undetermined");
  });

  it("has words for everything it says", () => {
    for (const result of [screened({}, {}), screened(allNo), screened({ ...allNo, "screen.combining": true })])
      for (const says of [result.says, ...result.criteria.flatMap((one) => (one.says ? [one.says] : []))])
        expect(sentence(says)).not.toBe("");
  });
});
