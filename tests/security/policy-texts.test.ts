import { describe, expect, it } from "vitest";
import { exampleContent } from "@/lib/domain/assessment/example";
import { minimalContent, recordOf } from "@/lib/domain/assessment/minimal-content";
import type { Control } from "@/lib/domain/controls/control";
import { controlsFor, type EnforceableMeasure, enforceableMeasures } from "@/lib/domain/controls/control-generators";
import { controlInputs } from "@/lib/domain/controls/control-inputs";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { englishMessages } from "@/lib/domain/language/english";
import { sentence } from "@/lib/domain/language/sentence";
import { measures } from "@/lib/domain/risk/measures";
import { decide, fullAccess, type PolicyRequest } from "../support/policy-evaluator";

/** Calls on both endpoints, in two Regions, with files at AWS: every text has something to say about it. */
const workload = minimalContent({
  records: {
    modelUses: [
      recordOf("mu-runtime01", {
        name: "Drafting",
        platform: "bedrock",
        endpoint: "runtime",
        model: "eu.anthropic.claude-sonnet-4-6",
        inferenceProfile: "eu.anthropic.claude-sonnet-4-6",
        sourceRegion: "eu-central-1",
        inferenceRouting: "geographic",
        guardrails: "both",
      }),
      recordOf("mu-mantle001", {
        name: "Research",
        platform: "bedrock",
        endpoint: "mantle",
        model: "openai.gpt-oss-120b",
        sourceRegion: "eu-west-1",
        inferenceRouting: "inRegion",
      }),
    ],
    stores: [
      recordOf("st-logs00001", {
        name: "Logs",
        kind: "invocationLogs",
        operator: "aws",
        region: "eu-central-1",
        retention: { amount: 3, unit: "months" },
      }),
      recordOf("st-batch0001", { name: "Batch", kind: "batchFiles", operator: "aws", region: "eu-central-1", retention: "untilDeleted" }),
    ],
  },
});
const controls = controlsFor(controlInputs(workload, baseRegister));
const byId = (id: string): Control => {
  const found = controls.find((control) => control.id === id);
  if (!found) throw new Error(`${id} was not made`);
  return found;
};
const policyOf = (id: string) => {
  const { policy } = byId(id);
  if (!policy) throw new Error(`${id} is no policy`);
  return policy;
};
/** Under the policy beside full access, as an organisation attaches it. */
const under = (id: string) => (request: PolicyRequest) => decide([fullAccess, policyOf(id)], request);

const model = (id: string, region = "eu-central-1") => `arn:aws:bedrock:${region}::foundation-model/${id}`;
const call = (resource: string, context: PolicyRequest["context"] = {}): PolicyRequest => ({
  action: "bedrock:InvokeModel",
  resource,
  context: { "aws:RequestedRegion": "eu-central-1", ...context },
});
const mantleCall = (name: string, context: PolicyRequest["context"] = {}): PolicyRequest => ({
  action: "bedrock-mantle:CreateInference",
  resource: "arn:aws:bedrock-mantle:eu-west-1:111122223333:project/default",
  context: { "bedrock-mantle:Model": name, "aws:RequestedRegion": "eu-west-1", ...context },
});
const setMode = (prefix: "bedrock" | "bedrock-mantle", action: string, mode?: string): PolicyRequest => ({
  action: `${prefix}:${action}`,
  context: mode === undefined ? {} : { [`${prefix}:DataRetentionMode`]: mode },
});
const sonnet = "anthropic.claude-sonnet-4-6";
const unrelated: readonly PolicyRequest[] = [
  { action: "s3:ListBucket", resource: "arn:aws:s3:::somewhere" },
  { action: "bedrock:ListFoundationModels" },
  { action: "bedrock-mantle:ListModels" },
];

