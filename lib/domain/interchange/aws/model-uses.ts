import { parseModelArn, readModelReference, regionOfArn } from "./model-reference";
import type { AwsResource } from "./recognise";
import { at, type Basis, type Estate, entriesOf, has, isGone, named, regionAt, shownOf, textOf } from "./statements";

type Profile = { model: string | null; regions: readonly string[]; global: boolean; resource: AwsResource };

/** What a profile's file says: the model behind it and the Regions it may be sent to; an empty Region is a global model. */
function readProfile(resource: AwsResource): Profile {
  const arns = entriesOf(resource, "models").flatMap(({ values }) => {
    const arn = values.get("modelArn")?.value;
    return typeof arn === "string" ? [arn] : [];
  });
  const regions = arns.map(regionOfArn);
  const model = arns.map((arn) => parseModelArn(arn)?.id ?? null).find((id) => id !== null) ?? null;
  return {
    model,
    regions: [...new Set(regions.filter((one): one is string => one !== null))],
    global: arns.length > 0 && regions.includes(null),
    resource,
  };
}

const idOfProfile = (resource: AwsResource): readonly string[] => {
  const ids = [textOf(resource, "inferenceProfileId"), textOf(resource, "id")];
  const arns = [textOf(resource, "inferenceProfileArn"), textOf(resource, "arn")].map((arn) => (arn ? parseModelArn(arn)?.id : undefined));
  return [...ids, ...arns, resource.id].filter((one): one is string => one !== undefined);
};

const profileWith = (estate: Estate, id: string, region: string | null): Profile | null => {
  const found = estate.of("inferenceProfile").filter((one) => idOfProfile(one).includes(id));
  const here = found.find((one) => region !== null && one.region === region) ?? (region === null ? found[0] : undefined);
  return here ? readProfile(here) : null;
};

/** Routing and destinations of a use from the file of its profile. */
function sayRoute(estate: Estate, thing: string, profile: Profile): void {
  const from = at(profile.resource, has(profile.resource, "models[0].modelArn") ? "models[0].modelArn" : "inferenceProfileArn");
  if (profile.global) estate.say(thing, "modelUses", "inferenceRouting", "global", from);
  else if (profile.regions.length > 0) {
    const [only] = profile.regions;
    const inRegion = profile.regions.length === 1 && only === profile.resource.region;
    estate.say(thing, "modelUses", "inferenceRouting", inRegion ? "inRegion" : "geographic", from);
    if (!inRegion) estate.say(thing, "modelUses", "destinationRegions", profile.regions, from);
  }
}

type Use = { key: string; name: string; from: AwsResource; field: string; basis?: Basis; throughput?: "batch" | "provisioned" };

/**
 * A use of a model as a resource names it: model, source Region, routing, and behind an application profile or reserved
 * capacity what its own file says. Nothing about purposes, people or data.
 */
