import { isObject, type Json, own } from "./aws-file";
import type { ResourceKind } from "./resource-kinds";

type Shape =
  /** The reply is one object under this key. */
  | { wrapper: string }
  /** The reply is a list under this key; `marks`: keys of which an entry holds at least one, where several calls share the key. */
  | { list: string; marks?: readonly string[] }
  /** The reply is the object itself: it holds one key of each group and none of `without`. */
  | { bare: readonly (readonly string[])[]; without?: readonly string[]; only?: readonly string[] };

export type Call = {
  /** As it is typed after `aws`, or the address on bedrock-mantle. */
  name: string;
  shape: Shape;
  kind: ResourceKind;
  /**
   * What it says. `set`: how the account is set up. `available`: what could be used, which never becomes a statement of
   * what is used. `listed`: that a resource exists; how it is set up stands in the reply about it alone.
   */
  says: "set" | "available" | "listed";
};

/** Every call of AWS whose reply is recognised, by its shape and never by the name of a file. */
export const calls: readonly Call[] = [
  {
    name: "bedrock get-account-data-retention",
    shape: { bare: [["mode"]], only: ["mode", "updatedAt"] },
    kind: "accountDataRetention",
    says: "set",
  },
  {
    name: "bedrock put-account-data-retention",
    shape: { bare: [["mode"]], only: ["mode", "updatedAt"] },
    kind: "accountDataRetention",
    says: "set",
  },
  {
    name: "bedrock get-model-invocation-logging-configuration",
    shape: { wrapper: "loggingConfig" },
    kind: "invocationLogging",
    says: "set",
  },
  {
    name: "bedrock list-foundation-models",
    shape: {
      list: "modelSummaries",
      marks: ["providerName", "modelLifecycle", "inferenceTypesSupported", "outputModalities", "inputModalities"],
    },
    kind: "foundationModel",
    says: "available",
  },
  { name: "bedrock get-foundation-model", shape: { wrapper: "modelDetails" }, kind: "foundationModel", says: "available" },
  {
    name: "bedrock get-foundation-model-availability",
    shape: { bare: [["modelId"], ["agreementAvailability", "authorizationStatus", "entitlementAvailability", "regionAvailability"]] },
    kind: "modelAgreement",
    says: "available",
  },
  {
    name: "bedrock list-foundation-model-agreement-offers",
    shape: { bare: [["modelId"], ["offers"]] },
    kind: "modelAgreement",
    says: "available",
  },
  { name: "bedrock list-inference-profiles", shape: { list: "inferenceProfileSummaries" }, kind: "inferenceProfile", says: "available" },
  {
    name: "bedrock get-inference-profile",
    shape: { bare: [["inferenceProfileArn", "inferenceProfileId"]] },
    kind: "inferenceProfile",
    says: "available",
  },
  {
    name: "bedrock list-custom-models",
    shape: { list: "modelSummaries", marks: ["baseModelArn", "baseModelName", "customizationType"] },
    kind: "customModel",
    says: "set",
  },
  {
    name: "bedrock get-custom-model",
    shape: {
      bare: [["modelArn"], ["baseModelArn", "trainingDataConfig", "customizationType", "hyperParameters", "customizationConfig"]],
      without: ["outputModelName"],
    },
    kind: "customModel",
    says: "set",
  },
  {
    name: "bedrock list-model-customization-jobs",
    shape: { list: "modelCustomizationJobSummaries" },
    kind: "customizationJob",
    says: "set",
  },
  {
    name: "bedrock get-model-customization-job",
    shape: { bare: [["jobArn"], ["baseModelArn", "outputModelName", "outputModelArn"]], without: ["modelArn", "modelId"] },
    kind: "customizationJob",
    says: "set",
  },
  {
    name: "bedrock list-imported-models",
    shape: { list: "modelSummaries", marks: ["instructSupported", "modelArchitecture"] },
    kind: "importedModel",
    says: "set",
  },
  {
    name: "bedrock get-imported-model",
    shape: { bare: [["modelArn"], ["modelArchitecture", "modelDataSource", "instructSupported", "customModelUnits"]] },
    kind: "importedModel",
    says: "set",
  },
  { name: "bedrock list-guardrails", shape: { list: "guardrails" }, kind: "guardrail", says: "listed" },
  {
    name: "bedrock get-guardrail",
    shape: { bare: [["guardrailId", "guardrailArn"]], without: ["agentId"] },
    kind: "guardrail",
    says: "set",
  },
  { name: "bedrock list-enforced-guardrails-configuration", shape: { list: "guardrailsConfig" }, kind: "enforcedGuardrail", says: "set" },
  {
    name: "bedrock list-provisioned-model-throughputs",
    shape: { list: "provisionedModelSummaries" },
    kind: "provisionedThroughput",
    says: "set",
  },
  {
    name: "bedrock get-provisioned-model-throughput",
    shape: { bare: [["provisionedModelArn"]] },
    kind: "provisionedThroughput",
    says: "set",
  },
  { name: "bedrock list-model-invocation-jobs", shape: { list: "invocationJobSummaries" }, kind: "invocationJob", says: "set" },
  {
    name: "bedrock get-model-invocation-job",
    shape: { bare: [["jobArn"], ["modelId"], ["inputDataConfig", "outputDataConfig"]] },
    kind: "invocationJob",
    says: "set",
  },
  { name: "bedrock list-evaluation-jobs", shape: { list: "jobSummaries" }, kind: "evaluationJob", says: "set" },
  {
    name: "bedrock get-evaluation-job",
    shape: { bare: [["jobArn"], ["evaluationConfig", "jobType"]] },
    kind: "evaluationJob",
    says: "set",
  },
  {
    name: "bedrock list-marketplace-model-endpoints",
    shape: { list: "marketplaceModelEndpoints" },
    kind: "marketplaceEndpoint",
    says: "listed",
  },
  {
    name: "bedrock get-marketplace-model-endpoint",
    shape: { wrapper: "marketplaceModelEndpoint" },
    kind: "marketplaceEndpoint",
    says: "listed",
  },
  { name: "bedrock list-prompt-routers", shape: { list: "promptRouterSummaries" }, kind: "promptRouter", says: "available" },
  { name: "bedrock get-prompt-router", shape: { bare: [["promptRouterArn"]] }, kind: "promptRouter", says: "available" },
  {
    name: "bedrock get-use-case-for-model-access",
    shape: { bare: [["formData"]], only: ["formData"] },
    kind: "useCaseForModelAccess",
    says: "set",
  },
  {
    name: "bedrock list-custom-model-deployments",
    shape: { list: "modelDeploymentSummaries" },
    kind: "customModelDeployment",
    says: "set",
  },
  { name: "bedrock list-model-import-jobs", shape: { list: "modelImportJobSummaries" }, kind: "importedModel", says: "set" },
  { name: "bedrock-agent list-knowledge-bases", shape: { list: "knowledgeBaseSummaries" }, kind: "knowledgeBase", says: "listed" },
  { name: "bedrock-agent get-knowledge-base", shape: { wrapper: "knowledgeBase" }, kind: "knowledgeBase", says: "set" },
  { name: "bedrock-agent list-data-sources", shape: { list: "dataSourceSummaries" }, kind: "dataSource", says: "listed" },
  { name: "bedrock-agent get-data-source", shape: { wrapper: "dataSource" }, kind: "dataSource", says: "set" },
  { name: "bedrock-agent list-agents", shape: { list: "agentSummaries" }, kind: "agent", says: "listed" },
  { name: "bedrock-agent get-agent", shape: { wrapper: "agent" }, kind: "agent", says: "set" },
  { name: "bedrock-agent list-agent-aliases", shape: { list: "agentAliasSummaries" }, kind: "agentAlias", says: "listed" },
  { name: "bedrock-agent list-agent-action-groups", shape: { list: "actionGroupSummaries" }, kind: "agentActionGroup", says: "set" },
  { name: "bedrock-agent get-agent-action-group", shape: { wrapper: "agentActionGroup" }, kind: "agentActionGroup", says: "set" },
  {
    name: "bedrock-agent list-agent-knowledge-bases",
    shape: { list: "agentKnowledgeBaseSummaries" },
    kind: "agentKnowledgeBase",
    says: "set",
  },
  { name: "bedrock-agent list-agent-collaborators", shape: { list: "agentCollaboratorSummaries" }, kind: "agentCollaborator", says: "set" },
  { name: "bedrock-agent list-flows", shape: { list: "flowSummaries" }, kind: "flow", says: "listed" },
  {
    name: "bedrock-agent get-flow",
    shape: { bare: [["definition"], ["executionRoleArn", "arn", "id"]], without: ["variants"] },
    kind: "flow",
    says: "set",
  },
  { name: "bedrock-agent list-prompts", shape: { list: "promptSummaries" }, kind: "prompt", says: "listed" },
  {
    name: "bedrock-agent get-prompt",
    shape: {
      bare: [
        ["variants", "defaultVariant"],
        ["arn", "id", "name"],
      ],
    },
    kind: "prompt",
    says: "set",
  },
  { name: "bedrock-agentcore-control list-memories", shape: { list: "memories" }, kind: "memory", says: "listed" },
  { name: "bedrock-agentcore-control get-memory", shape: { wrapper: "memory" }, kind: "memory", says: "set" },
  {
    name: "bedrock-agentcore-control list-gateway-targets",
    shape: { list: "items", marks: ["targetId"] },
    kind: "gatewayTarget",
    says: "listed",
  },
  { name: "bedrock-agentcore-control list-gateways", shape: { list: "items", marks: ["gatewayId"] }, kind: "gateway", says: "listed" },
  {
    name: "bedrock-agentcore-control get-gateway-target",
    shape: { bare: [["targetId"], ["targetConfiguration", "gatewayArn"]] },
    kind: "gatewayTarget",
    says: "set",
  },
  {
    name: "bedrock-agentcore-control get-gateway",
    shape: { bare: [["gatewayId", "gatewayArn"]], without: ["targetId"] },
    kind: "gateway",
    says: "set",
  },
  { name: "bedrock-agentcore-control list-browsers", shape: { list: "browserSummaries" }, kind: "browser", says: "listed" },
  { name: "bedrock-agentcore-control get-browser", shape: { bare: [["browserId", "browserArn"]] }, kind: "browser", says: "set" },
  {
    name: "bedrock-agentcore-control list-code-interpreters",
    shape: { list: "codeInterpreterSummaries" },
    kind: "codeInterpreter",
    says: "listed",
  },
  {
    name: "bedrock-agentcore-control get-code-interpreter",
    shape: { bare: [["codeInterpreterId", "codeInterpreterArn"]] },
    kind: "codeInterpreter",
    says: "set",
  },
  { name: "bedrock-agentcore-control list-agent-runtimes", shape: { list: "agentRuntimes" }, kind: "agentRuntime", says: "listed" },
  {
    name: "bedrock-agentcore-control get-agent-runtime",
    shape: { bare: [["agentRuntimeId", "agentRuntimeArn"]] },
    kind: "agentRuntime",
    says: "set",
  },
  {
    name: "bedrock-agentcore-control list-online-evaluation-configs",
    shape: { list: "onlineEvaluationConfigs" },
    kind: "onlineEvaluation",
    says: "set",
  },
  {
    name: "bedrock-agentcore-control list-oauth2-credential-providers",
    shape: { list: "credentialProviders", marks: ["credentialProviderVendor"] },
    kind: "oauth2Provider",
    says: "set",
  },
  {
    name: "bedrock-agentcore-control list-api-key-credential-providers",
    shape: { list: "credentialProviders", marks: ["credentialProviderArn", "name"] },
    kind: "apiKeyProvider",
    says: "set",
  },
  {
    name: "bedrock-agentcore-control list-workload-identities",
    shape: { list: "workloadIdentities" },
    kind: "workloadIdentity",
    says: "listed",
  },
  {
    name: "bedrock-data-automation list-data-automation-projects",
    shape: { list: "projects", marks: ["projectArn", "projectName", "projectStage"] },
    kind: "dataAutomationProject",
    says: "listed",
  },
  {
    name: "bedrock-data-automation get-data-automation-project",
    shape: { wrapper: "project" },
    kind: "dataAutomationProject",
    says: "set",
  },
  // bedrock-mantle
  {
    name: "bedrock-mantle GET /v1/data_retention",
    shape: { bare: [["mode"]], only: ["mode", "updated_at"] },
    kind: "accountDataRetention",
    says: "set",
  },
  {
    name: "bedrock-mantle GET /v1/models",
    shape: { list: "data", marks: ["owned_by", "status_reason"] },
    kind: "mantleModel",
    says: "available",
  },
  {
    name: "bedrock-mantle GET /v1/organization/projects",
    shape: { list: "data", marks: ["data_retention"] },
    kind: "mantleProject",
    says: "set",
  },
  {
    name: "bedrock-mantle GET /v1/models/{id}",
    shape: { bare: [["id"], ["owned_by", "status_reason"]], without: ["arn"] },
    kind: "mantleModel",
    says: "available",
  },
  {
    name: "bedrock-mantle GET /v1/organization/projects/{id}",
    shape: { bare: [["id"], ["data_retention"]], without: ["arn"] },
    kind: "mantleProject",
    says: "set",
  },
];

