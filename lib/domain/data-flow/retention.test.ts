import { describe, expect, it } from "vitest";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import { sentence } from "../language/sentence";
import type { Answer, AnswerValue, AssessmentRecord } from "../questionnaire/answer";
import { readAnswers } from "../questionnaire/reading";
import type { ModelUseRetention } from "./map";
import { retentionFindings, retentionOf } from "./retention";

type Values = Readonly<Record<string, AnswerValue | Answer>>;
const ID = "mu-use00001";
const path = (field: string) => `modelUses/${ID}/${field}`;

function of(values: Values, day = "2026-11-23", contracts: readonly AssessmentRecord[] = []): ModelUseRetention {
  const processors = [recordOf("pr-cloud001", { name: "Cloud", provider: "aws", kind: "cloudProvider" })];
  const readings = readAnswers(minimalContent({ asOf: day, records: { modelUses: [recordOf(ID, values)], processors, contracts } }));
  const [use] = readings.list("modelUses");
  if (!use) throw new Error("no model use");
  const retention = retentionOf(use, readings, factsInForce(baseRegister, [], day, day));
  for (const { says } of retention.steps) expect(sentence(says)).not.toContain("{");
  return retention;
}

const plain = { platform: "bedrock", endpoint: "runtime", api: "invokeOrConverse", throughput: "onDemand", promptCaching: "off" };
const models = { none: "anthropic.claude-sonnet-4-6", default: "openai.gpt-5.4", aws_review: "anthropic.claude-fable-5-1" };

/** mode set × what the model needs → outcome, review, standing authorisation. */
const table = [
  ["none", "none", "nothingKept", "none", false],
  ["default", "none", "nothingKept", "none", false],
  ["inherit", "none", "nothingKept", "none", false],
  ["aws_review", "none", "nothingKept", "none", true],
  ["provider_data_share", "none", "nothingKept", "none", true],
  ["none", "default", "callRefused", "none", false],
  ["default", "default", "kept", "automated", false],
  ["inherit", "default", "kept", "automated", false],
  ["aws_review", "default", "kept", "automated", true],
  ["provider_data_share", "default", "kept", "automated", true],
  ["none", "aws_review", "callRefused", "none", false],
  ["default", "aws_review", "callRefused", "none", false],
  ["inherit", "aws_review", "callRefused", "none", false],
  ["aws_review", "aws_review", "kept", "awsHumans", false],
  ["provider_data_share", "aws_review", "kept", "awsHumans", true],
] as const;

describe.each(["runtime", "mantle"] as const)("on bedrock-%s", (endpoint) => {
  it.each(table)("mode %s, model needs %s: %s", (mode, need, outcome, review, standing) => {
    const set = endpoint === "runtime" ? { accountRetentionMode: mode } : { projectRetentionMode: mode, accountRetentionMode: "inherit" };
    const result = of({ ...plain, endpoint, model: models[need], ...set });
    expect(result).toMatchObject({ outcome, review, standingAuthorisation: standing, requirement: need, missing: [] });
    expect(result.retention).toEqual(outcome === "kept" ? { kind: "days", days: 30 } : { kind: "none" });
  });

  /** mode set × `store` → refused, days that the response is stored. */
  it.each([
    ["none", true, "callRefused", null],
    ["none", false, "nothingKept", null],
    ["none", undefined, "nothingKept", null],
    ["default", true, "nothingKept", 30],
    ["default", false, "nothingKept", null],
    ["default", undefined, "nothingKept", 30],
    ["aws_review", true, "nothingKept", 30],
  ] as const)("mode %s, store %s", (mode, store, outcome, days) => {
    const project = endpoint === "mantle" ? { projectRetentionMode: mode } : {};
    const asked = store === undefined ? {} : { responsesStore: store };
    const result = of({ ...plain, ...asked, endpoint, api: "responses", model: models.none, accountRetentionMode: mode, ...project });
    expect(result.outcome).toBe(outcome);
    const copy = result.apart.find(({ what }) => what === "storedResponses");
    expect(copy?.retention ?? null).toEqual(days === null ? null : { kind: "days", days });
    expect(result.missing).toEqual(store === undefined && days !== null ? [path("responsesStore")] : []);
  });
});

describe("which mode counts", () => {
  it("a project's own setting counts on bedrock-mantle only, before the account's", () => {
    const both = { ...plain, model: models.aws_review, projectRetentionMode: "aws_review", accountRetentionMode: "none" };
    expect(of({ ...both, endpoint: "mantle" })).toMatchObject({ setMode: "aws_review", outcome: "kept" });
    expect(of(both)).toMatchObject({ setMode: "none", outcome: "callRefused" });
  });

  it("an open endpoint or mode leaves the outcome undetermined and is named", () => {
    const { endpoint: _, ...noEndpoint } = plain;
    expect(of({ ...noEndpoint, model: models.aws_review, accountRetentionMode: "aws_review" })).toMatchObject({
      outcome: "undetermined",
      setMode: null,
    });
    const open = of({ ...plain, model: models.aws_review, accountRetentionMode: { unknown: true } });
    expect(open).toMatchObject({ outcome: "undetermined", review: "undetermined", missing: [path("accountRetentionMode")] });
  });

  it("a model that keeps nothing keeps nothing, whatever is open", () => {
    expect(of({ ...plain, model: models.none }).outcome).toBe("nothingKept");
  });
});

