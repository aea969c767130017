import { knowledgeBaseThing } from "./knowledge-bases";
import { sayModelUse } from "./model-uses";
import type { AwsResource } from "./recognise";
import { at, type Estate, entriesOf, has, isGone, named, numberOf, regionAt, shownOf, textOf } from "./statements";

const agentUseKey = (agentId: string): string => `agent/${agentId}`;
const agentThing = (estate: Estate, agentId: string | undefined): string | null => {
  const thing = `modelUses|${agentUseKey(agentId ?? "")}`;
  return agentId !== undefined && estate.things.has(thing) ? thing : null;
};

const filterLists = [
  "topicPolicy.topics",
  "contentPolicy.filters",
  "wordPolicy.words",
  "wordPolicy.managedWordLists",
  "sensitiveInformationPolicy.piiEntities",
  "sensitiveInformationPolicy.regexes",
] as const;

/** On which side a guardrail does something: its filters say it each for itself; older replies leave it out, which means both. */
function sidesOf(guardrail: AwsResource): "none" | "input" | "output" | "both" {
  const filters = filterLists.flatMap((list) => entriesOf(guardrail, list));
  const works = (side: "input" | "output"): boolean =>
    filters.some(({ values }) => values.get(`${side}Enabled`)?.value !== false && values.get(`${side}Action`)?.value !== "NONE") ||
    (side === "output" && entriesOf(guardrail, "contextualGroundingPolicy.filters").length > 0);
  if (filters.length === 0 && entriesOf(guardrail, "contextualGroundingPolicy.filters").length === 0) return "none";
  return works("input") ? (works("output") ? "both" : "input") : works("output") ? "output" : "none";
}

function sayGuardrail(estate: Estate, use: string, resource: AwsResource): void {
  const field = "guardrailConfiguration.guardrailIdentifier";
  const id = textOf(resource, field)?.split("/").at(-1);
  if (id === undefined) return;
  const guardrail = estate.find("guardrail", id);
  // That a guardrail is named does not say on which side it does anything.
  if (!guardrail || guardrail.says === "listed") {
    estate.ask("guardrailFile", { name: shownOf(resource, "agentName", "agentId") }, { file: resource.file });
    return;
  }
  const sides = sidesOf(guardrail);
  estate.say(use, "modelUses", "guardrails", sides, at(resource, field));
  if (sides === "none") return;
  const profile = has(guardrail, "crossRegionDetails.guardrailProfileArn")
    ? "crossRegionDetails.guardrailProfileArn"
    : "crossRegionDetails.guardrailProfileId";
  if (has(guardrail, profile)) estate.say(use, "modelUses", "guardrailCrossRegion", true, at(guardrail, profile));
  else estate.say(use, "modelUses", "guardrailCrossRegion", false, at(guardrail, "guardrailId"));
}

function sayMemory(estate: Estate, use: string | null, resource: AwsResource, label: string): void {
  const types = entriesOf(resource, "memoryConfiguration.enabledMemoryTypes");
  if (types.length === 0) return;
  const here = at(resource, "memoryConfiguration.enabledMemoryTypes[0]");
  const thing = estate.thing("stores", `agentMemory/${resource.id}`, resource);
  estate.say(thing, "stores", "name", named("agentMemory", { id: label }), here);
  estate.say(thing, "stores", "kind", "agentMemory", here);
  estate.say(thing, "stores", "operator", "aws", here);
  estate.say(thing, "stores", "memoryService", "agentsClassic", here);
  estate.say(thing, "stores", "region", resource.region, regionAt(resource, "agentId"));
  const days = numberOf(resource, "memoryConfiguration.storageDays");
  if (days !== undefined) {
    estate.say(thing, "stores", "retention", { amount: days, unit: "days" }, at(resource, "memoryConfiguration.storageDays"));
    estate.say(thing, "stores", "deletionAutomatic", true, at(resource, "memoryConfiguration.storageDays"));
  } else estate.ask("memoryDays", { name: label }, { file: resource.file });
  if (has(resource, "customerEncryptionKeyArn"))
    estate.say(thing, "stores", "encryption", "ownKey", at(resource, "customerEncryptionKeyArn"));
  if (use) {
    estate.refer(thing, "stores", "writtenBy", [use], here);
    estate.refer(thing, "stores", "readBy", [use], here);
  }
}

type Action = { key: string; name: string; signature: string | undefined; executor: boolean; lambda: boolean; confirms: boolean | null };

function sayAction(estate: Estate, use: string | null, resource: AwsResource, action: Action, field: string): void {
  if (action.signature === "AMAZON.UserInput") return;
  const thing = estate.thing("tools", action.key, resource);
  const here = at(resource, field);
  const computer = action.signature?.startsWith("ANTHROPIC.") === true;
  estate.say(thing, "tools", "name", named("action", { id: action.name }), here);
  estate.say(thing, "tools", "kind", action.signature === "AMAZON.CodeInterpreter" ? "codeInterpreter" : "agentAction", here);
  if (action.confirms === true) estate.say(thing, "tools", "approval", "always", here);
  if (use) estate.refer(thing, "tools", "calledBy", [use], here);
  if (computer) estate.ask("computerUse", { name: action.name }, { file: resource.file });
  else if (action.signature !== "AMAZON.CodeInterpreter")
    estate.ask(action.lambda ? "lambdaBehind" : "actionBehind", { name: action.name }, { file: resource.file });
}

