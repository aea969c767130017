import { describe, expect, it } from "vitest";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { sentence } from "../language/sentence";
import { controlsFor, type EnforceableMeasure, enforceableMeasures } from "./control-generators";
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

  it("counts a denied call only where AWS says that something denied it, by the action that was denied", () => {
    const lacking = {
      ...denied("bedrock"),
      errorMessage: "User is not authorized to perform: bedrock:PutAccountDataRetention because no identity-based policy allows it",
    };
    expect(shownBy(lacking as never)).toEqual([]);
    const keyed = {
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
      errorCode: "AccessDenied",
      errorMessage: "User is not authorized to perform: bedrock:CallWithBearerToken with an explicit deny in a service control policy",
    };
    expect(shownBy(keyed as never)).toEqual([{ shows: "deniedCall", call: "bedrock:CallWithBearerToken", day: null }]);
  });

  it("says that several policies leave open which is attached, and which of them denied a call", () => {
    const outputs = [
      JSON.parse(all.get("globalDenied") ?? ""),
      JSON.parse(all.get("approvedModels") ?? ""),
      attached,
      ...calls("bedrock:InvokeModel", "bedrock-mantle:CreateInference"),
    ];
    const found = statusProposals(
      outputs.flatMap((one, index) => shownBy(one as never, index)),
      reach,
    );
    expect(found.map(({ measure, status: is }) => [measure, is])).toEqual([
      ["M-06", "planned"],
      ["M-07", "planned"],
    ]);
    const missing = found[0]?.missing.map((message) => sentence(message)).join(" ");
    expect(missing).toMatch(/which of them is attached/);
    expect(missing).toMatch(/could be the work of another policy/);
  });
});

// ---- Each measure with controls: what its own text proves, what its outputs prove, and what they do not. ----

const whole = minimalContent({
  records: {
    modelUses: [
      recordOf("mu-runtime01", {
        name: "R",
        platform: "bedrock",
        endpoint: "runtime",
        model: "anthropic.claude-sonnet-4-6",
        sourceRegion: "eu-central-1",
        inferenceRouting: "inRegion",
      }),
      recordOf("mu-mantle001", {
        name: "M",
        platform: "bedrock",
        endpoint: "mantle",
        model: "anthropic.claude-sonnet-4-6",
        sourceRegion: "eu-central-1",
        inferenceRouting: "inRegion",
      }),
    ],
    stores: [recordOf("st-logs00001", { name: "L", kind: "invocationLogs", operator: "aws", region: "eu-central-1" })],
  },
});
const all = new Map(controlsFor(controlInputs(whole, baseRegister)).map((control) => [control.id, control.text]));
const calls = (...names: readonly string[]) =>
  names.map((name) => {
    const [prefix, action] = name.split(":");
    return {
      eventTime: "2026-11-22T09:00:00Z",
      eventSource: `${prefix}.amazonaws.com`,
      eventName: action,
      errorCode: "AccessDenied",
      errorMessage: `User is not authorized to perform: ${name} with an explicit deny in a service control policy`,
    };
  });
const filters = (input: string, output: string) => ({
  guardrailId: "g1",
  guardrailArn: "arn:aws:bedrock:eu-central-1:111122223333:guardrail/g1",
  status: "READY",
  contentPolicy: { filters: [{ type: "HATE", inputStrength: input, outputStrength: output }] },
});
const endpoint = (service: string, more: object = {}) => ({
  ServiceName: `com.amazonaws.eu-central-1.${service}`,
  State: "available",
  PrivateDnsEnabled: true,
  PolicyDocument: all.get("endpointPolicy"),
  ...more,
});
const off = Object.fromEntries(["text", "image", "embedding", "video", "audio"].map((kind) => [`${kind}DataDeliveryEnabled`, false]));
const optedOut = (services: object) => ({
  EffectivePolicy: { PolicyType: "AISERVICES_OPT_OUT_POLICY", PolicyContent: JSON.stringify({ services }) },
});
const invokes = calls("bedrock:InvokeModel", "bedrock-mantle:CreateInference");