export function sayModelUse(estate: Estate, { key, name, from, field, basis = "set", throughput }: Use): string | null {
  const text = textOf(from, field);
  if (text === undefined) return null;
  const thing = estate.thing("modelUses", key, from, basis);
  const here = at(from, field);
  const reference = readModelReference(text, estate.facts);
  const region = reference.region ?? from.region;
  estate.say(thing, "modelUses", "name", name, here);
  estate.say(thing, "modelUses", "platform", "bedrock", here);
  estate.say(thing, "modelUses", "sourceRegion", region, reference.region === null ? regionAt(from, field) : here);
  estate.say(thing, "modelUses", "throughput", throughput, here);
  if (reference.ownResource === null) {
    estate.say(thing, "modelUses", "model", reference.model, here);
    const profile = reference.profile === null ? null : profileWith(estate, reference.profile, region);
    if (profile) sayRoute(estate, thing, profile);
    else estate.say(thing, "modelUses", "inferenceRouting", reference.routing, here);
    estate.say(thing, "modelUses", "inferenceProfile", reference.profile, here);
    return thing;
  }
  const profile = profileWith(estate, reference.ownResource, region);
  if (profile?.model) {
    estate.say(thing, "modelUses", "model", profile.model, at(profile.resource, "models[0].modelArn"));
    sayRoute(estate, thing, profile);
    return thing;
  }
  const reserved = estate
    .of("provisionedThroughput")
    .find((one) => parseModelArn(textOf(one, "provisionedModelArn") ?? "")?.id === reference.ownResource);
  const behind = reserved && (textOf(reserved, "foundationModelArn") ?? textOf(reserved, "modelArn"));
  if (reserved && behind) {
    estate.say(thing, "modelUses", "model", readModelReference(behind, estate.facts).model, at(reserved, "foundationModelArn"));
    estate.say(thing, "modelUses", "inferenceRouting", "inRegion", at(reserved, "provisionedModelArn"));
    estate.say(thing, "modelUses", "throughput", "provisioned", at(reserved, "provisionedModelArn"));
    return thing;
  }
  estate.ask("modelBehind", { name }, { file: from.file });
  return thing;
}

function sayProfiles(estate: Estate): void {
  for (const resource of estate.of("inferenceProfile")) {
    const profile = readProfile(resource);
    const ids = idOfProfile(resource);
    // What is described already and names this profile learns its Regions.
    for (const use of estate.uses)
      if (
        [use.profile, use.model].some((one) => one !== null && ids.includes(one)) &&
        (use.region === null || use.region === resource.region)
      )
        sayRoute(estate, estate.existing("modelUses", use.recordId), profile);
    const copied = textOf(resource, "modelSource.copyFrom");
    const own = textOf(resource, "type") === "APPLICATION" || copied !== undefined || resource.stage !== "inForce";
    if (!own) continue;
    const label = shownOf(resource, "inferenceProfileName", "name", "inferenceProfileId");
    const file = estate.files[resource.file];
    if (file?.call === "bedrock list-inference-profiles") {
      estate.ask(
        "applicationProfile",
        { name: label, model: profile.model ?? "?", global: profile.global ? "yes" : "no" },
        { file: resource.file },
      );
      continue;
    }
    // An application profile is made for calls, but calls are in no file: proposed, never taken over by itself.
    const thing = estate.thing("modelUses", resource.key, resource, "setUp");
    const field = profile.model !== null ? "models[0].modelArn" : "modelSource.copyFrom";
    const reference = copied === undefined ? null : readModelReference(copied, estate.facts);
    const model = profile.model ?? (reference?.ownResource === null ? reference.model : null);
    if (model === null) continue;
    estate.say(thing, "modelUses", "name", named("profile", { id: label }), at(resource, field));
    estate.say(thing, "modelUses", "platform", "bedrock", at(resource, field));
    estate.say(thing, "modelUses", "model", model, at(resource, field));
    estate.say(thing, "modelUses", "sourceRegion", resource.region ?? reference?.region, regionAt(resource, field));
    if (profile.model !== null) sayRoute(estate, thing, profile);
    else estate.say(thing, "modelUses", "inferenceRouting", reference?.routing, at(resource, field));
  }
}

