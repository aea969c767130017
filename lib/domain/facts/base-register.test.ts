import { describe, expect, it } from "vitest";
import { listIds, questionKeys, recordList, singleQuestion } from "../questionnaire/questions";
import { riskRules } from "../risk/rules";
import { baseRegister } from "./base-register";
import { eventSchema, factSchema } from "./fact";
import { factsInForce } from "./fact-lookup";

const { facts, events } = baseRegister;

const consumers = new Set<string>(riskRules.map(({ id }) => `risk:${id}`));
const questions = new Set<string>(questionKeys);
for (const key of questionKeys) for (const one of singleQuestion(key)?.consumers ?? []) consumers.add(one);
for (const list of listIds)
  for (const [field, question] of Object.entries(recordList(list)?.questions ?? {})) {
    questions.add(`${list}.${field}`);
    for (const one of question.consumers) consumers.add(one);
  }

describe("the shipped register", () => {
  it("holds facts and events that the schema accepts", () => {
    expect(facts.length).toBeGreaterThan(400);
    expect(events.length).toBeGreaterThan(12);
    for (const fact of facts) expect(factSchema.safeParse(fact).error, fact.id).toBeUndefined();
    for (const event of events) expect(eventSchema.safeParse(event).error, event.id).toBeUndefined();
  });

  it("names each version of a fact and each event once", () => {
    expect(new Set(facts.map(({ id, version }) => `${id}@${version}`)).size).toBe(facts.length);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it("ends what it dates after it starts, and supersedes only earlier facts on the same matter", () => {
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    for (const fact of facts) {
      if (fact.validFrom && fact.validTo) expect(fact.validFrom.date < fact.validTo.date, fact.id).toBe(true);
      if (fact.withdrawnOn) expect(fact.recordedOn < fact.withdrawnOn, fact.id).toBe(true);
      for (const id of fact.supersedes) {
        const older = byId.get(id);
        expect(older, `${fact.id} supersedes ${id}`).toBeDefined();
        expect([older?.subject, older?.predicate]).toEqual([fact.subject, fact.predicate]);
        expect((older?.validFrom?.date ?? "") < (fact.validFrom?.date ?? ""), fact.id).toBe(true);
      }
    }
  });

  it("contradicts itself on no day from June to November 2026", () => {
    const pairs = [...new Map(facts.map((fact) => [`${fact.subject.kind} ${fact.subject.key} ${fact.predicate}`, fact])).values()];
    for (const day of ["2026-06-01", "2026-06-09", "2026-06-20", "2026-07-15", "2026-08-31", "2026-09-01", "2026-11-09", "2026-11-23"]) {
      const inForce = factsInForce(baseRegister, [], day, "2026-11-23");
      for (const { subject, predicate } of pairs)
        expect(inForce.find(subject.kind, subject.key, predicate).state, `${subject.key} ${predicate} on ${day}`).not.toBe("contradictory");
    }
  });

  it("says of no model that its name was known before its launch or before the month of its source", () => {
    for (const { id, subject, predicate, recordedOn, validFrom, sources } of facts) {
      if (subject.kind !== "model" || predicate !== "identity" || validFrom?.date === recordedOn) continue;
      for (const { date = "" } of sources) expect(date.slice(0, 7) <= recordedOn.slice(0, 7), id).toBe(true);
    }
  });

  it("touches only questions, risks and gaps that exist", () => {
    for (const fact of facts)
      for (const touched of fact.touches)
        expect(touched.includes(":") ? consumers.has(touched) : questions.has(touched), `${fact.id} touches ${touched}`).toBe(true);
  });

  it("names no outlet and tells of no alleged act of an authority", () => {
    const text = JSON.stringify([facts, events]).toLowerCase();
    for (const word of [
      "infoq",
      "securosis",
      "conductatlas",
      "cowlpane",
      "classmethod",
      "developersdigest",
      "dev.to",
      "preliminary notice",
      "ftc",
    ])
      expect(text.includes(word), word).toBe(false);
  });

  it("says of no maker that it has, keeps or receives content: only what documents and terms say", () => {
    for (const { id, claim } of facts) expect(claim, id).not.toMatch(/\b(?:maker|provider)s? (?:keep|receive|hold|got|has received)s?\b/);
  });

  it("refutes a claim only by a named document with its words and date", () => {
    const refuted = facts.filter(({ standing }) => standing === "refuted");
    expect(refuted.length).toBeGreaterThan(0);
    for (const fact of refuted) {
      expect(fact.claim, fact.id).toMatch(/“.+”/);
      expect(
        fact.sources.every(({ date }) => date !== undefined),
        fact.id,
      ).toBe(true);
    }
  });

  it("holds the thirty flows of the taxonomy", () => {
    expect(facts.filter(({ subject, predicate }) => subject.kind === "flow" && predicate === "description")).toHaveLength(30);
  });

  it("lists for global routing the countries of the Regions that can take part in it", () => {
    const held = (kind: string, key: string, predicate: string) =>
      facts.find((fact) => fact.subject.kind === kind && fact.subject.key === key && fact.predicate === predicate)?.value as Record<
        string,
        unknown
      >;
    const taking = facts.filter(
      ({ subject, predicate, value }) =>
        subject.kind === "region" && predicate === "bedrock" && (value as { inGlobalInference?: boolean }).inGlobalInference === true,
    );
    const countries = taking.map(({ subject }) => held("region", subject.key, "location").country as string);
    expect([...new Set(countries)].toSorted()).toEqual(held("routing", "global", "countries"));
    expect(facts.find(({ id }) => id === "routing.global.countries")?.claim).toContain(`${taking.length} commercial Regions`);
  });

  it("says nothing more firmly than its sources do", () => {
    const firm = new Set(["contract", "documentation"]);
    for (const { id, standing, sources } of facts) {
      const kinds = sources.map(({ title }) =>
        /^(General knowledge|Public names of AWS Regions|Search of primary sources)/.test(title)
          ? "own"
          : /^Secondary reports/.test(title)
            ? "reported"
            : "seen",
      );
      if (kinds.every((kind) => kind === "own")) expect(standing, id).toBe("unverified");
      else if (!kinds.includes("seen")) expect(firm.has(standing), id).toBe(false);
    }
  });

  it("speaks in whole sentences, without codes of countries where a name belongs", () => {
    for (const { id, claim } of facts) {
      expect(claim, id).toMatch(/[.”]$/);
      expect(claim, id).not.toMatch(/ (in|be|of) (US|GB|CN|IL|CA|FR|DE|SG)\b/);
    }
  });
});