type Case = {
  measure: EnforceableMeasure;
  /** The text as Groundwork writes it; null where it writes commands only. */
  text: unknown;
  /** Settings that show it, and one that does not. */
  set: readonly unknown[];
  unset: unknown;
  /** What shows that the policy is in force and was tried. */
  held: readonly unknown[];
  becomes: { text: string | undefined; set: string | undefined; held: string | undefined; both: string | undefined };
};
const scp = { text: "planned", set: undefined, held: "implemented", both: "implemented" } as const;
const withSetting = { text: "planned", set: "partial", held: "partial", both: "implemented" } as const;
const settingOnly = { text: undefined, set: "partial", held: undefined, both: "partial" } as const;
const written = (id: string): unknown => JSON.parse(all.get(id) ?? "null");
const cases: readonly Case[] = [
  {
    measure: "M-03",
    text: written("guardrailOnAnswers"),
    set: [filters("NONE", "HIGH")],
    unset: filters("HIGH", "NONE"),
    held: [attached, ...invokes],
    becomes: withSetting,
  },
  {
    measure: "M-04",
    text: written("guardrailOnPrompts"),
    set: [filters("HIGH", "NONE")],
    unset: filters("NONE", "HIGH"),
    held: [attached, ...invokes],
    becomes: withSetting,
  },
  {
    measure: "M-05",
    text: written("retentionNone"),
    set: [{ mode: "none" }],
    unset: { mode: "default" },
    held: [attached, ...calls("bedrock:PutAccountDataRetention", "bedrock-mantle:CreateProject")],
    becomes: withSetting,
  },
  { measure: "M-06", text: written("approvedModels"), set: [], unset: null, held: [attached, ...invokes], becomes: scp },
  { measure: "M-07", text: written("globalDenied"), set: [], unset: null, held: [attached, ...invokes], becomes: scp },
  {
    measure: "M-08",
    text: written("onlyThroughEndpoints"),
    set: [{ VpcEndpoints: [endpoint("bedrock-runtime"), endpoint("bedrock-mantle")] }],
    unset: {
      VpcEndpoints: [
        endpoint("bedrock-runtime", {
          PolicyDocument: JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] }),
        }),
      ],
    },
    held: [attached, ...invokes],
    becomes: withSetting,
  },
  {
    measure: "M-09",
    text: written("ownKey"),
    set: [{ KeyMetadata: { KeyManager: "CUSTOMER", KeyState: "Enabled" } }],
    unset: { KeyMetadata: { KeyManager: "AWS", KeyState: "Enabled" } },
    held: [{ Policy: all.get("ownKey") }, ...calls("kms:Decrypt")],
    becomes: withSetting,
  },
  {
    measure: "M-10",
    text: written("loggingSettingsFixed"),
    set: [{ loggingConfig: { s3Config: { bucketName: "logs" }, ...off } }],
    unset: { loggingConfig: { s3Config: { bucketName: "logs" } } },
    held: [attached, ...calls("bedrock:PutModelInvocationLoggingConfiguration")],
    becomes: withSetting,
  },
  {
    measure: "M-11",
    text: written("logBucketReaders"),
    set: [],
    unset: null,
    held: [{ Policy: all.get("logBucketReaders") }, ...calls("s3:GetObject")],
    becomes: scp,
  },
  {
    measure: "M-12",
    text: written("longLivedKeysDenied"),
    set: [],
    unset: null,
    held: [attached, ...calls("bedrock:CallWithBearerToken", "bedrock-mantle:CallWithBearerToken")],
    becomes: { ...scp, held: "partial", both: "partial" },
  },
  {
    measure: "M-18",
    text: written("webAccessDenied"),
    set: [],
    unset: null,
    held: [attached, ...calls("bedrock-websearch:ExternalWebAccess")],
    becomes: { ...scp, held: "partial", both: "partial" },
  },
  {
    measure: "M-26",
    text: written("aiServicesOptOut"),
    set: [optedOut({ default: { opt_out_policy: "optOut" } })],
    unset: optedOut({ default: { opt_out_policy: "optOut" }, lex: { opt_out_policy: "optIn" } }),
    held: [attached],
    becomes: { text: "planned", set: "partial", held: "planned", both: "partial" },
  },
  {
    measure: "M-34",
    text: null,
    set: [{ Rules: [{ Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 30 } }] }],
    unset: { Rules: [{ Status: "Enabled", Filter: { Prefix: "a/" }, Expiration: { Days: 30 } }] },
    held: [],
    becomes: settingOnly,
  },
  {
    measure: "M-35",
    text: written("customisationDenied"),
    set: [],
    unset: null,
    held: [attached, ...calls("bedrock:CreateModelCustomizationJob", "bedrock-mantle:CreateFineTuningJob")],
    becomes: scp,
  },
  {
    measure: "M-47",
    text: null,
    set: [{ logGroups: [{ logGroupName: "a", retentionInDays: 30 }] }],
    unset: { logGroups: [{ logGroupName: "a", retentionInDays: 30 }, { logGroupName: "b" }] },
    held: [],
    becomes: settingOnly,
  },
  {
    measure: "M-52",
    text: written("reviewModesDenied"),
    set: [],
    unset: null,
    held: [attached, ...calls("bedrock:PutAccountDataRetention", "bedrock-mantle:UpdateProject")],
    becomes: scp,
  },
];

