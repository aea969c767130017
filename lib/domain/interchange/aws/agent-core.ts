import { regionCountry } from "../../data-flow/parties";
import { sayBucket } from "./jobs";
import type { AwsResource } from "./recognise";
import { at, type Estate, entriesOf, has, isGone, named, numberOf, regionAt, type StatedAt, shownOf, textOf } from "./statements";

/** A strategy that works as the service makes it, across the Regions of its geography; one with an override names a model of its own. */
function builtInStrategy(estate: Estate, resource: AwsResource): StatedAt | null {
  const own = entriesOf(resource, "strategies").find(
    ({ values }) =>
      values.has("type") && values.get("type")?.value !== "CUSTOM" && ![...values.keys()].some((path) => path.startsWith("configuration.")),
  );
  if (own) return at(resource, `${own.path}.type`);
  const apart = estate
    .of("memoryStrategy")
    .find((one) => textOf(one, "memoryId") === resource.id && !["CUSTOM", undefined].includes(textOf(one, "type")));
  return apart ? at(apart, "type") : null;
}

function sayMemory(estate: Estate, resource: AwsResource): void {
  const label = shownOf(resource, "name", "id");
  const here = at(resource, has(resource, "eventExpiryDuration") ? "eventExpiryDuration" : "name");
  const base = (thing: string, word: string): void => {
    estate.say(thing, "stores", "name", named(word, { id: label }), at(resource, has(resource, "name") ? "name" : "id"));
    estate.say(thing, "stores", "kind", "agentMemory", here);
    estate.say(thing, "stores", "operator", "aws", here);
    estate.say(thing, "stores", "memoryService", "agentCore", here);
    estate.say(thing, "stores", "region", resource.region, regionAt(resource, "id"));
    if (has(resource, "encryptionKeyArn")) estate.say(thing, "stores", "encryption", "ownKey", at(resource, "encryptionKeyArn"));
  };
  const events = estate.thing("stores", `memory/${resource.id}/events`, resource);
  base(events, "memoryEvents");
  const days = numberOf(resource, "eventExpiryDuration");
  if (days !== undefined) {
    estate.say(events, "stores", "retention", { amount: days, unit: "days" }, at(resource, "eventExpiryDuration"));
    estate.say(events, "stores", "deletionAutomatic", true, at(resource, "eventExpiryDuration"));
  }
  const separate = estate.of("memoryStrategy").some((one) => textOf(one, "memoryId") === resource.id);
  if (entriesOf(resource, "strategies").length > 0 || separate) {
    // The expiry counts for events; what was drawn out of them lasts on its own.
    const extracted = estate.thing("stores", `memory/${resource.id}/extracted`, resource);
    base(extracted, "memoryExtracted");
    const builtIn = builtInStrategy(estate, resource);
    if (builtIn) estate.say(extracted, "stores", "memoryExtraction", "crossRegion", builtIn);
    estate.ask("memoryExtracted", { name: label }, { file: resource.file });
  }
  for (const { values } of entriesOf(resource, "streamDeliveryResources.resources"))
    if (values.has("kinesis.dataStreamArn"))
      estate.ask(
        "memoryStream",
        {
          name: label,
          level: [...values].some(([path, { value }]) => path.endsWith("level") && value === "METADATA_ONLY") ? "metadata" : "content",
        },
        { file: resource.file },
      );
}

const targets = [
  ["targetConfiguration.mcp.mcpServer.endpoint", "mcpServer"],
  ["targetConfiguration.mcp.lambda.lambdaArn", "api"],
  ["targetConfiguration.mcp.openApiSchema.s3.uri", "api"],
  ["targetConfiguration.mcp.openApiSchema.inlinePayload", "api"],
  ["targetConfiguration.mcp.smithyModel.s3.uri", "api"],
  ["targetConfiguration.mcp.smithyModel.inlinePayload", "api"],
  ["targetConfiguration.mcp.apiGateway.restApiId", "api"],
  ["targetConfiguration.mcp.connector.source.connectorId", "api"],
  ["targetConfiguration.http.agentcoreRuntime.arn", "api"],
  ["targetConfiguration.http.passthrough.endpoint", "api"],
  ["targetConfiguration.http.connector.source.connectorId", "api"],
  ["targetConfiguration.inference.provider.endpoint", "otherModel"],
  ["targetConfiguration.inference.connector.source.connectorId", "otherModel"],
] as const;

function sayTarget(estate: Estate, resource: AwsResource): void {
  const label = shownOf(resource, "name", "targetId");
  if (resource.says === "listed") {
    estate.ask("getEach", { name: label, command: "bedrock-agentcore-control get-gateway-target" }, { file: resource.file });
    return;
  }
  const found = targets.find(([field]) => has(resource, field));
  if (!found) {
    estate.ask("targetKind", { name: label }, { file: resource.file });
    return;
  }
  const [field, kind] = found;
  const protocol = textOf(resource, "targetConfiguration.http.passthrough.protocolType");
  const thing = estate.thing("tools", resource.key, resource);
  const actual =
    field.includes("passthrough") && protocol === "INFERENCE"
      ? "otherModel"
      : field.includes("passthrough") && protocol === "MCP"
        ? "mcpServer"
        : kind;
  estate.say(thing, "tools", "name", named("target", { id: label }), at(resource, has(resource, "name") ? "name" : "targetId"));
  estate.say(thing, "tools", "kind", actual, at(resource, field));
  estate.ask(actual === "otherModel" ? "targetOtherModel" : "targetEnd", { name: label }, { file: resource.file });
}

