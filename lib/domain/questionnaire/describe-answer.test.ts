import { describe, expect, it } from "vitest";
import type { AssessmentContent } from "../assessment/content";
import type { Fact } from "../facts/fact";
import type { Answer } from "./answer";
import { answerText, describeBecause, indexFacts, namesIn, pathLabel } from "./describe-answer";
import { optionLabel, questionText, sectionTexts } from "./english";
import { parsePath, recordList, singleQuestion } from "./questions";
import { becauseOf, readAnswers } from "./reading";

const content: AssessmentContent = {
  questionnaireVersion: 1,
  language: "en",
  asOf: "2026-11-23",
  method: "groundwork-default@1",
  answers: {
    "notice.mentionsAi": { value: false },
    "desc.crossBorder": { unknown: true, note: "waiting for Vienna" },
    "meta.endDate": { notApplicable: "runs without end" },
    "dpo.designated": { value: false },
  },
  records: {
    dataItems: [{ id: "di-aaaaaaaa", answers: { name: { value: "Enquiry text" } } }],
    phases: [{ id: "ph-aaaaaaaa", answers: { phase: { value: "sharing" } } }],
    nationalChecks: [{ id: "nc-aaaaaaaa", answers: { country: { value: "PT" } } }],
    modelUses: [
      {
        id: "mu-aaaaaaaa",
        answers: { name: { value: "Drafting" }, inferenceRouting: { value: "global" }, platform: { value: "bedrock" } },
      },
      { id: "mu-bbbbbbbb", answers: {} },
    ],
  },
  measures: [],
  decisions: {},
  ownRisks: [],
  evidence: [{ id: "ev-aaaaaaaa", name: "Amendment.pdf", sha256: "00", bytes: 1, addedOn: "2026-11-01" }],
  facts: [],
};
const nameOf = namesIn(content);

const shown = (key: string, answer: Answer | undefined): string => {
  const [list, field] = key.split(".");
  const structure = singleQuestion(key) ?? recordList(list ?? "")?.questions[field ?? ""];
  const words = questionText(key);
  if (!structure || !words) throw new Error(`No question ${key}`);
  return answerText(structure, words, answer, nameOf);
};

describe("An answer in words", () => {
  it.each([
    ["desc.crossBorder", { value: true }, "Yes"],
    ["modelUses.inferenceRouting", { value: "global" }, "In any commercial Region (global.)"],
    ["meta.reasons", { value: ["criteria", "change"] }, "Two or more of the nine criteria are met; The processing or its risk has changed"],
    ["modelUses.contextSources", { value: [] }, "nothing chosen"],
    ["screen.people", { value: 120000 }, "120,000 people"],
    ["modelUses.overrideRate", { value: 7.5 }, "7.5%"],
    ["stores.retention", { value: { amount: 30, unit: "days" } }, "30 days"],
    ["stores.retention", { value: { amount: 1, unit: "years" } }, "1 year"],
    ["stores.retention", { value: "untilDeleted" }, "until somebody deletes it"],
    ["meta.launchDate", { value: "2027-02-01" }, "1 February 2027"],
    ["controllers.country", { value: "DE" }, "Germany"],
    ["screen.countries", { value: ["NL", "CZ"] }, "Netherlands, Czechia"],
    ["modelUses.dataItems", { value: ["di-aaaaaaaa"] }, "Enquiry text"],
    ["modelUses.dataItems", { value: ["di-zzzzzzzz"] }, "a record that was removed"],
    ["contracts.evidence", { value: ["ev-aaaaaaaa"] }, "Amendment.pdf"],
    ["modelUses.sourceRegion", { value: "eu-central-1" }, "eu-central-1"],
    [
      "measure.security",
      { value: { measures: "Own keys", effectiveness: "", status: "partial" } },
      "Own keys (effectiveness: not stated; status: partially implemented)",
    ],
    ["desc.nature", { value: "Mail arrives." }, "Mail arrives."],
  ] as const)("%s: %o reads %s", (key, answer, text) => {
    expect(shown(key, answer as Answer)).toBe(text);
  });

  it("says what is open, and why", () => {
    expect(shown("desc.crossBorder", undefined)).toBe("not answered");
    expect(shown("desc.crossBorder", { unknown: true })).toBe("not known yet");
    expect(shown("desc.crossBorder", { unknown: true, note: "waiting for Vienna" })).toBe("not known yet (waiting for Vienna)");
    expect(shown("meta.endDate", { notApplicable: "runs without end" })).toBe("not applicable: runs without end");
  });

  it("shows a value that does not fit its question as it is", () => {
    expect(shown("desc.crossBorder", { value: "maybe" })).toBe("maybe");
    expect(shown("controllers.country", { value: "Atlantis" })).toBe("Atlantis");
    expect(shown("modelUses.inferenceRouting", { value: "regionalNew" })).toBe("regionalNew");
  });
});