describe("each measure that AWS can enforce", () => {
  it("has a case here", () => {
    expect(cases.map(({ measure }) => measure).sort()).toEqual([...enforceableMeasures].sort());
  });

  it.each(cases)(
    "$measure: a text is planned, a setting read back partial, a policy in force with a denied call more",
    ({ measure, text: policy, set, unset, held, becomes }) => {
      const policies = policy === null ? [] : [policy];
      // What is read from a bucket or a key is the policy itself, in force.
      const tried = held.some((one) => typeof (one as { Policy?: unknown }).Policy === "string") ? held : [...policies, ...held];
      expect({
        text: status(measure, ...policies),
        set: status(measure, ...set),
        held: status(measure, ...tried),
        both: status(measure, ...tried, ...set),
      }).toEqual(becomes);
      const proposal = proposed(...tried, ...set).find((one) => one.measure === measure);
      expect(proposal?.reach).toEqual(reach);
      for (const message of [proposal?.says, ...(proposal?.missing ?? [])]) expect(message && sentence(message)).toMatch(/^[A-Z].*\.$/);
      if (unset === null) return;
      expect(status(measure, unset)).toBeUndefined();
      // A guardrail for one side says nothing against the other.
      if (measure === "M-03" || measure === "M-04") return;
      expect(status(measure, ...set, unset)).toBeUndefined();
      expect(contradictingOutputs(shownBy(unset as never)).length).toBeGreaterThan(0);
    },
  );
});

it.each(cases.filter(({ text: policy }) => policy !== null && (policy as { Statement?: unknown }).Statement))(
  "$measure: a policy with one exception more counts for nothing",
  ({ measure, text: policy }) => {
    const { Statement } = policy as { Statement: readonly { Effect: string; Condition?: object }[] };
    const excepted = Statement.map((one) => ({ ...one, Condition: { ...one.Condition, Bool: { "aws:MultiFactorAuthPresent": "false" } } }));
    expect(status(measure, { Statement: excepted })).toBeUndefined();
    const elsewhere = Statement.map((one) => ({ ...one, Resource: "arn:aws:bedrock:eu-west-1:1:x/y", NotResource: undefined }));
    expect(status(measure, { Statement: elsewhere })).toBeUndefined();
  },
);
