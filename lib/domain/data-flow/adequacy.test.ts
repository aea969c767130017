import { describe, expect, it } from "vitest";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import { adequacyOf } from "./adequacy";

const on = (day: string) => factsInForce(baseRegister, [], day, day);
const today = on("2026-11-23");

describe("adequacy of a country", () => {
  it.each([
    ["DE", "eea"],
    ["no", "eea"],
    ["CH", "adequate"],
    ["GB", "adequate"],
    ["US", "partial"],
    ["CA", "partial"],
    ["BR", "partial"],
    ["IN", "none"],
    ["SG", "none"],
    ["*", "unknown"],
    ["Atlantis", "unknown"],
  ])("%s: %s", (country, kind) => expect(adequacyOf(country, today).kind).toBe(kind));

  it("says whom a partial decision covers, and from which fact", () => {
    const { scope, facts } = adequacyOf("US", today);
    expect(scope).toContain("DPF List");
    expect(facts.map(({ id }) => id)).toEqual(["country.US.adequacy"]);
  });

  it("no longer counts a decision that has expired", () => {
    expect(adequacyOf("GB", factsInForce(baseRegister, [], "2031-12-27", "2026-11-23")).kind).toBe("adequate");
    expect(adequacyOf("GB", factsInForce(baseRegister, [], "2031-12-28", "2026-11-23")).kind).toBe("none");
  });

  it("is unknown with an empty register, never none", () => {
    expect(adequacyOf("IN", factsInForce({ version: "empty", facts: [], events: [] }, [], "2026-11-23", "2026-11-23")).kind).toBe(
      "unknown",
    );
  });
});
