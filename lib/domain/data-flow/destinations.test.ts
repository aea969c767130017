import { describe, expect, it } from "vitest";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import type { Answer, AnswerValue } from "../questionnaire/answer";
import { readAnswers } from "../questionnaire/reading";
import { destinationFindings, destinationsOf } from "./destinations";

const facts = factsInForce(baseRegister, [], "2026-11-23", "2026-11-23");
const EU = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"];

function use(values: Readonly<Record<string, AnswerValue | Answer>>, on = facts) {
  const system = recordOf("sy-system001", { name: "Desk", country: "PT" });
  const readings = readAnswers(minimalContent({ records: { modelUses: [recordOf("mu-use00001", values)], systems: [system] } }));
  const [record] = readings.list("modelUses");
  if (!record) throw new Error("no model use");
  return {
    where: destinationsOf(record, on, readings),
    findings: destinationFindings(record, on, readings).map(({ id }) => id.split("@")[0]),
  };
}
const sonnet = { platform: "bedrock", model: "anthropic.claude-sonnet-4-6", endpoint: "runtime", sourceRegion: "eu-central-1" };

describe("where a model use may run", () => {
  it("in the called Region", () => {
    expect(use({ ...sonnet, inferenceRouting: "inRegion" }).where).toMatchObject({
      regions: ["eu-central-1"],
      countries: ["DE"],
      missing: [],
    });
  });

  it("in the Regions of the model's own geographic route, London included from London", () => {
    expect(use({ ...sonnet, inferenceRouting: "geographic" }).where.regions).toEqual(EU);
    expect(use({ ...sonnet, sourceRegion: "eu-west-2", inferenceRouting: "geographic" }).where.countries).toContain("GB");
  });

  it("in the geography's usual list where the register holds no route for the model", () => {
    const { where } = use({ ...sonnet, model: "anthropic.claude-haiku-4-5", inferenceRouting: "geographic" });
    expect(where.regions).toEqual(EU);
    expect(where.because).toContainEqual({ kind: "fact", id: "routing.eu.usual", version: 1 });
  });

  it("in every Region that the answers or the register name, whichever names more", () => {
    const { where } = use({ ...sonnet, inferenceRouting: "geographic", destinationRegions: ["eu-central-1", "eu-west-2"] });
    expect([...(where.regions ?? [])].sort()).toEqual([...EU, "eu-west-2"].sort());
  });

  it("anywhere with a global profile", () => {
    expect(use({ ...sonnet, inferenceRouting: "global" }).where).toMatchObject({ regions: "*", countries: "*" });
  });

  it("undetermined while routing or Region is open, naming it", () => {
    expect(use(sonnet).where).toMatchObject({ regions: null, missing: ["modelUses/mu-use00001/inferenceRouting"] });
    expect(use({ ...sonnet, sourceRegion: { unknown: true }, inferenceRouting: "inRegion" }).where).toMatchObject({
      countries: null,
      missing: ["modelUses/mu-use00001/sourceRegion"],
    });
    expect(use({}).where.missing).toEqual(["modelUses/mu-use00001/platform"]);
  });

  it("keeps the text of a Region that the register does not know, and no country", () => {
    expect(use({ ...sonnet, sourceRegion: "xx-north-9", inferenceRouting: "inRegion" }).where).toMatchObject({
      regions: ["xx-north-9"],
      countries: null,
      missing: ["modelUses/mu-use00001/sourceRegion"],
    });
  });

  it("undetermined, with a finding, where no such profile is offered or the model's id contradicts the answer", () => {
    const fable = { ...sonnet, model: "anthropic.claude-fable-5-1" };
    expect(use({ ...fable, inferenceRouting: "geographic" })).toMatchObject({ where: { regions: null }, findings: ["noSuchProfile"] });
    expect(use({ ...fable, inferenceRouting: "inRegion" })).toMatchObject({ where: { regions: null }, findings: ["notInRegion"] });
    expect(use({ ...sonnet, model: "global.anthropic.claude-sonnet-4-6", inferenceRouting: "inRegion" }).where.regions).toBeNull();
    expect(use({ ...sonnet, inferenceRouting: "global" }).findings).toEqual([]);
  });

  it("undetermined, with a finding, where the Region takes no part in global routing", () => {
    expect(use({ ...sonnet, sourceRegion: "eusc-de-east-1", inferenceRouting: "global" })).toMatchObject({
      where: { countries: null, missing: ["modelUses/mu-use00001/inferenceRouting"] },
      findings: ["notInGlobal"],
    });
  });

  it("finds an endpoint that its Region does not offer", () => {
    expect(use({ ...sonnet, endpoint: "mantle", sourceRegion: "eu-west-3", inferenceRouting: "inRegion" }).findings).toEqual([
      "mantleNotInRegion",
    ]);
  });

  it("elsewhere follows the country answered, unless the platform does not offer it", () => {
    expect(use({ platform: "providerApi", platformCountry: "US", model: "Claude Sonnet 4.6" }).where.countries).toEqual(["US"]);
    expect(use({ platform: "claudePlatformOnAws", platformCountry: "IE" })).toMatchObject({
      where: { countries: "anywhere" },
      findings: ["countryNotOffered"],
    });
    expect(use({ platform: "claudePlatformOnAws" }).where.countries).toBe("anywhere");
    expect(use({ platform: "otherCloud" }).where).toMatchObject({ countries: null, missing: ["modelUses/mu-use00001/platformCountry"] });
  });

  it("on own machines lies where the calling system does", () => {
    expect(use({ platform: "ownMachines", system: "sy-system001" }).where.countries).toEqual(["PT"]);
    expect(use({ platform: "ownMachines" }).where).toMatchObject({ countries: null, missing: ["modelUses/mu-use00001/system"] });
  });

  it("is undetermined with an empty register", () => {
    const empty = factsInForce({ version: "empty", facts: [], events: [] }, [], "2026-11-23", "2026-11-23");
    expect(use({ ...sonnet, inferenceRouting: "geographic" }, empty).where).toMatchObject({ regions: null, countries: null });
  });
});
