import type { Duration } from "../questionnaire/answer";
import type { Message } from "../reasoning/because";
import type { MeasureId } from "../risk/measures";
import type { Control, ControlKind, ControlReach, ControlSource, PolicyDocument, PolicyStatement } from "./control";
import type { ControlInputs, StoreAtHand, UseAtHand } from "./control-inputs";
import { controlSources as sources } from "./control-sources";

type Generator = (inputs: ControlInputs) => readonly Control[];

const invoking = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"] as const;
const inference = "bedrock-mantle:CreateInference";
const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const says = (key: string, values: Message["values"] = {}): Message => ({ message: `control.${key}`, values });
const policyOf = (...statements: readonly PolicyStatement[]): PolicyDocument => ({ Version: "2012-10-17", Statement: statements });
const deny = (Sid: string, Action: PolicyStatement["Action"], rest: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Sid,
  Effect: "Deny",
  Action,
  ...(rest.NotResource ? {} : { Resource: "*" }),
  ...rest,
});
const allow = (Sid: string, Action: PolicyStatement["Action"], rest: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource: "*",
  ...rest,
});

const reachOf: Readonly<Record<ControlKind, ControlReach["scope"]>> = {
  scp: "organisation",
  optOutPolicy: "organisation",
  identityPolicy: "role",
  keyPolicy: "key",
  endpointPolicy: "endpoint",
  bucketPolicy: "bucket",
  commands: "account",
};

const placeholders =
  /\b(?:ACCOUNT_ID|ADMIN_ROLE|BATCH_BUCKET|CALLING_ROLE|DAYS|ENDPOINT_ID|GUARDRAIL_ID|LOG_BUCKET|LOG_GROUP|PROJECT_ID|READING_ROLE|SECURITY_GROUP_ID|STORE_BUCKET|SUBNET_ID|VPC_ID)\b/g;

function control(
  id: string,
  measure: MeasureId,
  kind: ControlKind,
  content: PolicyDocument | string,
  more: { says?: readonly Message[]; stops?: readonly Message[]; regions?: readonly string[]; sources: readonly ControlSource[] },
): Control {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
  return {
    id,
    measure,
    kind,
    title: says(`${id}.title`),
    says: [says(`${id}.says`), ...(more.says ?? [])],
    stops: more.stops ?? [],
    text,
    policy: typeof content === "string" ? null : content,
    toReplace: unique(text.match(placeholders) ?? []),
    reach: { scope: reachOf[kind], regions: more.regions ?? [] },
    sources: more.sources,
  };
}

const stopsFor = (uses: readonly UseAtHand[], key: string): readonly Message[] => uses.map(({ name }) => says(`stops.${key}`, { name }));

/** Foundation models and profiles that the answers name, as ARNs; version suffixes stand as they were answered. */
function modelArns({ uses, partition }: ControlInputs): readonly string[] {
  return unique(
    uses
      .filter(({ endpoint }) => endpoint !== "mantle")
      .flatMap(({ model, profile }) => [
        ...(model === null ? [] : [`arn:${partition}:bedrock:*::foundation-model/${model}`]),
        ...(profile === null ? [] : [`arn:${partition}:bedrock:*:*:inference-profile/${profile}`]),
      ]),
  );
}
const mantleModels = ({ uses }: ControlInputs): readonly string[] =>
  unique(uses.filter(({ endpoint }) => endpoint === "mantle").flatMap(({ model }) => model ?? []));
const openModels = ({ uses }: ControlInputs): readonly UseAtHand[] => uses.filter(({ model }) => model === null);

const retentionWrites = (condition: (prefix: string) => PolicyStatement["Condition"]): readonly PolicyStatement[] =>
  (
    [
      ["bedrock", "Bedrock", ["bedrock:PutAccountDataRetention"]],
      [
        "bedrock-mantle",
        "Mantle",
        ["bedrock-mantle:PutAccountDataRetention", "bedrock-mantle:CreateProject", "bedrock-mantle:UpdateProject"],
      ],
    ] as const
  ).map(([prefix, name, actions]) => {
    const when = condition(`${prefix}:DataRetentionMode`);
    return deny(`RetentionMode${name}`, actions, when ? { Condition: when } : {});
  });