/** What each policy text must deny and must leave alone, for each measure: the type demands one for every measure. */
const checks: Readonly<Record<EnforceableMeasure, () => void>> = {
  "M-03": () => guardrail("guardrailOnAnswers"),
  "M-04": () => guardrail("guardrailOnPrompts"),
  "M-05"() {
    const decideOn = under("retentionNone");
    for (const mode of ["default", "aws_review", "provider_data_share", "inherit"]) {
      expect(decideOn(setMode("bedrock", "PutAccountDataRetention", mode)), mode).toBe("denied");
      for (const action of ["PutAccountDataRetention", "CreateProject", "UpdateProject"])
        expect(decideOn(setMode("bedrock-mantle", action, mode)), `${action} ${mode}`).toBe("denied");
    }
    expect(decideOn(setMode("bedrock-mantle", "CreateProject"))).toBe("denied");
    expect(decideOn(setMode("bedrock", "PutAccountDataRetention", "none"))).toBe("allowed");
    for (const action of ["PutAccountDataRetention", "CreateProject", "UpdateProject"])
      expect(decideOn(setMode("bedrock-mantle", action, "none"))).toBe("allowed");
    expect(decideOn(call(model(sonnet)))).toBe("allowed");
    expect(decideOn({ action: "bedrock:GetAccountDataRetention" })).toBe("allowed");
    const { text, reach } = byId("setRetentionNone");
    for (const region of ["eu-central-1", "eu-west-1"]) {
      expect(text).toContain(`aws bedrock put-account-data-retention --mode none --region ${region}`);
      expect(text).toContain(`https://bedrock-mantle.${region}.api.aws/v1/data_retention`);
    }
    expect(reach).toEqual({ scope: "account", regions: ["eu-central-1", "eu-west-1"] });
  },
  "M-06"() {
    const decideOn = under("approvedModels");
    expect(decideOn(call(model(sonnet, "eu-north-1")))).toBe("allowed");
    expect(decideOn(call("arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-6"))).toBe("allowed");
    expect(decideOn(call(model("anthropic.claude-fable-5-1")))).toBe("denied");
    expect(decideOn(call("arn:aws:bedrock:eu-central-1:111122223333:inference-profile/global.anthropic.claude-sonnet-4-6"))).toBe("denied");
    // A longer name that begins the same is another model.
    expect(decideOn(call(model("anthropic.claude-sonnet-4-6-next")))).toBe("denied");
    expect(decideOn(mantleCall("openai.gpt-oss-120b"))).toBe("allowed");
    expect(decideOn(mantleCall("openai.gpt-6-1"))).toBe("denied");
    expect(decideOn({ action: "bedrock-mantle:CreateInference" })).toBe("denied");
  },
  "M-07"() {
    const decideOn = under("globalDenied");
    expect(decideOn(call("arn:aws:bedrock:::foundation-model/x", { "aws:RequestedRegion": "unspecified" }))).toBe("denied");
    for (const region of ["eu-central-1", "eu-north-1", "eu-south-1", "eu-west-3", "eu-west-1"])
      expect(decideOn(call(model(sonnet, region), { "aws:RequestedRegion": region })), region).toBe("allowed");
    expect(decideOn(call(model(sonnet, "us-east-1"), { "aws:RequestedRegion": "us-east-1" }))).toBe("denied");
    expect(decideOn(mantleCall("x", { "aws:RequestedRegion": "us-east-1" }))).toBe("denied");
    expect(decideOn(mantleCall("x"))).toBe("allowed");
    expect(decideOn({ action: "s3:GetObject", context: { "aws:RequestedRegion": "us-east-1" } })).toBe("allowed");
  },
  "M-08"() {
    const { text } = byId("privateEndpoints");
    for (const region of ["eu-central-1", "eu-west-1"])
      for (const service of ["bedrock-runtime", "bedrock-mantle"]) expect(text).toContain(`com.amazonaws.${region}.${service}`);
    const endpoint = (request: PolicyRequest) => decide([policyOf("endpointPolicy")], request);
    const own = { "aws:PrincipalAccount": "ACCOUNT_ID" };
    expect(endpoint(call(model(sonnet), own))).toBe("allowed");
    expect(endpoint(mantleCall("x", own))).toBe("allowed");
    expect(endpoint(call(model(sonnet), { "aws:PrincipalAccount": "999999999999" }))).toBe("not allowed");
    expect(endpoint({ action: "bedrock:CreateAgent", context: own })).toBe("not allowed");
    const outside = under("onlyThroughEndpoints");
    const direct = { "aws:ViaAWSService": "false" };
    expect(outside(call(model(sonnet), direct))).toBe("denied");
    expect(outside(mantleCall("x", { ...direct, "aws:SourceVpce": "vpce-other" }))).toBe("denied");
    expect(outside(call(model(sonnet), { ...direct, "aws:SourceVpce": "ENDPOINT_ID" }))).toBe("allowed");
    // A batch job is run by the service itself.
    expect(outside(call(model(sonnet), { "aws:ViaAWSService": "true" }))).toBe("allowed");
  },
  "M-09"() {
    const key = (request: PolicyRequest) => decide([policyOf("ownKey")], request);
    const role = (name: string) => ({ "aws:PrincipalArn": `arn:aws:iam::ACCOUNT_ID:role/${name}`, "aws:PrincipalIsAWSService": "false" });
    expect(key({ action: "kms:Decrypt", context: role("Curious") })).toBe("denied");
    expect(key({ action: "kms:Decrypt", context: role("READING_ROLE") })).toBe("allowed");
    expect(byId("ownKey").policy?.Statement[1]).toMatchObject({
      Principal: { Service: "bedrock.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "ACCOUNT_ID" } },
    });
  },
  "M-10"() {
    const { text } = byId("loggingWithoutContent");
    for (const what of ["text", "image", "embedding", "video", "audio"]) expect(text).toContain(`"${what}DataDeliveryEnabled":false`);
    const decideOn = under("loggingSettingsFixed");
    const by = (name: string) => ({ context: { "aws:PrincipalArn": `arn:aws:iam::111122223333:role/${name}` } });
    for (const action of ["bedrock:PutModelInvocationLoggingConfiguration", "bedrock:DeleteModelInvocationLoggingConfiguration"]) {
      expect(decideOn({ action, ...by("Developer") })).toBe("denied");
      expect(decideOn({ action, ...by("ADMIN_ROLE") })).toBe("allowed");
    }
    expect(decideOn({ action: "bedrock:GetModelInvocationLoggingConfiguration", ...by("Developer") })).toBe("allowed");
  },
  "M-11"() {
    const decideOn = under("logBucketReaders");
    const object = "arn:aws:s3:::LOG_BUCKET/2026/11/25/x.json.gz";
    const by = (name: string, tls = "true") => ({
      "aws:PrincipalArn": `arn:aws:iam::ACCOUNT_ID:role/${name}`,
      "aws:SecureTransport": tls,
    });
    expect(decideOn({ action: "s3:GetObject", resource: object, context: by("Developer") })).toBe("denied");
    expect(decideOn({ action: "s3:GetObjectVersion", resource: object, context: by("Developer") })).toBe("denied");
    expect(decideOn({ action: "s3:GetObject", resource: object, context: by("READING_ROLE") })).toBe("allowed");
    expect(decideOn({ action: "s3:GetObject", resource: object, context: by("READING_ROLE", "false") })).toBe("denied");
    expect(decideOn({ action: "s3:PutObject", resource: object, context: by("Bedrock") })).toBe("allowed");
    expect(decideOn({ action: "s3:GetObject", resource: "arn:aws:s3:::other/x", context: by("Developer") })).toBe("allowed");
  },
  "M-12"() {
    const role = (request: PolicyRequest) => decide([policyOf("callingRole")], request);
    expect(role(call(model(sonnet)))).toBe("allowed");
    expect(role(call(model("anthropic.claude-fable-5-1")))).toBe("not allowed");
    const project = { resource: "arn:aws:bedrock-mantle:eu-west-1:ACCOUNT_ID:project/PROJECT_ID" };
    expect(role({ ...mantleCall("openai.gpt-oss-120b"), ...project })).toBe("allowed");
    expect(role({ ...mantleCall("openai.gpt-6-1"), ...project })).toBe("not allowed");
    expect(role({ action: "bedrock:CreateModelCustomizationJob" })).toBe("not allowed");
    const keys = under("longLivedKeysDenied");
    for (const prefix of ["bedrock", "bedrock-mantle"] as const) {
      const request = (type: string) => ({ action: `${prefix}:CallWithBearerToken`, context: { [`${prefix}:BearerTokenType`]: type } });
      expect(keys(request("LONG_TERM"))).toBe("denied");
      expect(keys(request("SHORT_TERM"))).toBe("allowed");
    }
  },
  "M-18"() {
    const decideOn = under("webAccessDenied");
    expect(decideOn({ action: "bedrock-websearch:ExternalWebAccess" })).toBe("denied");
    expect(decideOn({ action: "bedrock-websearch:InvokeSearch" })).toBe("allowed");
  },
  "M-26"() {
    expect(JSON.parse(byId("aiServicesOptOut").text)).toEqual({ services: { default: { opt_out_policy: { "@@assign": "optOut" } } } });
    expect(byId("aiServicesOptOut").sources[0]?.standing).toBe("unverified");
  },
  "M-34"() {
    const { text, toReplace } = byId("deletionByRule");
    expect(text).toContain('"Expiration":{"Days":91}');
    expect(text).toContain('"Expiration":{"Days":DAYS}');
    expect(toReplace).toEqual(["LOG_BUCKET", "BATCH_BUCKET", "DAYS"]);
  },
  "M-35"() {
    const decideOn = under("customisationDenied");
    for (const action of ["bedrock:CreateModelCustomizationJob", "bedrock:CreateModelImportJob", "bedrock-mantle:CreateFineTuningJob"])
      expect(decideOn({ action }), action).toBe("denied");
    expect(decideOn(call(model(sonnet)))).toBe("allowed");
    expect(decideOn(mantleCall("x"))).toBe("allowed");
  },
  "M-47"() {
    expect(byId("logGroupsEnd").text).toBe(
      "aws logs put-retention-policy --log-group-name LOG_GROUP --retention-in-days 91 --region eu-central-1",
    );
  },
  "M-52"() {
    const decideOn = under("reviewModesDenied");
    for (const prefix of ["bedrock", "bedrock-mantle"] as const) {
      for (const mode of ["aws_review", "provider_data_share"])
        expect(decideOn(setMode(prefix, "PutAccountDataRetention", mode))).toBe("denied");
      for (const mode of ["none", "default", "inherit"]) expect(decideOn(setMode(prefix, "PutAccountDataRetention", mode))).toBe("allowed");
    }
    expect(decideOn(setMode("bedrock-mantle", "UpdateProject", "aws_review"))).toBe("denied");
    expect(decideOn(setMode("bedrock-mantle", "CreateProject"))).toBe("allowed");
  },
};

function guardrail(id: string) {
  const decideOn = under(id);
  const named = (identifier: string) => call(model(sonnet), { "bedrock:GuardrailIdentifier": identifier });
  expect(decideOn(call(model(sonnet)))).toBe("denied");
  expect(decideOn(named("arn:aws:bedrock:eu-central-1:ACCOUNT_ID:guardrail/another"))).toBe("denied");
  expect(decideOn(named("arn:aws:bedrock:eu-central-1:ACCOUNT_ID:guardrail/GUARDRAIL_ID:3"))).toBe("allowed");
  expect(decideOn(named("arn:aws:bedrock:eu-central-1:ACCOUNT_ID:guardrail/GUARDRAIL_ID"))).toBe("allowed");
  // Guardrails do not reach that endpoint, so the way round is closed.
  expect(decideOn(mantleCall("openai.gpt-oss-120b"))).toBe("denied");
  expect(byId(id).stops.map((message) => message.values.name)).toEqual(["Research"]);
}

describe("each text denies what it must and leaves the rest alone", () => {
  for (const [measure, check] of Object.entries(checks)) it(measure, check);

  it("leaves alone what it does not concern", () => {
    for (const { id, kind } of controls.filter((one) => one.kind === "scp"))
      for (const request of unrelated) expect(under(id)(request), `${id} (${kind}) ${request.action}`).toBe("allowed");
  });
});

describe("the table of texts", () => {
  it("covers every technical measure, by a text or by the reason why AWS cannot enforce it", () => {
    for (const measure of measures.filter(({ kind }) => kind === "technical")) {
      const enforced = (enforceableMeasures as readonly string[]).includes(measure.id);
      const reason = englishMessages[`control.notByAws.${measure.id}`];
      expect([enforced, reason !== undefined], measure.id).toContain(true);
      expect(enforced && reason !== undefined, measure.id).toBe(false);
    }
  });

  it("names source, reach and words of each text, and both prefixes wherever both exist", () => {
    for (const control of controls) {
      expect(control.sources.length, control.id).toBeGreaterThan(0);
      for (const message of [control.title, ...control.says, ...control.stops]) expect(sentence(message)).toMatch(/\S/);
      if (control.policy) expect(JSON.parse(control.text)).toEqual(control.policy);
      if (control.kind === "scp") for (const statement of control.policy?.Statement ?? []) expect(statement.Principal).toBeUndefined();
    }
    for (const id of [
      "retentionNone",
      "reviewModesDenied",
      "approvedModels",
      "globalDenied",
      "onlyThroughEndpoints",
      "customisationDenied",
      "longLivedKeysDenied",
      "guardrailOnPrompts",
    ]) {
      expect(byId(id).text, id).toContain('"bedrock:');
      expect(byId(id).text, id).toContain('"bedrock-mantle:');
    }
  });

  it("says what would stop, as the worked example is answered", () => {
    const example = controlsFor(controlInputs(exampleContent, baseRegister));
    const stops = (id: string) => example.find((control) => control.id === id)?.stops.map((message) => sentence(message));
    expect(stops("retentionNone")).toEqual([
      "The model of “Answers in the chat” needs retention: its calls are refused under the mode none.",
    ]);
    expect(stops("globalDenied")).toEqual(["“Answers in the chat” is called through a global profile and would be denied."]);
  });

  it("writes nothing about Regions, models or stores that nobody has answered", () => {
    const empty = controlsFor(controlInputs(minimalContent(), baseRegister));
    expect(empty.map(({ id }) => id).sort()).toEqual(
      [
        "aiServicesOptOut",
        "customisationDenied",
        "globalDenied",
        "loggingSettingsFixed",
        "longLivedKeysDenied",
        "onlyThroughEndpoints",
        "retentionNone",
        "reviewModesDenied",
        "webAccessDenied",
      ].filter((id) => id !== "onlyThroughEndpoints"),
    );
  });
});
