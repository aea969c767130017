import { isObject, type Json, own } from "../interchange/aws/aws-file";

/** What a policy can shut so that a measure holds, as the texts of `control-generators.ts` do it. */
const guardIds = [
  "allButNone",
  "reviewModes",
  "otherModels",
  "globalProfiles",
  "otherRegions",
  "outsideEndpoints",
  "withoutGuardrail",
  "loggingSettings",
  "longLivedKeys",
  "webAccess",
  "customisation",
  "logReaders",
  "keyReaders",
] as const;
export type GuardId = (typeof guardIds)[number];

type Guard = {
  /** By prefix, the actions that must all be denied. */
  actions: Readonly<Record<string, readonly string[]>>;
  /** Whether the statement's resources and conditions leave no other way open than the measure means. */
  shuts: (statement: Json, prefix: string) => boolean;
};

export const listOf = (value: Json | undefined): readonly string[] =>
  typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** `StringEquals aws:x` → the values, for each operator and key of the statement's condition. */
const conditionsOf = (statement: Json): ReadonlyMap<string, readonly string[]> => {
  const condition = own(statement, "Condition");
  const found = new Map<string, readonly string[]>();
  if (!isObject(condition)) return found;
  for (const [operator, keys] of Object.entries(condition))
    if (isObject(keys)) for (const [key, value] of Object.entries(keys)) found.set(`${operator} ${key}`, listOf(value));
  return found;
};

const everywhere = (statement: Json): boolean =>
  own(statement, "NotResource") === undefined &&
  (listOf(own(statement, "Resource")).includes("*") || own(statement, "Resource") === undefined);
const unconditional = (statement: Json): boolean => everywhere(statement) && conditionsOf(statement).size === 0;

/** Exactly these conditions and no more: a further one would leave a way open that this does not look into. */
function only(statement: Json, ...wanted: readonly (readonly [name: string, holds: (values: readonly string[]) => boolean])[]): boolean {
  const found = conditionsOf(statement);
  return found.size === wanted.length && wanted.every(([name, holds]) => found.has(name) && holds(found.get(name) ?? []));
}
const some = (values: readonly string[]): boolean => values.length > 0 && !values.some((one) => one === "*");
const are =
  (...given: readonly string[]) =>
  (values: readonly string[]) =>
    values.length === given.length && given.every((one) => values.includes(one));

const invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
const infer = ["bedrock-mantle:CreateInference"];
const calls = { bedrock: invoke, "bedrock-mantle": infer };
const retention = {
  bedrock: ["bedrock:PutAccountDataRetention"],
  "bedrock-mantle": ["bedrock-mantle:PutAccountDataRetention", "bedrock-mantle:CreateProject", "bedrock-mantle:UpdateProject"],
};

/** Everybody but roles that are named; a wildcard alone names nobody. */
const butNamedRoles = (statement: Json): boolean => {
  const found = [...conditionsOf(statement)].filter(([name]) => name !== "Bool aws:PrincipalIsAWSService");
  const [first] = found;
  return (
    found.length === 1 &&
    first !== undefined &&
    /^(?:ArnNotLike|ArnNotEquals|StringNotLike|StringNotEquals) aws:PrincipalArn$/.test(first[0]) &&
    some(first[1])
  );
};
const everybody = (statement: Json): boolean => {
  const principal = own(statement, "Principal");
  return principal === "*" || listOf(own(principal, "AWS")).includes("*");
};

