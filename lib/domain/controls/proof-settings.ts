import { isObject, type Json, own } from "../interchange/aws/aws-file";
import { recogniseCall } from "../interchange/aws/calls";
import { listOf } from "./proof-guards";

/** What AWS reads back as it is set: it shows that a measure is there, not what keeps it there. */
const settingIds = [
  "modeNone",
  "noContentLogged",
  "guardrailOnAnswers",
  "guardrailOnPrompts",
  "privateEndpoints",
  "ownKey",
  "optedOut",
  "filesEnd",
  "logGroupsEnd",
] as const;
export type SettingId = (typeof settingIds)[number];

/** One setting as an output shows it: that it holds, or what speaks against it. Names and account numbers are left out. */
export type ShownSetting = { setting: SettingId; holds: boolean; detail: string };

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const parsed = (text: Json | undefined): Json => {
  if (typeof text !== "string") return text ?? null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
};

const kinds = ["text", "image", "embedding", "video", "audio"];

function ofCalls(json: Json): readonly ShownSetting[] {
  const call = recogniseCall(json);
  const item = call?.items[0]?.json;
  if (call?.call.kind === "accountDataRetention") {
    const mode = own(item, "mode");
    return typeof mode === "string" ? [{ setting: "modeNone", holds: mode === "none", detail: mode }] : [];
  }
  if (call?.call.kind === "invocationLogging") {
    const logs = own(item, "s3Config") !== undefined || own(item, "cloudWatchConfig") !== undefined;
    // Where a kind is not named, AWS delivers it: silence is no proof.
    const delivered = logs ? kinds.filter((kind) => own(item, `${kind}DataDeliveryEnabled`) !== false) : [];
    return [{ setting: "noContentLogged", holds: delivered.length === 0, detail: delivered.join(", ") }];
  }
  if (call?.call.kind === "guardrail" && call.call.says === "set") return guardrail(item ?? null);
  return [];
}

/** A guardrail that is ready: which side of a call its filters work on. */
function guardrail(item: Json): readonly ShownSetting[] {
  if (own(item, "status") !== "READY") return [];
  const filters = list(own(own(item, "contentPolicy"), "filters"));
  const others = [
    "topicPolicy.topics",
    "wordPolicy.words",
    "sensitiveInformationPolicy.piiEntities",
    "sensitiveInformationPolicy.regexes",
  ].flatMap((path) => {
    const [policy = "", entries = ""] = path.split(".");
    return list(own(own(item, policy), entries));
  });
  const works = (side: "input" | "output"): boolean =>
    filters.some((one) => !["NONE", undefined].includes(own(one, `${side}Strength`) as string) && own(one, `${side}Enabled`) !== false) ||
    others.some((one) => own(one, `${side}Enabled`) !== false && own(one, `${side}Action`) !== "NONE");
  return [
    { setting: "guardrailOnPrompts" as const, holds: works("input"), detail: "prompts" },
    { setting: "guardrailOnAnswers" as const, holds: works("output"), detail: "answers" },
  ].filter(({ holds }) => holds);
}

/** A policy of an endpoint that lets everybody do everything is none. */
const restricts = (policy: Json): boolean => {
  const statements = own(policy, "Statement");
  const all = Array.isArray(statements) ? statements : [statements];
  return (
    isObject(policy) &&
    all.length > 0 &&
    !all.some(
      (one) =>
        own(one, "Effect") === "Allow" &&
        own(one, "Condition") === undefined &&
        (own(one, "Principal") === "*" || listOf(own(own(one, "Principal"), "AWS")).includes("*")) &&
        listOf(own(one, "Action")).includes("*"),
    )
  );
};

