import { describe, expect, it } from "vitest";
import { baseRegister } from "../facts/base-register";
import { factsList } from "./facts-list";

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