function sayAgent(estate: Estate, resource: AwsResource): void {
  const label = shownOf(resource, "agentName", "agentId");
  const use = sayModelUse(estate, {
    key: agentUseKey(resource.id),
    name: named("agent", { id: label }),
    from: resource,
    field: "foundationModel",
  });
  if (!use) estate.ask("agentModel", { name: label }, { file: resource.file });
  if (use) sayGuardrail(estate, use, resource);
  sayMemory(estate, use, resource, label);
  for (const { path, values } of entriesOf(resource, "knowledgeBases")) {
    const id = values.get("knowledgeBaseId")?.value;
    const store = typeof id === "string" ? knowledgeBaseThing(estate, id) : null;
    if (store && use) estate.refer(store, "stores", "readBy", [use], at(resource, `${path}.knowledgeBaseId`));
  }
  for (const { path, values } of entriesOf(resource, "actionGroups")) {
    const name = values.get("actionGroupName")?.value;
    const signature = values.get("parentActionGroupSignature")?.value;
    sayAction(
      estate,
      use,
      resource,
      {
        key: `${resource.key}/${name ?? path}`,
        name: String(resource.shown.get(`${path}.actionGroupName`)?.value ?? name ?? label),
        signature: typeof signature === "string" ? signature : undefined,
        executor: values.has("actionGroupExecutor.customControl"),
        lambda: values.has("actionGroupExecutor.lambda"),
        confirms: null,
      },
      `${path}.actionGroupName`,
    );
  }
  const collaboration = textOf(resource, "agentCollaboration");
  if (collaboration !== undefined && collaboration !== "DISABLED") estate.ask("collaborators", { name: label }, { file: resource.file });
}

/** Agents as uses of a model, their memory as stores, their actions as tools, and which knowledge bases they read. */
export function sayAgents(estate: Estate): void {
  const seen = new Set<string>();
  for (const resource of estate.of("agent")) {
    if (isGone(resource) || (resource.says === "listed" && seen.has(resource.key))) continue;
    seen.add(resource.key);
    if (resource.says === "listed")
      estate.ask(
        "getEach",
        { name: shownOf(resource, "agentName", "agentId"), command: "bedrock-agent get-agent" },
        { file: resource.file },
      );
    else sayAgent(estate, resource);
  }
  const groups = new Set<string>();
  for (const resource of estate.of("agentActionGroup")) {
    if (groups.has(resource.key) || textOf(resource, "actionGroupState") === "DISABLED") continue;
    groups.add(resource.key);
    const confirmations = entriesOf(resource, "functionSchema.functions").map(({ values }) => values.get("requireConfirmation")?.value);
    sayAction(
      estate,
      agentThing(estate, textOf(resource, "agentId")),
      resource,
      {
        key: resource.key,
        name: shownOf(resource, "actionGroupName", "actionGroupId"),
        signature: textOf(resource, "parentActionSignature"),
        executor: has(resource, "actionGroupExecutor.customControl"),
        lambda: has(resource, "actionGroupExecutor.lambda"),
        confirms: confirmations.length > 0 && confirmations.every((one) => one === "ENABLED") ? true : null,
      },
      has(resource, "actionGroupName") ? "actionGroupName" : "actionGroupId",
    );
  }
  for (const resource of estate.of("agentKnowledgeBase")) {
    if (textOf(resource, "knowledgeBaseState") === "DISABLED") continue;
    const knowledgeBase = textOf(resource, "knowledgeBaseId") ?? "";
    const store = knowledgeBaseThing(estate, knowledgeBase);
    const use = agentThing(estate, textOf(resource, "agentId"));
    if (store && use) estate.refer(store, "stores", "readBy", [use], at(resource, "knowledgeBaseId"));
    else estate.ask("whoseKnowledgeBase", { name: shownOf(resource, "knowledgeBaseId") }, { file: resource.file });
  }
  for (const resource of estate.of("agentCollaborator"))
    estate.ask(
      textOf(resource, "relayConversationHistory") === "TO_COLLABORATOR" ? "collaboratorHistory" : "collaborator",
      { name: shownOf(resource, "collaboratorId") },
      { file: resource.file },
    );
  sayGuardrails(estate);
}

/** Guardrails that no agent of these files names: whether a call applies them, no file says. */
function sayGuardrails(estate: Estate): void {
  const used = new Set(estate.of("agent").map((agent) => textOf(agent, "guardrailConfiguration.guardrailIdentifier")?.split("/").at(-1)));
  const seen = new Set<string>();
  for (const resource of estate.of("guardrail")) {
    if (isGone(resource) || (resource.says === "listed" && seen.has(resource.key))) continue;
    seen.add(resource.key);
    const crosses = ["guardrailProfileId", "guardrailProfileArn"].some((field) => has(resource, `crossRegionDetails.${field}`));
    const name = shownOf(resource, "name", "guardrailId");
    const masks = entriesOf(resource, "sensitiveInformationPolicy.piiEntities").filter(({ values }) =>
      ["action", "inputAction", "outputAction"].some((field) => values.get(field)?.value === "ANONYMIZE"),
    ).length;
    if (!used.has(resource.id)) estate.ask("guardrailUse", { name, crosses: crosses ? "yes" : "no" }, { file: resource.file });
    if (masks > 0) estate.ask("guardrailMasks", { name, kinds: masks }, { file: resource.file });
  }
  for (const resource of estate.of("enforcedGuardrail"))
    estate.ask("guardrailEnforced", { region: resource.region ?? "?" }, { file: resource.file });
}