const mantleCall = (region: string, method: string, path: string, body?: string): string =>
  [
    `curl --fail-with-body -X ${method} "https://bedrock-mantle.${region}.api.aws${path}" \\`,
    `  --aws-sigv4 "aws:amz:${region}:bedrock-mantle" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\`,
    `  -H "x-amz-security-token: $AWS_SESSION_TOKEN"${body ? ` -H "content-type: application/json" -d '${body}'` : ""}`,
  ].join("\n");

const daysOf = (retention: Duration | null): number | null => {
  if (retention === null || retention === "untilDeleted") return null;
  const days = { minutes: 1 / 1440, hours: 1 / 24, days: 1, months: 365 / 12, years: 365 }[retention.unit] * retention.amount;
  return Math.max(1, Math.floor(days));
};

/** Lifecycle rules for the buckets that AWS holds, in days as answered; rounded down, so that nothing stays longer than said. */
function lifecycle(stores: readonly StoreAtHand[]): string {
  return stores
    .map((store) => {
      const days = daysOf(store.retention);
      const bucket = store.kind === "invocationLogs" ? "LOG_BUCKET" : store.kind === "batchFiles" ? "BATCH_BUCKET" : "STORE_BUCKET";
      const rules = `{"Rules":[{"ID":"end-${store.id}","Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":${days ?? "DAYS"}},"NoncurrentVersionExpiration":{"NoncurrentDays":1},"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":1}}]}`;
      return [
        `# ${store.id}: ${days === null ? "no end is answered" : `${days} days`}`,
        `aws s3api put-bucket-lifecycle-configuration --bucket ${bucket}${store.region ? ` --region ${store.region}` : ""} \\`,
        `  --lifecycle-configuration '${rules}'`,
      ].join("\n");
    })
    .join("\n");
}
const withFiles = ({ stores }: ControlInputs): readonly StoreAtHand[] =>
  stores.filter(({ kind }) => ["invocationLogs", "applicationLogs", "batchFiles", "evaluationSet", "trainingSet", "files"].includes(kind));

const guardrail =
  (measure: "M-03" | "M-04"): Generator =>
  (inputs) => {
    if (!inputs.runtime) return [];
    const arn = `arn:${inputs.partition}:bedrock:*:ACCOUNT_ID:guardrail/GUARDRAIL_ID`;
    const onMantle = inputs.uses.filter(({ endpoint }) => endpoint === "mantle");
    const policy = policyOf(
      deny("CallsWithoutTheGuardrail", invoking, { Condition: { StringNotLike: { "bedrock:GuardrailIdentifier": [arn, `${arn}:*`] } } }),
      // Guardrails do not reach bedrock-mantle: without this the condition is got round there.
      deny("TheWayRoundTheGuardrail", inference),
    );
    return [
      control(measure === "M-03" ? "guardrailOnAnswers" : "guardrailOnPrompts", measure, "scp", policy, {
        stops: [
          ...stopsFor(onMantle, "mantle"),
          ...stopsFor(
            inputs.uses.filter((use) => use.endpoint !== "mantle" && !use.guardrails),
            "noGuardrail",
          ),
        ],
        sources: [sources.guardrails, sources.mantleActions],
      }),
    ];
  };

