import { describe, expect, it } from "vitest";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import type { AnswerValue, AssessmentRecord } from "../questionnaire/answer";
import { recordList } from "../questionnaire/questions";
import { readAnswers } from "../questionnaire/reading";
import { heldNationalLists, offeredListItems } from "../view/national-lists";
import { countriesConcerned, countriesWithItems, exemptListsOf, listItemsOf } from "./national-lists";
import { screen } from "./screen";

const facts = factsInForce(baseRegister, [], "2026-11-23", "2026-11-23");
const allNo: Readonly<Record<string, AnswerValue>> = {
  "screen.evaluation": false,
  "screen.automatedDecision": false,
  "screen.monitoring": false,
  "screen.sensitiveData": false,
  "screen.people": 200,
  "screen.combining": false,
  "screen.vulnerable": false,
  "screen.notInnovative": "The model only sorts mail.",
  "screen.preventsRight": false,
  "screen.systematicEvaluation": false,
  "screen.largeScaleSpecial": false,
  "screen.publicMonitoring": false,
};
const screened = (values: Readonly<Record<string, AnswerValue>>, ...nationalChecks: readonly AssessmentRecord[]) =>
  screen(readAnswers(minimalContent({ answers: answersOf({ ...allNo, ...values }), records: { nationalChecks } })), facts);
const check = (values: Readonly<Record<string, AnswerValue>>) => recordOf("nc-00000001", values);
const criterion = (result: ReturnType<typeof screen>, id: string) => result.criteria.find((one) => one.id === id);

describe("what the register holds of national lists", () => {
  it("can be answered item by item: each is an option of the check, and each option is held for some country", () => {
    const options: readonly string[] = recordList("nationalChecks")?.questions["items"]?.options ?? [];
    const held = new Set(countriesWithItems(facts).flatMap((code) => listItemsOf(facts, code).map(({ item }) => item)));
    expect([...held].toSorted()).toEqual(options.filter((one) => one !== "none").toSorted());
  });

  it("is never more than reported, and names no more than it knows of each country", () => {
    for (const code of countriesWithItems(facts))
      for (const { fact } of listItemsOf(facts, code)) expect(["reported", "unverified"]).toContain(fact.standing);
    expect(listItemsOf(facts, "DE").map(({ item }) => item)).toEqual(
      expect.arrayContaining(["whistleblowing", "professionalSecrecy", "aiInteraction"]),
    );
    expect(listItemsOf(facts, "AT").map(({ item, fact }) => [item, fact.standing])).toEqual([["innovativeTechnology", "unverified"]]);
    expect(listItemsOf(facts, "PT")).toEqual([]);
    expect(["FR", "CZ", "ES", "AT"].every((code) => exemptListsOf(facts, code).length === 1)).toBe(true);
    expect(exemptListsOf(facts, "DE")).toEqual([]);
  });

  it("is shown for every country of which something is held, and offered as answers for that country alone", () => {
    const held = heldNationalLists(facts);
    expect(held.find(({ code }) => code === "DE")).toMatchObject({ country: "Germany" });
    expect(held.map(({ code }) => code)).not.toContain("PT");
    const offered = offeredListItems(facts);
    expect(offered.AT).toEqual(["innovativeTechnology", "none"]);
    expect(offered.IE).toContain("thirdPartyCollection");
    expect(offered.DE).not.toContain("thirdPartyCollection");
    // Of these only exempt cases are held, or nothing at all.
    expect(offered.CZ).toBeUndefined();
    expect(offered.PT).toBeUndefined();
  });

  it("follows the countries that the answers concern", () => {
    expect(countriesConcerned(screened({ "screen.countries": ["DE", "PT"] }))).toEqual(["DE", "PT"]);
  });
});

describe("a screening by items held of a list", () => {
  it("is required once an item held for the country applies, with the fact as the reason", () => {
    const result = screened({ "screen.countries": ["DE"] }, check({ country: "DE", items: ["whistleblowing"] }));
    expect(result.verdict).toBe("required");
    expect(criterion(result, "35-4-DE")).toMatchObject({ met: true, says: { message: "screening.itemApplies" } });
    expect(criterion(result, "35-4-DE")?.because).toContainEqual({ kind: "fact", id: "nationalList.whistleblowing", version: 1 });
  });

  it("stays undetermined where none of them applies and nobody has looked the list up: what is held is never the whole list", () => {
    const result = screened({ "screen.countries": ["DE"] }, check({ country: "DE", items: ["none"] }));
    expect(result.verdict).toBe("undetermined");
    expect(criterion(result, "35-4-DE")?.met).toBeNull();
    const looked = check({ country: "DE", items: ["none"], result: "notListed", checkedBy: "Legal", checkedOn: "2026-11-02" });
    expect(screened({ "screen.countries": ["DE"] }, looked).verdict).toBe("notRequired");
  });

  it("takes an item for what it is held for: one of another country's list decides nothing", () => {
    const result = screened({ "screen.countries": ["AT"] }, check({ country: "AT", items: ["whistleblowing"] }));
    expect(criterion(result, "35-4-AT")?.met).toBeNull();
  });

  it("says how much is held, or that the list is not held", () => {
    const result = screened({ "screen.countries": ["DE", "PT"] });
    expect(criterion(result, "35-4-DE")?.says).toMatchObject({ message: "screening.listHeldInPart" });
    expect(criterion(result, "35-4-PT")?.says).toMatchObject({ message: "screening.listNotHeld" });
  });

  it("tells that a list of exempt cases is lost by profiling, automated decisions or special data, and only then", () => {
    const says = (values: Readonly<Record<string, AnswerValue>>) =>
      criterion(screened({ "screen.exemption": true, "screen.exemptionReason": "Payroll", ...values }), "35-10")?.says;
    expect(says({ "screen.countries": ["FR"] })?.message).toBe("screening.exemption");
    expect(says({ "screen.countries": ["FR"], "screen.combining": true })?.message).toBe("screening.exemption");
    expect(says({ "screen.countries": ["FR"], "screen.sensitiveData": true })).toEqual({
      message: "screening.exemptionLost",
      values: { criteria: "C4" },
    });
    expect(says({ "screen.countries": ["DE"], "screen.sensitiveData": true })?.message).toBe("screening.exemption");
  });
});
