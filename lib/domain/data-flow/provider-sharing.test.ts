import { describe, expect, it } from "vitest";
import { recordOf } from "../assessment/minimal-content";
import type { AnswerValue } from "../questionnaire/answer";
import { find, travel } from "./trip-desk";

/** In July 2026 the terms in force allowed the maker to receive what this use sends; in November a fact excludes it. */
const fable = { model: "anthropic.claude-fable-5", inferenceRouting: "global", accountRetentionMode: "provider_data_share" };
const july = { asOf: "2026-07-15" };
const aws = recordOf("pr-cloudrec1", { name: "Cloud contract", provider: "aws", role: "processor", country: "LU" });
const elsewhere = recordOf("pr-hosting01", { name: "Hosting", kind: "itService", role: "processor", country: "IE" });

const amended = (clause: Readonly<Record<string, AnswerValue>>) => {
  const contract = recordOf("ct-amendment", {
    name: "Amendment",
    party: "pr-cloudrec1",
    kind: "negotiatedAmendment",
    negotiated: ["noProviderSharing"],
    evidence: ["ev-amendment"],
    ...clause,
  });
  return find(travel(fable, { processors: [aws, elsewhere], contracts: [contract] }, july), "provider:anthropic");
};

describe("a negotiated clause against sharing with the model's maker", () => {
  it("excludes the maker while it holds, and is the reason that is given", () => {
    const maker = amended({});
    expect(maker?.certainty).toBe("excluded");
    expect(maker?.because).toContainEqual(expect.objectContaining({ path: "contracts/ct-amendment/negotiated" }));
  });

  it("holds to its last day, and no longer", () => {
    expect(amended({ negotiatedUntil: "2026-07-15" })?.certainty).toBe("excluded");
    expect(amended({ negotiatedUntil: "2026-07-14" })?.certainty).toBe("possible");
  });

  it.each([
    ["without evidence", { evidence: [] }],
    ["of another kind", { negotiated: ["noTraining"] }],
    ["with somebody who does not run the model", { party: "pr-hosting01" }],
  ] as const)("counts for nothing %s", (_, clause) => {
    expect(amended(clause)?.certainty).toBe("possible");
  });
});

it("a maker whose record says that it reviews content is possible, whatever the facts exclude", () => {
  const maker = (providerReview: boolean) =>
    find(
      travel(fable, { processors: [recordOf("pr-makerrec1", { name: "Maker", provider: "anthropic", providerReview })] }),
      "provider:anthropic",
    );
  expect(maker(false)?.certainty).toBe("excluded");
  expect(maker(true)).toMatchObject({ certainty: "possible", receives: ["di-itinerary"] });
  expect(maker(true)?.because).toContainEqual(expect.objectContaining({ path: "processors/pr-makerrec1/providerReview" }));
});
