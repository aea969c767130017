import { expect, it } from "vitest";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { readAnswers } from "../questionnaire/reading";
import { baseRegister } from "./base-register";
import { factsInForce } from "./fact-lookup";
import { unknownNames } from "./unknown-names";

const facts = factsInForce(baseRegister, [], "2026-11-23", "2026-11-23");
const namesIn = (model: string, region: string) =>
  unknownNames(
    readAnswers(
      minimalContent({
        records: {
          modelUses: [recordOf("mu-aaaaaaaa", { platform: "bedrock", model, sourceRegion: region })],
          stores: [recordOf("st-aaaaaaaa", { operator: "aws", region })],
        },
      }),
    ),
    facts,
  ).map(({ kind, name, recordName }) => `${kind} ${name}: ${recordName}`);

it("names a model and Regions that the register does not hold, each at its answer", () => {
  expect(namesIn("acme.wonder-9", "mars-north-1")).toEqual([
    "model acme.wonder-9: Use of a model 1 (no name yet)",
    "region mars-north-1: Use of a model 1 (no name yet)",
    "region mars-north-1: Store 1 (no name yet)",
  ]);
});

it("takes an id with its geography and version, and a Region of the register, as known", () => {
  expect(namesIn("global.anthropic.claude-sonnet-4-6-v1:0", "eu-central-1")).toEqual([]);
});