/** The guards with the shape by which a statement is known to shut them. */
export const guards: Readonly<Record<GuardId, Guard>> = {
  allButNone: {
    actions: retention,
    shuts: (statement, prefix) => everywhere(statement) && only(statement, [`StringNotEquals ${prefix}:DataRetentionMode`, are("none")]),
  },
  reviewModes: {
    actions: retention,
    shuts: (statement, prefix) =>
      everywhere(statement) &&
      ["StringEquals", "ForAnyValue:StringEquals"].some((operator) =>
        only(statement, [
          `${operator} ${prefix}:DataRetentionMode`,
          (modes) => modes.includes("aws_review") && modes.includes("provider_data_share"),
        ]),
      ),
  },
  otherModels: {
    actions: calls,
    shuts: (statement, prefix) => {
      if (unconditional(statement)) return true;
      if (prefix === "bedrock-mantle") return everywhere(statement) && only(statement, ["StringNotEquals bedrock-mantle:Model", some]);
      const spared = listOf(own(statement, "NotResource"));
      const named = (arn: string): boolean => /:(?:foundation-model|inference-profile)\/[^*]/.test(arn);
      return conditionsOf(statement).size === 0 && spared.length > 0 && spared.every(named);
    },
  },
  globalProfiles: {
    actions: { bedrock: invoke },
    shuts: (statement) => everywhere(statement) && only(statement, ["StringEquals aws:RequestedRegion", are("unspecified")]),
  },
  otherRegions: {
    actions: calls,
    shuts: (statement) => everywhere(statement) && only(statement, ["StringNotEquals aws:RequestedRegion", some]),
  },
  outsideEndpoints: {
    actions: calls,
    shuts: (statement) =>
      everywhere(statement) &&
      (only(statement, ["StringNotEquals aws:SourceVpce", some]) ||
        only(statement, ["StringNotEquals aws:SourceVpce", some], ["Bool aws:ViaAWSService", are("false")])),
  },
  withoutGuardrail: {
    actions: calls,
    shuts: (statement, prefix) =>
      prefix === "bedrock-mantle"
        ? unconditional(statement)
        : everywhere(statement) &&
          ["StringNotLike", "StringNotEquals"].some((operator) => only(statement, [`${operator} bedrock:GuardrailIdentifier`, some])),
  },
  loggingSettings: {
    actions: { bedrock: ["bedrock:PutModelInvocationLoggingConfiguration", "bedrock:DeleteModelInvocationLoggingConfiguration"] },
    shuts: (statement) => unconditional(statement) || (everywhere(statement) && butNamedRoles(statement)),
  },
  longLivedKeys: {
    actions: { bedrock: ["bedrock:CallWithBearerToken"], "bedrock-mantle": ["bedrock-mantle:CallWithBearerToken"] },
    shuts: (statement, prefix) =>
      unconditional(statement) || (everywhere(statement) && only(statement, [`StringEquals ${prefix}:BearerTokenType`, are("LONG_TERM")])),
  },
  webAccess: { actions: { "bedrock-websearch": ["bedrock-websearch:ExternalWebAccess"] }, shuts: unconditional },
  customisation: {
    actions: {
      bedrock: ["bedrock:CreateModelCustomizationJob", "bedrock:CreateModelImportJob"],
      "bedrock-mantle": ["bedrock-mantle:CreateFineTuningJob", "bedrock-mantle:CreateCustomizedModel"],
    },
    shuts: unconditional,
  },
  logReaders: {
    actions: { s3: ["s3:GetObject"] },
    shuts: (statement) =>
      everybody(statement) && listOf(own(statement, "Resource")).some((arn) => arn.endsWith("/*")) && butNamedRoles(statement),
  },
  keyReaders: {
    actions: { kms: ["kms:Decrypt"] },
    shuts: (statement) => everywhere(statement) && everybody(statement) && butNamedRoles(statement),
  },
};

const covers = (named: readonly string[], action: string): boolean =>
  named.some((one) => {
    const pattern = one.toLowerCase();
    const wanted = action.toLowerCase();
    return pattern.endsWith("*") ? wanted.startsWith(pattern.slice(0, -1)) : pattern === wanted;
  });

/** Which guards a policy's denials make up, and on which prefixes of each. */
export function guardsOf(policy: Json): readonly { guard: GuardId; prefixes: readonly string[] }[] {
  const statements = own(policy, "Statement");
  const denials = (Array.isArray(statements) ? statements : [statements]).filter((one) => isObject(one) && own(one, "Effect") === "Deny");
  return guardIds.flatMap((guard) => {
    const { actions, shuts } = guards[guard];
    const prefixes = Object.entries(actions)
      // Each action may be denied in a statement of its own.
      .filter(([prefix, wanted]) =>
        wanted.every((action) =>
          denials.some((one) => one !== undefined && covers(listOf(own(one, "Action")), action) && shuts(one, prefix)),
        ),
      )
      .map(([prefix]) => prefix);
    return prefixes.length === 0 ? [] : [{ guard, prefixes }];
  });
}

/** The guards that a denied call can speak for. */
export const guardsTriedBy = (call: string): readonly GuardId[] =>
  guardIds.filter((guard) => Object.values(guards[guard].actions).some((actions) => actions.includes(call)));
