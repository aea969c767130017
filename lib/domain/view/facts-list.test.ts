import { describe, expect, it } from "vitest";
import { baseRegister } from "../facts/base-register";
import type { Fact } from "../facts/fact";
import { factsList, subjectName } from "./facts-list";

const found = (text: string, on = "2026-11-23") =>
  factsList(baseRegister, { on, known: on, own: false, subject: "", standing: "", text }).groups.map(({ fact }) => fact.id);

describe("The words that are sought in the register", () => {
  it("find a fact in any order, in other endings, and by what it is about", () => {
    expect(found("sharing providers")).toContain("bedrock.provider-receives.2026-09");
    expect(found("PROVIDER receives")).toContain("bedrock.provider-receives.2026-09");
    expect(found("sharing providers", "2026-07-01")).toContain("bedrock.provider-receives.2026-06");
  });

  it("find only where each of them stands, and take signs as they are", () => {
    expect(found("sharing zebra")).toEqual([]);
    expect(found("model(")).toEqual([]);
    expect(found("").length).toBeGreaterThan(400);
  });
});

describe("The facts in force", () => {
  const shipped = baseRegister.facts.find(({ id }) => id === "requirement.claude-fable-5-1");
  if (!shipped) throw new Error("The register lacks the fact of this test");
  const listed = (more: readonly Fact[]) => {
    const filter = { on: "2026-11-23", known: "2026-11-23", own: false, subject: "", standing: "", text: "" };
    return factsList({ ...baseRegister, facts: [...baseRegister.facts, ...more] }, filter).groups;
  };

  it("name what takes the place of another, on both", () => {
    const groups = listed([{ ...shipped, id: "requirement.ours", supersedes: [shipped.id] }]);
    const of = (id: string) => groups.find(({ fact }) => fact.id === id);
    expect(of(shipped.id)?.displacedBy.map(({ id }) => id)).toEqual(["requirement.ours"]);
    expect(of("requirement.ours")?.displaces.map(({ id }) => id)).toEqual([shipped.id]);
    expect(of("requirement.ours")?.displacedBy).toEqual([]);
  });

  it("are of each fact its newest version, with the older one in its history", () => {
    const groups = listed([{ ...shipped, version: 2, claim: "Said anew." }]).filter(({ fact }) => fact.id === shipped.id);
    expect(groups.map(({ fact, history }) => [fact.claim, history.map(({ claim }) => claim)])).toEqual([["Said anew.", [shipped.claim]]]);
  });
});

describe("What a fact is about", () => {
  it("is said in words, and ids stay as they are", () => {
    expect(subjectName({ kind: "country", key: "DE" })).toBe("Germany");
    expect(subjectName({ kind: "regime", key: "nationalList/creditScoring" })).toBe("national list, credit scoring");
    expect(subjectName({ kind: "regime", key: "newsClaims2026-05" })).toBe("news claims 2026-05");
    expect(subjectName({ kind: "platform", key: "otherCloud:google:anthropic" })).toBe("other cloud, google, anthropic");
    expect(subjectName({ kind: "model", key: "anthropic.claude-fable-5" })).toBe("anthropic.claude-fable-5");
  });
});
