import { describe, expect, it } from "vitest";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { sentence } from "../language/sentence";
import { controlsFor } from "./control-generators";
import { controlInputs } from "./control-inputs";
import { contradictingOutputs, evidenceText, type Shown, shownBy, statusProposals } from "./status-proposals";

const reach = { account: "production", regions: ["eu-central-1"], day: "2026-11-23" };
const text = (id: string): string => {
  const content = minimalContent({
    records: {
      modelUses: [recordOf("mu-runtime01", { name: "M", platform: "bedrock", endpoint: "runtime", sourceRegion: "eu-central-1" })],
    },
  });
  return controlsFor(controlInputs(content, baseRegister)).find((control) => control.id === id)?.text ?? "";
};
const denied = (source: string) => ({
  eventVersion: "1.11",
  eventTime: "2026-11-22T09:00:00Z",
  eventSource: `${source}.amazonaws.com`,
  eventName: "PutAccountDataRetention",
  errorCode: "AccessDenied",
  userIdentity: { accountId: "111122223333" },
});
const attached = { Targets: [{ TargetId: "ou-1", Name: "Workloads", Type: "ORGANIZATIONAL_UNIT" }] };
const proposed = (...outputs: readonly unknown[]) =>
  statusProposals(
    outputs.flatMap((one) => shownBy(one as never)),
    reach,
  );
const status = (measure: string, ...outputs: readonly unknown[]) => proposed(...outputs).find((one) => one.measure === measure)?.status;

describe("what a pasted output supports", () => {
  it("a policy text alone proves planned: as text, or as describe-policy prints it", () => {
    const policy = JSON.parse(text("retentionNone"));
    expect(status("M-05", policy)).toBe("planned");
    expect(status("M-05", { Policy: { PolicySummary: { Id: "p-1" }, Content: text("retentionNone") } })).toBe("planned");
    expect(status("M-52", JSON.parse(text("reviewModesDenied")))).toBe("planned");
  });

  it("an attached policy with a denied call on both prefixes proves implemented, with the mode read back", () => {
    const policy = JSON.parse(text("retentionNone"));
    const calls = { Records: [denied("bedrock"), denied("bedrock-mantle")] };
    expect(status("M-05", policy, attached, calls)).toBe("partial");
    expect(status("M-05", policy, attached, calls, { mode: "none" })).toBe("implemented");
    expect(status("M-52", JSON.parse(text("reviewModesDenied")), attached, calls)).toBe("implemented");
    const lookedUp = {
      Events: [{ CloudTrailEvent: JSON.stringify(denied("bedrock")) }, { CloudTrailEvent: JSON.stringify(denied("bedrock-mantle")) }],
    };
    expect(status("M-05", policy, attached, lookedUp, { mode: "none" })).toBe("implemented");
  });

  it("says what is missing: a prefix left open, no attachment, no denied call", () => {
    const policy = JSON.parse(text("retentionNone"));
    const one = { ...policy, Statement: policy.Statement.slice(0, 1) };
    const [proposal] = proposed(one, { mode: "none" }, denied("bedrock"));
    expect(proposal).toMatchObject({ measure: "M-05", status: "partial", reach });
    expect(proposal?.missing.map((message) => sentence(message))).toEqual([
      "The policy leaves the prefix bedrock-mantle open.",
      "That the policy is attached is not shown (list-targets-for-policy).",
      "No denied call on bedrock-mantle is shown (a CloudTrail event with AccessDenied).",
    ]);
  });

  it("a mode that is read back without a policy is partly in place; another mode speaks against it", () => {
    expect(status("M-05", { mode: "none", updatedAt: "2026-11-20T00:00:00Z" })).toBe("partial");
    expect(proposed({ mode: "aws_review" })).toEqual([]);
    expect(proposed({ mode: "none" }, { mode: "inherit" })).toEqual([]);
    expect(contradictingOutputs(shownBy({ mode: "aws_review" })).map((message) => sentence(message))[0]).toMatch(/aws_review/);
  });

  it("logging counts as without content only where each kind is turned off by name", () => {
    const off = {
      textDataDeliveryEnabled: false,
      imageDataDeliveryEnabled: false,
      embeddingDataDeliveryEnabled: false,
      videoDataDeliveryEnabled: false,
      audioDataDeliveryEnabled: false,
    };
    const config = (more: object) => ({ loggingConfig: { s3Config: { bucketName: "logs" }, ...more } });
    expect(status("M-10", config(off))).toBe("partial");
    expect(status("M-10", config({ ...off, audioDataDeliveryEnabled: undefined }))).toBeUndefined();
    expect(status("M-10", config({ ...off, textDataDeliveryEnabled: true }))).toBeUndefined();
    expect(contradictingOutputs(shownBy(config({ ...off, textDataDeliveryEnabled: true }) as never))).toHaveLength(1);
  });

  it("counts no policy with a further condition or an exception, no call that went through, nothing else", () => {
    const policy = JSON.parse(text("retentionNone"));
    const excepted = policy.Statement.map((statement: { Condition: object }) => ({
      ...statement,
      Condition: { ...statement.Condition, ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } },
    }));
    expect(proposed({ ...policy, Statement: excepted })).toEqual([]);
    expect(shownBy({ ...denied("bedrock"), errorCode: undefined } as never)).toEqual([]);
    expect(shownBy({ ...denied("s3") } as never)).toEqual([]);
    for (const nothing of [null, 3, "x", [], {}, { Targets: [] }, { Statement: [null] }, { Policy: { Content: "{" } }])
      expect(shownBy(nothing as never)).toEqual([]);
  });

  it("keeps as evidence only what it rests on, without account numbers", () => {
    const shown: readonly Shown[] = shownBy({ Records: [denied("bedrock")] });
    const kept = evidenceText("M-05", shown, { ...reach, account: "production 111122223333" });
    expect(kept).not.toContain("111122223333");
    expect(JSON.parse(kept)).toMatchObject({
      measure: "M-05",
      reach: { day: "2026-11-23" },
      shown: [{ shows: "deniedCall", call: "bedrock:PutAccountDataRetention", day: "2026-11-22" }],
    });
  });
});