/** Capacity, deployments, endpoints, prompts and flows that name a model. */
export function sayModelUses(estate: Estate): void {
  sayProfiles(estate);
  for (const resource of estate.of("provisionedThroughput")) {
    if (isGone(resource)) continue;
    const field = has(resource, "foundationModelArn") ? "foundationModelArn" : "modelArn";
    const thing = sayModelUse(estate, {
      key: resource.key,
      name: named("provisioned", { id: shownOf(resource, "provisionedModelName") }),
      from: resource,
      field,
      throughput: "provisioned",
    });
    if (thing && has(resource, "modelArn") && /custom-model\//.test(textOf(resource, "modelArn") ?? ""))
      estate.ask("customBehindCapacity", { name: shownOf(resource, "provisionedModelName") }, { file: resource.file });
  }
  for (const resource of estate.of("customModelDeployment")) {
    if (isGone(resource)) continue;
    const model = textOf(resource, "modelArn") ?? "";
    const [base] = (parseModelArn(model)?.id ?? "").split("/");
    const thing = estate.thing("modelUses", resource.key, resource);
    const here = at(resource, "modelArn");
    estate.say(thing, "modelUses", "name", named("deployment", { id: shownOf(resource, "customModelDeploymentName") }), here);
    estate.say(thing, "modelUses", "platform", "bedrock", here);
    estate.say(thing, "modelUses", "sourceRegion", resource.region, regionAt(resource, "modelArn"));
    estate.say(thing, "modelUses", "inferenceRouting", "inRegion", here);
    if (base && !base.startsWith("id-")) estate.say(thing, "modelUses", "model", base, here);
    else estate.ask("modelBehind", { name: shownOf(resource, "customModelDeploymentName") }, { file: resource.file });
  }
  for (const resource of estate.of("marketplaceEndpoint"))
    estate.ask("marketplaceEndpoint", { name: shownOf(resource, "endpointArn") }, { file: resource.file });
  for (const resource of estate.of("promptRouter"))
    if (textOf(resource, "type") === "custom" || resource.stage !== "inForce")
      estate.ask("promptRouter", { name: shownOf(resource, "promptRouterName") }, { file: resource.file });
  for (const resource of estate.of("prompt")) {
    const models = [...new Set(entriesOf(resource, "variants").flatMap(({ values }) => values.get("modelId")?.value ?? []))];
    if (models.length > 0) estate.ask("prompt", { name: shownOf(resource, "name"), models: models.join(", ") }, { file: resource.file });
  }
  for (const resource of estate.of("flow")) sayFlow(estate, resource);
  for (const resource of estate.of("harness")) {
    const name = shownOf(resource, "harnessName", "name");
    sayModelUse(estate, {
      key: resource.key,
      name: named("harness", { id: name }),
      from: resource,
      field: "model.bedrockModelConfig.modelId",
    });
    if (["openAiModelConfig", "geminiModelConfig", "liteLlmModelConfig"].some((other) => has(resource, `model.${other}.modelId`)))
      estate.ask("otherPlatform", { name }, { file: resource.file });
  }
}

function sayFlow(estate: Estate, resource: AwsResource): void {
  if (isGone(resource)) return;
  const name = shownOf(resource, "name", "id");
  if (resource.says === "listed") {
    const described = estate.find("flow", resource.id)?.says === "set";
    if (!described) estate.ask("getEach", { name, command: "bedrock-agent get-flow" }, { file: resource.file });
    return;
  }
  const seen = new Set<string>();
  const other = new Set<string>();
  for (const node of entriesOf(resource, "definition.nodes")) {
    const type = String(node.values.get("type")?.value ?? "");
    for (const field of ["configuration.prompt.sourceConfiguration.inline.modelId", "configuration.knowledgeBase.modelId"]) {
      const model = node.values.get(field)?.value;
      if (typeof model !== "string" || seen.has(model)) continue;
      seen.add(model);
      const thing = sayModelUse(estate, {
        key: `${resource.key}/${seen.size}`,
        name: named("flow", { id: name, number: seen.size }),
        from: resource,
        field: `${node.path}.${field}`,
      });
      const guarded = ["prompt", "knowledgeBase"].some((part) =>
        node.values.has(`configuration.${part}.guardrailConfiguration.guardrailIdentifier`),
      );
      if (thing && guarded) estate.ask("flowGuardrail", { name }, { file: resource.file });
    }
    if (["LambdaFunction", "Lex", "Storage", "Agent", "Retrieval", "InlineCode"].includes(type)) other.add(type);
  }
  if (other.size > 0) estate.ask("flowNodes", { name, kinds: [...other].sort().join(", ") }, { file: resource.file });
}