describe("Names", () => {
  it("of records named by a choice or a country are words", () => {
    expect(nameOf("ph-aaaaaaaa")).toBe("Sharing or transfer");
    expect(nameOf("nc-aaaaaaaa")).toBe("Portugal");
    expect(nameOf("mu-bbbbbbbb")).toBe("Use of a model 2 (no name yet)");
  });

  it("of everything that can be missing are words", () => {
    expect(pathLabel("modelUses/mu-aaaaaaaa/inferenceRouting", nameOf)).toBe(
      "Where may the service run the call? (inference routing) (Drafting)",
    );
    expect(pathLabel("dataItems", nameOf)).toBe("Data");
    expect(pathLabel("dataItems/di-aaaaaaaa", nameOf)).toBe("Enquiry text");
    expect(pathLabel("desc.domain", nameOf)).toBe("Which field is the system used in?");
  });

  it("of options are found by key and by path", () => {
    expect(optionLabel("modelUses.endpoint", "mantle")).toBe("bedrock-mantle");
    expect(optionLabel("modelUses/mu-aaaaaaaa/decisionMode", "none")).toBe("None");
    expect(sectionTexts("transfers").lists.transferTools.one).toBe("transfer tool");
    expect(parsePath("desc.domain")?.kind).toBe("single");
  });
});

describe("A reason", () => {
  const readings = readAnswers(content);

  it("from an answer names the question and the answer", () => {
    expect(describeBecause(content, becauseOf(readings.read("notice.mentionsAi")), indexFacts([]))).toEqual({
      kind: "answer",
      label: "Does it say that a model is used, for what, and who runs it?",
      value: "No",
      path: "notice.mentionsAi",
    });
    expect(describeBecause(content, becauseOf(readings.read("desc.crossBorder")), indexFacts([]))).toMatchObject({
      value: "not known yet (waiting for Vienna)",
    });
  });

  it("from a hidden question names the answer that hides it", () => {
    expect(describeBecause(content, becauseOf(readings.read("dpo.name")), indexFacts([]))).toMatchObject({
      path: "dpo.designated",
      value: "No",
    });
  });

  it("from a fact carries its claim, standing and sources, and admits a fact that is not at hand", () => {
    const fact: Fact = {
      id: "example-fact",
      version: 2,
      subject: { kind: "provider", key: "example" },
      predicate: "example",
      value: true,
      claim: "The example provider keeps nothing.",
      standing: "documentation",
      sources: [{ title: "Example guide", date: "2026-10-01" }],
      validFrom: null,
      validTo: null,
      recordedOn: "2026-11-01",
      withdrawnOn: null,
      supersedes: [],
      touches: [],
    };
    const facts = indexFacts([fact]);
    expect(describeBecause(content, { kind: "fact", id: "example-fact", version: 2 }, facts)).toEqual({
      kind: "fact",
      claim: "The example provider keeps nothing.",
      standing: "documentation",
      sources: [{ title: "Example guide", date: "2026-10-01" }],
      id: "example-fact",
      version: 2,
    });
    expect(describeBecause(content, { kind: "fact", id: "example-fact", version: 1 }, facts)).toMatchObject({
      claim: "Fact example-fact, version 1: not in the register at hand",
      standing: null,
      sources: [],
    });
  });
});
