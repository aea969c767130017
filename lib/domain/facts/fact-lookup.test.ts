import { describe, expect, it } from "vitest";
import type { Fact, FactsRegister } from "./fact";
import { factInForce, factsInForce } from "./fact-lookup";

const fact = (id: string, value: Fact["value"], more: Partial<Fact> = {}): Fact => ({
  id,
  version: 1,
  subject: { kind: "provider", key: "northwind" },
  predicate: "identity",
  value,
  claim: `${id} says ${JSON.stringify(value)}.`,
  standing: "documentation",
  sources: [{ title: "Northwind handbook" }],
  validFrom: null,
  validTo: null,
  recordedOn: "2026-01-01",
  withdrawnOn: null,
  supersedes: [],
  touches: [],
  ...more,
});
const day = (date: string) => ({ date, precision: "day" as const });
const registerOf = (...facts: Fact[]): FactsRegister => ({ version: "test", facts, events: [] });
const subject = { kind: "provider", key: "northwind" } as const;
const read = (register: FactsRegister, asOf: string, knownOn = asOf) => factInForce(register, subject, "identity", asOf, knownOn);

describe("a fact in force", () => {
  it("counts from its first day up to, not on, its last", () => {
    const register = registerOf(fact("one.fact", 1, { validFrom: day("2026-03-01"), validTo: day("2026-04-01") }));
    expect(read(register, "2026-02-28").state).toBe("unknown");
    expect(read(register, "2026-03-01").state).toBe("known");
    expect(read(register, "2026-03-31").state).toBe("known");
    expect(read(register, "2026-04-01").state).toBe("unknown");
  });

  it("counts only once it was recorded and until it is withdrawn", () => {
    const register = registerOf(fact("one.fact", 1, { recordedOn: "2026-05-01", withdrawnOn: "2026-06-01" }));
    expect(read(register, "2026-03-01", "2026-04-30").state).toBe("unknown");
    expect(read(register, "2026-03-01", "2026-05-01").state).toBe("known");
    expect(read(register, "2026-03-01", "2026-06-01").state).toBe("unknown");
  });

  it("is read in the newest version known on that day", () => {
    const register = registerOf(fact("one.fact", 1), fact("one.fact", 2, { version: 2, recordedOn: "2026-07-01" }));
    expect(read(register, "2026-08-01", "2026-06-30")).toMatchObject({ state: "known", value: 1 });
    expect(read(register, "2026-08-01", "2026-07-01")).toMatchObject({ state: "known", value: 2 });
  });

  it("agrees with an equal one whatever the order of keys, and gives both", () => {
    const reading = read(registerOf(fact("one.fact", { a: 1, b: 2 }), fact("two.fact", { b: 2, a: 1 })), "2026-08-01");
    expect(reading).toMatchObject({ state: "known" });
    expect(reading.facts.map(({ id }) => id)).toEqual(["one.fact", "two.fact"]);
  });

  it("is contradictory beside another that neither supersedes", () => {
    const reading = read(registerOf(fact("one.fact", 1), fact("two.fact", 2)), "2026-08-01");
    expect(reading.state).toBe("contradictory");
    expect(reading.facts).toHaveLength(2);
  });

  it("gives way to the one that supersedes it, from the day that one is in force", () => {
    const register = registerOf(fact("one.fact", 1), fact("two.fact", 2, { supersedes: ["one.fact"], validFrom: day("2026-05-01") }));
    expect(read(register, "2026-04-30", "2026-11-01")).toMatchObject({ value: 1 });
    expect(read(register, "2026-05-01", "2026-11-01")).toMatchObject({ value: 2 });
  });

  it("is never a refuted one", () => {
    expect(read(registerOf(fact("one.fact", 1, { standing: "refuted" })), "2026-08-01").state).toBe("unknown");
  });
});

describe("an organisation's own fact", () => {
  const own = (evidence: string[]) =>
    fact("own.fact", "ours", { supersedes: ["one.fact"], organisationFact: { owner: "Legal", evidence } });
  const withOwn = (evidence: string[]) => factsInForce(registerOf(fact("one.fact", "theirs")), [own(evidence)], "2026-08-01", "2026-08-01");

  it("does not count without evidence", () => {
    expect(withOwn([]).find("provider", "northwind", "identity")).toMatchObject({ value: "theirs" });
  });

  it("counts with evidence, with the fact it displaces beside it", () => {
    const reading = withOwn(["ev-contract1"]).find("provider", "northwind", "identity");
    expect(reading).toMatchObject({ state: "known", value: "ours" });
    expect(reading.facts.map(({ id }) => id)).toEqual(["own.fact", "one.fact"]);
  });
});

it("keeps what it built for a register and a pair of days", () => {
  const register = registerOf(fact("one.fact", 1));
  expect(factsInForce(register, [], "2026-08-01", "2026-08-01")).toBe(factsInForce(register, [], "2026-08-01", "2026-08-01"));
});
