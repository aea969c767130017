import { describe, expect, it } from "vitest";
import { baseRegister } from "./base-register";
import { factsInForce } from "./fact-lookup";
import { geographyOfModelId, identifyModel, identifyProvider, suggestedModels, suggestedProviders, suggestedRegions } from "./models";

const facts = factsInForce(baseRegister, [], "2026-11-23", "2026-11-23");

describe("identifying a model", () => {
  it.each([
    ["global.anthropic.claude-fable-5-1", "anthropic.claude-fable-5-1", "claude-fable-5-1"],
    ["Claude Fable 5.1", "anthropic.claude-fable-5-1", "claude-fable-5-1"],
    ["anthropic claude fable 5.1", "anthropic.claude-fable-5-1", "claude-fable-5-1"],
    ["anthropic.claude-fable-5", "anthropic.claude-fable-5", "claude-fable-5"],
    ["anthropic.claude-fable-5-2", "anthropic.claude-fable-5-2", "claude-fable-5-2"],
    ["Claude Mythos Preview", "anthropic.claude-mythos-preview", "claude-mythos"],
    ["eu.amazon.nova-2-lite-v1:0", "amazon.nova-2-lite", "other-named-models"],
    ["Amazon Nova 2 Lite", "amazon.nova-2-lite", "other-named-models"],
    [
      "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
      "anthropic.claude-sonnet-4-5",
      "other-named-models",
    ],
    [
      "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-6",
      "anthropic.claude-sonnet-4-6",
      "other-named-models",
    ],
    ["openai.gpt-5.4", "openai.gpt-5-4", "openai-gpt"],
    ["GPT-5.6 Sol", "openai.gpt-5-6-sol", "openai-gpt"],
    ["openai.gpt-oss-120b-1:0", "openai.gpt-oss-120b", "openai-gpt-oss"],
  ])("knows %s", (text, model, family) => {
    expect(identifyModel(text, facts)).toMatchObject({ unknown: false, model, family });
  });

  it("knows the maker, and no requirement, of an id in no list", () => {
    expect(identifyModel("anthropic.claude-zeta-9", facts)).toMatchObject({ providerKey: "anthropic", model: null, family: null });
  });

  it.each(["", "Quill 3", "arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc123", "anthropic.", "::::"])(
    "says that %j is unknown",
    (text) => expect(identifyModel(text, facts)).toEqual({ unknown: true }),
  );

  it("does not know a model before it existed", () => {
    const july = factsInForce(baseRegister, [], "2026-07-15", "2026-07-15");
    expect(identifyModel("anthropic.claude-fable-5-1", july)).toMatchObject({ providerKey: "anthropic", family: null });
  });

  it("says whether another company than the operator made it", () => {
    expect(identifyModel("amazon.nova-lite-v1:0", facts)).toMatchObject({ providerKey: "aws", thirdParty: false });
    expect(identifyModel("mistral.mistral-large", facts)).toMatchObject({ providerKey: "mistral", thirdParty: true });
  });
});

it("reads the geography that an id names", () => {
  expect(geographyOfModelId("eu.cohere.embed-v4:0", facts)).toBe("eu");
  expect(geographyOfModelId("us-gov.openai.gpt-5.4", facts)).toBe("us-gov");
  expect(geographyOfModelId("cohere.embed-v4:0", facts)).toBeNull();
});

it("finds a provider by key, name and other names", () => {
  expect(identifyProvider("aws", facts)?.name).toBe("Amazon Web Services");
  expect(identifyProvider("Amazon", facts)?.key).toBe("aws");
  expect(identifyProvider("Mistral AI", facts)?.key).toBe("mistral");
  expect(identifyProvider("Northwind", facts)).toBeNull();
});

it("offers models, Regions and providers to choose from", () => {
  expect(suggestedModels(facts)).toContainEqual({
    key: "anthropic.claude-sonnet-4-6",
    name: "Claude Sonnet 4.6",
    providerName: "Anthropic",
  });
  expect(suggestedRegions(facts)).toContainEqual({ code: "eu-central-1", name: "Frankfurt", country: "DE" });
  expect(suggestedProviders(facts)).toContainEqual({ key: "cohere", name: "Cohere" });
});