function sayTool(estate: Estate, resource: AwsResource, kind: "browser" | "codeInterpreter"): void {
  const label = shownOf(resource, "name", `${kind}Id`);
  const thing = estate.thing("tools", resource.key, resource);
  const nameField = has(resource, "name") ? "name" : `${kind}Id`;
  estate.say(thing, "tools", "name", named(kind, { id: label }), at(resource, nameField));
  estate.say(thing, "tools", "kind", kind, at(resource, nameField));
  if (textOf(resource, "networkConfiguration.networkMode") === "PUBLIC")
    estate.ask("publicNetwork", { name: label }, { file: resource.file });
  if (resource.values.get("recording.enabled")?.value !== true) return;
  const store = sayBucket(estate, { resource, field: "recording.s3Location.bucket", kind: "files", word: "recordings", written: thing });
  if (store === null) estate.ask("recordings", { name: label }, { file: resource.file });
}

/** AgentCore's memory, gateways, tools and runtimes, with what they keep and reach. */
export function sayAgentCore(estate: Estate): void {
  const seen = new Set<string>();
  const each = (kind: Parameters<Estate["of"]>[0], work: (resource: AwsResource) => void): void => {
    for (const resource of estate.of(kind)) {
      if (isGone(resource) || (resource.says === "listed" && seen.has(resource.key))) continue;
      seen.add(resource.key);
      work(resource);
    }
  };
  each("memory", (resource) =>
    resource.says === "listed"
      ? estate.ask(
          "getEach",
          { name: shownOf(resource, "name", "id"), command: "bedrock-agentcore-control get-memory" },
          { file: resource.file },
        )
      : sayMemory(estate, resource),
  );
  each("gatewayTarget", (resource) => sayTarget(estate, resource));
  each("gateway", (resource) => {
    if (textOf(resource, "authorizerType") === "NONE")
      estate.ask("openGateway", { name: shownOf(resource, "name", "gatewayId") }, { file: resource.file });
    if (estate.of("gatewayTarget").length === 0)
      estate.ask("gatewayTargets", { name: shownOf(resource, "name", "gatewayId") }, { file: resource.file });
  });
  each("browser", (resource) =>
    resource.says === "listed"
      ? estate.ask(
          "getEach",
          { name: shownOf(resource, "name", "browserId"), command: "bedrock-agentcore-control get-browser" },
          { file: resource.file },
        )
      : sayTool(estate, resource, "browser"),
  );
  each("codeInterpreter", (resource) =>
    resource.says === "listed"
      ? estate.ask("toolListed", { name: shownOf(resource, "name", "codeInterpreterId") }, { file: resource.file })
      : sayTool(estate, resource, "codeInterpreter"),
  );
  each("agentRuntime", (resource) => {
    const label = shownOf(resource, "agentRuntimeName", "agentRuntimeId");
    if (resource.says === "set") {
      const thing = estate.thing("systems", resource.key, resource);
      const field = has(resource, "agentRuntimeName") ? "agentRuntimeName" : "agentRuntimeId";
      estate.say(thing, "systems", "name", named("runtime", { id: label }), at(resource, field));
      if (resource.region !== null)
        estate.say(thing, "systems", "country", regionCountry(resource.region, estate.facts).country, at(resource, field));
    }
    estate.ask("runtimeModels", { name: label }, { file: resource.file });
  });
  each("onlineEvaluation", (resource) => {
    if (textOf(resource, "executionStatus") === "DISABLED") return;
    const label = shownOf(resource, "onlineEvaluationConfigName", "onlineEvaluationConfigId");
    const thing = estate.thing("customisations", resource.key, resource);
    const field = has(resource, "onlineEvaluationConfigName") ? "onlineEvaluationConfigName" : "onlineEvaluationConfigId";
    estate.say(thing, "customisations", "name", named("onlineEvaluation", { id: label }), at(resource, field));
    estate.say(thing, "customisations", "kind", "modelEvaluation", at(resource, field));
    estate.say(thing, "customisations", "region", resource.region, regionAt(resource, field));
    estate.ask("onlineEvaluation", { name: label }, { file: resource.file });
  });
  for (const resource of estate.of("oauth2Provider"))
    estate.ask("signsInWith", { vendor: textOf(resource, "credentialProviderVendor") ?? "?" }, { file: resource.file });
  for (const resource of estate.of("apiKeyProvider")) estate.ask("apiKeys", { name: shownOf(resource, "name") }, { file: resource.file });
  const projects = estate.of("dataAutomationProject");
  if (projects[0])
    estate.ask("dataAutomationProjects", { count: new Set(projects.map((one) => one.key)).size }, { file: projects[0].file });
  const [form] = estate.of("useCaseForModelAccess");
  if (form) estate.ask("useCaseForm", {}, { file: form.file });
}
