import { describe, expect, it } from "vitest";
import { screening } from "../questionnaire/sections/screening";
import { systemsAndModels } from "../questionnaire/sections/systems-and-models";
import { factValueFields } from "../view/fact-value-view";
import { baseRegister } from "./base-register";
import { misfits, partsOf, valueFields } from "./value-fields";

const everyPart = baseRegister.facts.flatMap(({ id, predicate, value }) => partsOf(predicate, value).map((part) => ({ id, ...part })));

describe("The fields of facts' values", () => {
  it("are there for every part of every value of the register, and every value of it fits them", () => {
    expect(everyPart.filter(({ field }) => field === null).map(({ id, path }) => `${id} ${path}`)).toEqual([]);
    expect(
      baseRegister.facts.flatMap(({ id, predicate, value }) => misfits(predicate, value, value).map((path) => `${id} ${path}`)),
    ).toEqual([]);
  });

  it("are those that the register has, and no others", () => {
    const used = new Set(everyPart.map(({ path }) => path));
    expect(Object.keys(valueFields).filter((path) => !used.has(path))).toEqual([]);
  });

  it("offer what the question on the same thing offers, less its “none of these”", () => {
    const { items } = screening.lists.nationalChecks.questions;
    const { accountRetentionMode, projectRetentionMode } = systemsAndModels.lists.modelUses.questions;
    expect([...valueFields["dpiaListItem.item"].options, "none"]).toEqual(items.options);
    for (const { options } of [accountRetentionMode, projectRetentionMode])
      expect([...valueFields["retentionRequirement.minMode"].options, "inherit"]).toEqual(options);
    expect(valueFields["dpiaExemptList.lostWhen"].options).toEqual(["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"]);
  });

  it("have words of their own, for every option too, and show no key", () => {
    const fields = baseRegister.facts.flatMap(factValueFields);
    const words = fields.flatMap(({ label, options }) => [label, ...options.map((option) => option.label)]);
    expect(words.filter((one) => one === "" || /^[a-z]+[A-Z]/.test(one))).toEqual([]);
    expect(fields.filter(({ field, options }) => field && "options" in field && options.length === 0)).toEqual([]);
  });
});

describe("A value in the place of another", () => {
  const held = { minMode: "aws_review", allowsNone: false, retentionDays: 30, review: "awsHumans", scope: "allTraffic" };

  it("fits where each part is one that the predicate knows, or not known", () => {
    expect(misfits("retentionRequirement", { ...held, minMode: "none", retentionDays: 0, review: null }, held)).toEqual([]);
    expect(misfits("providerReceivesContent", "onlyIfOptedIn", false)).toEqual([]);
    expect(misfits("destinations", ["eu-central-1"], "*")).toEqual([]);
    expect(misfits("zeroRetentionUntil", "2027-12-31", "2026-12-31")).toEqual([]);
  });

  it("does not fit with another word, another form, or other parts", () => {
    expect(misfits("retentionRequirement", { ...held, review: "nobody", retentionDays: "30" }, held)).toEqual([
      "retentionRequirement.retentionDays",
      "retentionRequirement.review",
    ]);
    expect(misfits("retentionRequirement", { ...held, more: true }, held)).toEqual(["retentionRequirement"]);
    expect(misfits("retentionRequirement", "none", held)).toEqual(["retentionRequirement"]);
    expect(misfits("zeroRetentionUntil", "next year", "2026-12-31")).toEqual(["zeroRetentionUntil"]);
    expect(misfits("legalEntity", { name: "X", countries: ["Germany"] }, { name: "Y", countries: ["DE"] })).toEqual([
      "legalEntity.countries",
    ]);
    expect(misfits("somethingNew", 3, "three")).toEqual(["somethingNew"]);
  });
});