/** The measures that AWS can enforce, with what writes their texts. */
const generators = {
  "M-03": guardrail("M-03"),
  "M-04": guardrail("M-04"),

  "M-05": (inputs) => [
    control("retentionNone", "M-05", "scp", policyOf(...retentionWrites((key) => ({ StringNotEquals: { [key]: "none" } }))), {
      says: [says("projectsNameTheirMode")],
      stops: stopsFor(
        inputs.uses.filter(({ requirement }) => requirement !== null && requirement !== "none"),
        "needsRetention",
      ),
      sources: [sources.dataRetention, sources.mantleActions],
    }),
    ...(inputs.regions.length === 0
      ? []
      : [
          control(
            "setRetentionNone",
            "M-05",
            "commands",
            inputs.regions
              .map((region) =>
                [
                  `# ${region}: the account's mode for bedrock, and apart from it the one for bedrock-mantle`,
                  `aws bedrock put-account-data-retention --mode none --region ${region}`,
                  `aws bedrock get-account-data-retention --region ${region} --output json`,
                  mantleCall(region, "PUT", "/v1/data_retention", '{"mode":"none"}'),
                  mantleCall(region, "GET", "/v1/data_retention"),
                ].join("\n"),
              )
              .join("\n\n"),
            { regions: inputs.regions, sources: [sources.dataRetention] },
          ),
        ]),
  ],

  "M-52": (inputs) => [
    control(
      "reviewModesDenied",
      "M-52",
      "scp",
      policyOf(...retentionWrites((key) => ({ "ForAnyValue:StringEquals": { [key]: ["aws_review", "provider_data_share"] } }))),
      {
        stops: stopsFor(
          inputs.uses.filter(({ requirement }) => requirement === "aws_review" || requirement === "provider_data_share"),
          "needsReview",
        ),
        sources: [sources.dataRetention, sources.mantleActions],
      },
    ),
  ],

  "M-06": (inputs) => {
    const arns = modelArns(inputs);
    const models = mantleModels(inputs);
    if (arns.length === 0 && models.length === 0) return [];
    return [
      control(
        "approvedModels",
        "M-06",
        "scp",
        policyOf(
          arns.length > 0 ? deny("OtherModels", invoking, { NotResource: arns }) : deny("OtherModels", invoking),
          models.length > 0
            ? deny("OtherModelsOnMantle", inference, { Condition: { StringNotEquals: { "bedrock-mantle:Model": models } } })
            : deny("OtherModelsOnMantle", inference),
        ),
        {
          says: [says("idsAsAnswered")],
          stops: stopsFor(openModels(inputs), "modelOpen"),
          sources: [sources.profiles, sources.mantleActions],
        },
      ),
    ];
  },

  "M-07": (inputs) => {
    const anywhere = inputs.uses.filter(({ routing, destinations }) => routing === "global" || destinations === "*");
    const open = inputs.uses.filter(({ destinations, routing }) => destinations === null && routing !== "global");
    const known = inputs.uses.flatMap(({ destinations, region }) => [
      ...(destinations === null || destinations === "*" ? [] : destinations),
      ...(region === null ? [] : [region]),
    ]);
    const regions = unique(known);
    return [
      control(
        "globalDenied",
        "M-07",
        "scp",
        policyOf(
          deny("GlobalProfiles", invoking, { Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } } }),
          ...(regions.length > 0
            ? [deny("OtherRegions", [...invoking, inference], { Condition: { StringNotEquals: { "aws:RequestedRegion": regions } } })]
            : []),
        ),
        {
          says: [says("destinationsNamed")],
          stops: [...stopsFor(anywhere, "global"), ...stopsFor(open, "destinationsOpen")],
          regions,
          sources: [sources.globalProfiles, sources.mantleActions],
        },
      ),
    ];
  },

  "M-08": (inputs) => {
    if (inputs.regions.length === 0) return [];
    const services = [...(inputs.runtime ? ["bedrock-runtime"] : []), ...(inputs.mantle ? ["bedrock-mantle"] : [])];
    const calls = [...(inputs.runtime ? invoking : []), ...(inputs.mantle ? [inference] : [])];
    return [
      control(
        "privateEndpoints",
        "M-08",
        "commands",
        inputs.regions
          .flatMap((region) =>
            services.map(
              (service) =>
                `aws ec2 create-vpc-endpoint --region ${region} --vpc-id VPC_ID --vpc-endpoint-type Interface --private-dns-enabled \\\n  --service-name com.amazonaws.${region}.${service} --subnet-ids SUBNET_ID --security-group-ids SECURITY_GROUP_ID`,
            ),
          )
          .join("\n"),
        { regions: inputs.regions, sources: [sources.endpoints] },
      ),
      control(
        "endpointPolicy",
        "M-08",
        "endpointPolicy",
        policyOf(
          allow("OwnAccountCallsModels", calls, { Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": "ACCOUNT_ID" } } }),
        ),
        { regions: inputs.regions, sources: [sources.endpoints, sources.mantleActions] },
      ),
      control(
        "onlyThroughEndpoints",
        "M-08",
        "scp",
        policyOf(
          deny("CallsFromOutside", [...invoking, inference], {
            Condition: { StringNotEquals: { "aws:SourceVpce": "ENDPOINT_ID" }, Bool: { "aws:ViaAWSService": "false" } },
          }),
        ),
        { says: [says("endpointForEach")], sources: [sources.endpoints, sources.mantleActions] },
      ),
    ];
  },

  "M-09": (inputs) => {
    const regions = unique(inputs.stores.flatMap(({ region }) => region ?? []));
    if (regions.length === 0) return [];
    const root = `arn:${inputs.partition}:iam::ACCOUNT_ID:root`;
    const policy = policyOf(
      allow("TheAccountManagesTheKey", "kms:*", { Principal: { AWS: root } }),
      allow("BedrockWritesLogs", "kms:GenerateDataKey", {
        Principal: { Service: "bedrock.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "ACCOUNT_ID" },
          ArnLike: { "aws:SourceArn": regions.map((region) => `arn:${inputs.partition}:bedrock:${region}:ACCOUNT_ID:*`) },
        },
      }),
      deny("OnlyNamedRolesDecrypt", ["kms:Decrypt", "kms:ReEncryptFrom"], {
        Principal: "*",
        Condition: {
          ArnNotLike: {
            "aws:PrincipalArn": [
              `arn:${inputs.partition}:iam::ACCOUNT_ID:role/READING_ROLE`,
              `arn:${inputs.partition}:iam::ACCOUNT_ID:role/CALLING_ROLE`,
              root,
            ],
          },
          Bool: { "aws:PrincipalIsAWSService": "false" },
        },
      }),
    );
    return [control("ownKey", "M-09", "keyPolicy", policy, { regions, sources: [sources.logging, sources.kms] })];
  },

  "M-10": (inputs) => {
    const role = `arn:${inputs.partition}:iam::*:role/ADMIN_ROLE`;
    const settings =
      '{"s3Config":{"bucketName":"LOG_BUCKET"},"textDataDeliveryEnabled":false,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":false,"videoDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}';
    return [
      ...(inputs.regions.length === 0
        ? []
        : [
            control(
              "loggingWithoutContent",
              "M-10",
              "commands",
              inputs.regions
                .map((region) =>
                  [
                    `# ${region}: metadata only …`,
                    `aws bedrock put-model-invocation-logging-configuration --region ${region} --logging-config '${settings}'`,
                    "# … or no invocation logs at all",
                    `aws bedrock delete-model-invocation-logging-configuration --region ${region}`,
                    `aws bedrock get-model-invocation-logging-configuration --region ${region} --output json`,
                  ].join("\n"),
                )
                .join("\n\n"),
              { regions: inputs.regions, sources: [sources.logging] },
            ),
          ]),
      control(
        "loggingSettingsFixed",
        "M-10",
        "scp",
        policyOf(
          deny("LoggingSettings", ["bedrock:PutModelInvocationLoggingConfiguration", "bedrock:DeleteModelInvocationLoggingConfiguration"], {
            Condition: { ArnNotLike: { "aws:PrincipalArn": role } },
          }),
        ),
        { says: [says("noLogsOnMantle")], sources: [sources.logging, sources.bedrockActions] },
      ),
    ];
  },

  "M-11": (inputs) => {
    if (!inputs.stores.some(({ kind }) => kind === "invocationLogs" || kind === "applicationLogs")) return [];
    const policy = policyOf(
      deny("OnlyNamedRolesReadLogs", "s3:GetObject*", {
        Principal: "*",
        Resource: `arn:${inputs.partition}:s3:::LOG_BUCKET/*`,
        Condition: { ArnNotLike: { "aws:PrincipalArn": `arn:${inputs.partition}:iam::ACCOUNT_ID:role/READING_ROLE` } },
      }),
      deny("OnlyOverTls", "s3:*", {
        Principal: "*",
        Resource: [`arn:${inputs.partition}:s3:::LOG_BUCKET`, `arn:${inputs.partition}:s3:::LOG_BUCKET/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    );
    return [control("logBucketReaders", "M-11", "bucketPolicy", policy, { sources: [sources.logging] })];
  },

  "M-12": (inputs) => {
    const arns = modelArns(inputs);
    const models = mantleModels(inputs);
    const statements = [
      ...(arns.length > 0 ? [allow("CallTheseModels", invoking, { Resource: arns })] : []),
      ...(models.length > 0
        ? [
            allow("CallTheseModelsOnMantle", inference, {
              Resource: unique(inputs.uses.filter(({ endpoint }) => endpoint === "mantle").flatMap(({ region }) => region ?? [])).map(
                (region) => `arn:${inputs.partition}:bedrock-mantle:${region}:ACCOUNT_ID:project/PROJECT_ID`,
              ),
              Condition: { StringEquals: { "bedrock-mantle:Model": models } },
            }),
          ]
        : []),
    ];
    return [
      ...(statements.length === 0
        ? []
        : [
            control("callingRole", "M-12", "identityPolicy", policyOf(...statements), {
              says: [says("idsAsAnswered")],
              stops: stopsFor(openModels(inputs), "modelOpen"),
              sources: [sources.profiles, sources.projects, sources.mantleActions],
            }),
          ]),
      control(
        "longLivedKeysDenied",
        "M-12",
        "scp",
        policyOf(
          deny("LongLivedKeys", "bedrock:CallWithBearerToken", { Condition: { StringEquals: { "bedrock:BearerTokenType": "LONG_TERM" } } }),
          deny("LongLivedKeysOnMantle", "bedrock-mantle:CallWithBearerToken", {
            Condition: { StringEquals: { "bedrock-mantle:BearerTokenType": "LONG_TERM" } },
          }),
        ),
        { sources: [sources.bedrockActions, sources.mantleActions] },
      ),
    ];
  },

  "M-18": () => [
    control("webAccessDenied", "M-18", "scp", policyOf(deny("LiveWebAccess", "bedrock-websearch:ExternalWebAccess")), {
      says: [says("toolsNeedAProxy")],
      sources: [sources.webSearch],
    }),
  ],

  "M-26": () => [
    control(
      "aiServicesOptOut",
      "M-26",
      "optOutPolicy",
      JSON.stringify({ services: { default: { opt_out_policy: { "@@assign": "optOut" } } } }, null, 2),
      { sources: [sources.optOut] },
    ),
  ],

  "M-34": (inputs) => {
    const stores = withFiles(inputs);
    return stores.length === 0
      ? []
      : [control("deletionByRule", "M-34", "commands", lifecycle(stores), { says: [says("onlyBuckets")], sources: [sources.lifecycle] })];
  },

  "M-35": (inputs) => [
    control(
      "customisationDenied",
      "M-35",
      "scp",
      policyOf(
        deny("ModelsFromOwnData", ["bedrock:CreateModelCustomizationJob", "bedrock:CreateModelImportJob"]),
        deny("ModelsFromOwnDataOnMantle", ["bedrock-mantle:CreateFineTuningJob", "bedrock-mantle:CreateCustomizedModel"]),
      ),
      {
        stops: inputs.customises ? [says("stops.customises")] : [],
        sources: [sources.bedrockActions, sources.mantleActions],
      },
    ),
  ],

  "M-47": (inputs) => {
    const logs = inputs.stores.filter(({ kind }) => kind === "invocationLogs" || kind === "applicationLogs");
    if (logs.length === 0) return [];
    const commands = logs.map((store) => {
      const days = daysOf(store.retention);
      return `aws logs put-retention-policy --log-group-name LOG_GROUP --retention-in-days ${days ?? "DAYS"}${store.region ? ` --region ${store.region}` : ""}`;
    });
    return [
      control("logGroupsEnd", "M-47", "commands", unique(commands).join("\n"), {
        says: [says("fixedLengths")],
        regions: unique(logs.flatMap(({ region }) => region ?? [])),
        sources: [sources.lifecycle],
      }),
    ];
  },
} as const satisfies Partial<Record<MeasureId, Generator>>;

export type EnforceableMeasure = keyof typeof generators;
export const enforceableMeasures = Object.keys(generators) as readonly EnforceableMeasure[];

/** Every text for the Regions and features at hand, by measure in the order of the catalogue. */
export const controlsFor = (inputs: ControlInputs): readonly Control[] =>
  [...enforceableMeasures].sort().flatMap((measure) => (generators[measure] as Generator)(inputs));