export type RecognisedCall = { call: Call; items: readonly { json: Json; place: string }[]; incomplete: boolean };

const hasOne = (value: Json | undefined, keys: readonly string[]): boolean => keys.some((key) => own(value, key) !== undefined);

function fits({ shape }: Call, json: Json): RecognisedCall["items"] | null {
  if ("wrapper" in shape) {
    const inner = own(json, shape.wrapper);
    if (shape.wrapper === "loggingConfig" && inner === null) return [{ json: {}, place: shape.wrapper }];
    return isObject(inner) ? [{ json: inner, place: shape.wrapper }] : null;
  }
  if ("list" in shape) {
    const list = own(json, shape.list);
    if (!Array.isArray(list)) return null;
    const { marks } = shape;
    if (marks && list.length > 0 && !list.some((item) => hasOne(item, marks))) return null;
    return list.map((item, index) => ({ json: item, place: `${shape.list}[${index}]` }));
  }
  if (!shape.bare.every((group) => hasOne(json, group))) return null;
  if (shape.without && hasOne(json, shape.without)) return null;
  if (shape.only && isObject(json) && Object.keys(json).some((key) => !shape.only?.includes(key))) return null;
  return [{ json, place: "" }];
}

/** The call whose reply has this shape, or null. Where a list is empty, the first call of its key. */
export function recogniseCall(json: Json): RecognisedCall | null {
  if (!isObject(json)) return null;
  // The command line prints nothing beside the reply, but these wrappers are what recorded replies of SDKs add.
  for (const call of calls) {
    const items = fits(call, json);
    if (items) return { call, items, incomplete: typeof own(json, "nextToken") === "string" || own(json, "has_more") === true };
  }
  return null;
}