function endpoints(found: readonly Json[]): readonly ShownSetting[] {
  return found.flatMap((one): readonly ShownSetting[] => {
    const service = /\.(bedrock-runtime|bedrock-mantle)$/.exec(String(own(one, "ServiceName") ?? ""))?.[1];
    if (service === undefined) return [];
    const ready = own(one, "State") === "available" && own(one, "PrivateDnsEnabled") === true;
    return [{ setting: "privateEndpoints", holds: ready && restricts(parsed(own(one, "PolicyDocument"))), detail: service }];
  });
}

/** Rules that end every object of a bucket; one that is limited to a prefix or to tags ends a part only. */
function lifecycle(rules: readonly Json[]): readonly ShownSetting[] {
  const ends = rules.flatMap((rule): readonly number[] => {
    const days = own(own(rule, "Expiration"), "Days");
    const filter = own(rule, "Filter");
    const prefix = own(filter, "Prefix") ?? own(rule, "Prefix");
    const limited = (prefix !== undefined && prefix !== "") || (isObject(filter) && Object.keys(filter).some((key) => key !== "Prefix"));
    return own(rule, "Status") === "Enabled" && typeof days === "number" && !limited ? [days] : [];
  });
  return [
    { setting: "filesEnd", holds: ends.length > 0, detail: ends.length > 0 ? `${Math.min(...ends)} days` : "no rule for the whole bucket" },
  ];
}

/**
 * The settings that an output of AWS shows, by its shape: modes and logging of Bedrock, a guardrail, VPC endpoints, encryption
 * and lifecycle of a bucket, a KMS key, log groups, the opt-out policy in effect. Empty for anything else.
 */
export function settingsShownBy(json: Json): readonly ShownSetting[] {
  if (!isObject(json)) return [];
  const interfaces = own(json, "VpcEndpoints");
  if (Array.isArray(interfaces)) return endpoints(interfaces);
  const groups = own(json, "logGroups");
  if (Array.isArray(groups) && groups.length > 0) {
    const open = groups.filter((one) => typeof own(one, "retentionInDays") !== "number").length;
    return [
      {
        setting: "logGroupsEnd",
        holds: open === 0,
        detail: open === 0 ? `${groups.length}` : `${open} of ${groups.length} without an end`,
      },
    ];
  }
  const key = own(json, "KeyMetadata");
  if (isObject(key)) {
    const customers = own(key, "KeyManager") === "CUSTOMER" && own(key, "KeyState") === "Enabled";
    return [{ setting: "ownKey", holds: customers, detail: String(own(key, "KeyManager") ?? "") }];
  }
  const encryption = own(json, "ServerSideEncryptionConfiguration");
  if (isObject(encryption)) {
    const rules = list(own(encryption, "Rules")).map((rule) => own(rule, "ApplyServerSideEncryptionByDefault"));
    const ownKeys = rules.filter((rule) => {
      const id = own(rule, "KMSMasterKeyID");
      return /^aws:kms/.test(String(own(rule, "SSEAlgorithm"))) && typeof id === "string" && !id.includes("alias/aws/");
    });
    return [{ setting: "ownKey", holds: rules.length > 0 && ownKeys.length === rules.length, detail: "bucket" }];
  }
  const effective = own(json, "EffectivePolicy");
  if (isObject(effective) && own(effective, "PolicyType") === "AISERVICES_OPT_OUT_POLICY") {
    const services = own(parsed(own(effective, "PolicyContent")), "services");
    const out = (service: string): boolean => {
      const said = own(own(own(services, service), "opt_out_policy"), "@@assign") ?? own(own(services, service), "opt_out_policy");
      return said === "optOut";
    };
    const named = isObject(services) ? Object.keys(services) : [];
    return [
      { setting: "optedOut", holds: named.includes("default") && named.every(out), detail: named.filter((one) => !out(one)).join(", ") },
    ];
  }
  const rules = own(json, "Rules");
  if (Array.isArray(rules) && rules.length > 0 && rules.every((rule) => own(rule, "Status") !== undefined)) return lifecycle(rules);
  return ofCalls(json);
}