describe("what is not known", () => {
  it.each(["Quill 3", "anthropic.claude-zeta-9", "anthropic.claude-fable-5-2", "Claude Mythos 5.1"])(
    "%s is undetermined, never none",
    (model) => {
      const result = of({ ...plain, model, accountRetentionMode: "none" });
      expect(result).toMatchObject({ requirement: null, outcome: "undetermined", missing: [path("model")] });
    },
  );

  it("an open platform or model is named", () => {
    expect(of({}).missing).toEqual([path("platform")]);
    expect(of({ ...plain, accountRetentionMode: "none" }).missing).toEqual([path("model")]);
  });
});

describe("copies apart", () => {
  const whats = (result: ModelUseRetention) => result.apart.map(({ what }) => what);

  it("always names the safety exceptions", () => {
    expect(whats(of({ ...plain, model: models.none, accountRetentionMode: "none" }))).toEqual(["safetyExceptions"]);
  });

  it("names caches with their length and batch files until deleted", () => {
    const result = of({ ...plain, model: models.none, accountRetentionMode: "none", throughput: "batch", promptCaching: "oneHour" });
    expect(whats(result)).toEqual(["promptCache", "batchFiles", "safetyExceptions"]);
    expect(result.apart[0]?.retention).toEqual({ kind: "days", days: 1 / 24 });
    expect(result.apart[1]?.retention).toEqual({ kind: "untilDeleted" });
    expect(result.steps.map(({ says }) => sentence(says)).join(" ")).toContain("60 minutes");
  });

  it("leaves the length of implicit caching undetermined", () => {
    const result = of({ ...plain, model: models.none, accountRetentionMode: "none", promptCaching: "implicit" });
    expect(result.apart[0]?.retention.kind).toBe("undetermined");
  });
});

describe("a negotiated zero retention", () => {
  const contract = (values: Values) => [
    recordOf("ct-zero0001", { name: "Amendment", party: "pr-cloud001", negotiated: ["zeroRetention"], ...values }),
  ];
  const fable = { ...plain, model: models.aws_review, accountRetentionMode: "aws_review" };

  it("counts with evidence, on its last day too", () => {
    const terms = contract({ evidence: ["ev-1"], negotiatedUntil: "2026-11-23" });
    expect(of(fable, "2026-11-23", terms)).toMatchObject({ outcome: "nothingKept", standingAuthorisation: true });
  });

  it("does not count without evidence or after its end, and is shown", () => {
    for (const [values, words] of [
      [{}, "no evidence"],
      [{ evidence: ["ev-1"], negotiatedUntil: "2026-11-22" }, "has passed"],
    ] as const) {
      const result = of(fable, "2026-11-23", contract(values));
      expect(result.outcome).toBe("kept");
      expect(result.steps.map(({ says }) => sentence(says)).join(" ")).toContain(words);
    }
  });
});

describe("platforms other than Bedrock", () => {
  it("keep what is known of them, else undetermined", () => {
    expect(of({ platform: "ownMachines" })).toMatchObject({ outcome: "notBedrock", retention: { kind: "none" }, review: "none" });
    expect(of({ platform: "claudePlatformOnAws" })).toMatchObject({
      outcome: "notBedrock",
      retention: { kind: "undetermined" },
      review: "undetermined",
    });
    expect(of({ platform: "other" }).missing).toEqual([path("operator")]);
  });
});

describe("June to November 2026, day by day, as known on each day", () => {
  const days: string[] = [];
  for (let time = Date.UTC(2026, 5, 1); time <= Date.UTC(2026, 10, 23); time += 86_400_000)
    days.push(new Date(time).toISOString().slice(0, 10));
  const runs = (values: Values) => {
    const spans: [string, string, string][] = [];
    for (const day of days) {
      const { outcome, review } = of({ ...plain, ...values }, day);
      const last = spans.at(-1);
      if (!last || last[1] !== outcome || last[2] !== review) spans.push([day, outcome, review]);
    }
    return spans;
  };

  it("Claude Fable 5 under provider_data_share: the maker possible, then reviewers at AWS", () => {
    expect(runs({ model: "anthropic.claude-fable-5", accountRetentionMode: "provider_data_share" })).toEqual([
      ["2026-06-01", "undetermined", "undetermined"],
      ["2026-06-09", "kept", "provider"],
      ["2026-09-01", "kept", "awsHumans"],
    ]);
  });

  it("Claude Fable 5 under aws_review: a mode that did not exist, then kept", () => {
    expect(runs({ model: "anthropic.claude-fable-5", accountRetentionMode: "aws_review" })).toEqual([
      ["2026-06-01", "undetermined", "undetermined"],
      ["2026-09-01", "kept", "awsHumans"],
    ]);
  });

  it("Claude Fable 5 under default: refused from its first day on", () => {
    expect(runs({ model: "anthropic.claude-fable-5", accountRetentionMode: "default" })).toEqual([
      ["2026-06-01", "undetermined", "undetermined"],
      ["2026-06-09", "callRefused", "none"],
    ]);
  });

  it("a model that keeps nothing, which the register names since November: open before, never taken for harmless", () => {
    expect(runs({ model: models.none, accountRetentionMode: "provider_data_share" })).toEqual([
      ["2026-06-01", "undetermined", "undetermined"],
      ["2026-11-23", "nothingKept", "none"],
    ]);
  });

  it("tells of the days on which the model was reported off", () => {
    const readings = readAnswers(minimalContent({ records: { modelUses: [recordOf(ID, { model: "anthropic.claude-fable-5" })] } }));
    const off = (day: string) =>
      readings.list("modelUses").flatMap((use) => retentionFindings(use, factsInForce(baseRegister, [], day, "2026-11-23"))).length;
    expect(["2026-06-11", "2026-06-12", "2026-06-30", "2026-07-01"].map(off)).toEqual([0, 1, 1, 0]);
  });
});
