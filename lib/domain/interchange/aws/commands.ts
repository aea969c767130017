import type { AssessmentContent } from "../../assessment/content";
import { isRegion } from "./model-reference";

/** Parts of Bedrock that have commands of their own. */
export const awsFeatures = [
  "account",
  "knowledgeBases",
  "agents",
  "flows",
  "agentCore",
  "batch",
  "customisation",
  "evaluation",
  "mantle",
] as const;
export type AwsFeature = (typeof awsFeatures)[number];

export const featureWords: Readonly<Record<AwsFeature, string>> = {
  account: "Every account: retention mode, logging, profiles, guardrails, reserved capacity",
  knowledgeBases: "Knowledge bases",
  agents: "Agents",
  flows: "Flows",
  agentCore: "AgentCore: memory, gateways, browser, runtimes",
  batch: "Batch jobs",
  customisation: "Customised and imported models",
  evaluation: "Evaluation jobs",
  mantle: "bedrock-mantle: its own retention modes, by project and model",
};

/**
 * One command. `for each`: run for every id that another command of the list prints; `%` stands for the id. `answers`: what
 * the reply answers, said on the page.
 */
type Step = {
  feature: AwsFeature;
  file: string;
  command: string;
  answers: string;
  each?: { command: string; query: string; within?: Step["each"] };
};

const listed = (command: string, query: string): NonNullable<Step["each"]> => ({ command, query });
const knowledgeBases = listed("bedrock-agent list-knowledge-bases", "knowledgeBaseSummaries[].knowledgeBaseId");
const agents = listed("bedrock-agent list-agents", "agentSummaries[].agentId");
const gateways = listed("bedrock-agentcore-control list-gateways", "items[].gatewayId");

/** Only commands that list and describe; a test holds that none of them changes anything. */
const steps: readonly Step[] = [
  {
    feature: "account",
    file: "data-retention",
    command: "bedrock get-account-data-retention",
    answers: "Which retention mode is set for the account in this Region?",
  },
  {
    feature: "account",
    file: "logging",
    command: "bedrock get-model-invocation-logging-configuration",
    answers: "Are calls logged, with what content, and where to?",
  },
  {
    feature: "account",
    file: "profiles",
    command: "bedrock list-inference-profiles --type-equals APPLICATION",
    answers: "Through which profiles of your own may calls be routed?",
  },
  {
    feature: "account",
    file: "profiles-of-the-service",
    command: "bedrock list-inference-profiles --type-equals SYSTEM_DEFINED",
    answers: "To which Regions does each profile of the service lead?",
  },
  {
    feature: "account",
    file: "guardrail",
    command: "bedrock get-guardrail --guardrail-identifier %",
    answers: "What does each guardrail check, on which side, and in which Regions?",
    each: listed("bedrock list-guardrails", "guardrails[].id"),
  },
  {
    feature: "account",
    file: "enforced-guardrails",
    command: "bedrock list-enforced-guardrails-configuration",
    answers: "Is a guardrail enforced for the whole account?",
  },
  {
    feature: "account",
    file: "capacity",
    command: "bedrock list-provisioned-model-throughputs",
    answers: "Which models run on reserved capacity?",
  },
  {
    feature: "knowledgeBases",
    file: "knowledge-base",
    command: "bedrock-agent get-knowledge-base --knowledge-base-id %",
    answers: "Where does each knowledge base lie, whose product is it, and which model embeds?",
    each: knowledgeBases,
  },
  {
    feature: "knowledgeBases",
    file: "data-source",
    command: "bedrock-agent get-data-source --knowledge-base-id %1 --data-source-id %",
    answers: "Where does its content come from, and which model reads the documents?",
    each: {
      ...listed("bedrock-agent list-data-sources --knowledge-base-id %1", "dataSourceSummaries[].dataSourceId"),
      within: knowledgeBases,
    },
  },
  {
    feature: "agents",
    file: "agent",
    command: "bedrock-agent get-agent --agent-id %",
    answers: "Which model does each agent call, with which guardrail and memory?",
    each: agents,
  },
  {
    feature: "agents",
    file: "action-group",
    command: "bedrock-agent get-agent-action-group --agent-id %1 --agent-version DRAFT --action-group-id %",
    answers: "What can each agent do?",
    each: {
      ...listed("bedrock-agent list-agent-action-groups --agent-id %1 --agent-version DRAFT", "actionGroupSummaries[].actionGroupId"),
      within: agents,
    },
  },
  {
    feature: "agents",
    file: "collaborators",
    command: "bedrock-agent list-agent-collaborators --agent-id % --agent-version DRAFT",
    answers: "Which other agents take part?",
    each: agents,
  },
  {
    feature: "flows",
    file: "flow",
    command: "bedrock-agent get-flow --flow-identifier %",
    answers: "Which models and steps does each flow use?",
    each: listed("bedrock-agent list-flows", "flowSummaries[].id"),
  },
  {
    feature: "agentCore",
    file: "memory",
    command: "bedrock-agentcore-control get-memory --memory-id %",
    answers: "What does each memory keep, and for how long?",
    each: listed("bedrock-agentcore-control list-memories", "memories[].id"),
  },
  {
    feature: "agentCore",
    file: "gateway-target",
    command: "bedrock-agentcore-control get-gateway-target --gateway-identifier %1 --target-id %",
    answers: "What can be reached through each gateway?",
    each: { ...listed("bedrock-agentcore-control list-gateway-targets --gateway-identifier %1", "items[].targetId"), within: gateways },
  },
  {
    feature: "agentCore",
    file: "browser",
    command: "bedrock-agentcore-control get-browser --browser-id %",
    answers: "Does a browser record its sessions, and where to?",
    each: listed("bedrock-agentcore-control list-browsers --type CUSTOM", "browserSummaries[].browserId"),
  },
  {
    feature: "agentCore",
    file: "runtime",
    command: "bedrock-agentcore-control get-agent-runtime --agent-runtime-id %",
    answers: "Which runtimes of your own are there?",
    each: listed("bedrock-agentcore-control list-agent-runtimes", "agentRuntimes[].agentRuntimeId"),
  },
  {
    feature: "agentCore",
    file: "online-evaluations",
    command: "bedrock-agentcore-control list-online-evaluation-configs",
    answers: "Are live traces evaluated?",
  },
  {
    feature: "batch",
    file: "batch-jobs",
    command: "bedrock list-model-invocation-jobs",
    answers: "Which models run in batches, and which buckets hold input and output?",
  },
  { feature: "customisation", file: "custom-models", command: "bedrock list-custom-models", answers: "Which models were customised?" },
  {
    feature: "customisation",
    file: "customisation-job",
    command: "bedrock get-model-customization-job --job-identifier %",
    answers: "How was each customised, and with data from where?",
    each: listed("bedrock list-model-customization-jobs", "modelCustomizationJobSummaries[].jobArn"),
  },
  { feature: "customisation", file: "imported-models", command: "bedrock list-imported-models", answers: "Which models were imported?" },
  {
    feature: "evaluation",
    file: "evaluation-job",
    command: "bedrock get-evaluation-job --job-identifier %",
    answers: "What is evaluated, with which data, by machine or by people?",
    each: listed("bedrock list-evaluation-jobs", "jobSummaries[].jobArn"),
  },
  {
    feature: "mantle",
    file: "mantle-data-retention",
    command: "GET /v1/data_retention",
    answers: "Which mode counts for the account on bedrock-mantle?",
  },
  { feature: "mantle", file: "mantle-projects", command: "GET /v1/organization/projects", answers: "Which mode is set for each project?" },
  {
    feature: "mantle",
    file: "mantle-models",
    command: "GET /v1/models",
    answers: "Which modes does each model allow? No other reply says so.",
  },
];

const answered = (answers: Readonly<Record<string, unknown>>, field: string): unknown => {
  const answer = answers[field];
  return typeof answer === "object" && answer !== null && "value" in answer ? answer.value : undefined;
};

/** The Regions that an assessment names as its own: of calls, stores and jobs; sorted. */
export function regionsAtHand({ records }: AssessmentContent): readonly string[] {
  const named = [
    ...(records.modelUses ?? []).map((one) => answered(one.answers, "sourceRegion")),
    ...(records.stores ?? []).map((one) => answered(one.answers, "region")),
    ...(records.customisations ?? []).map((one) => answered(one.answers, "region")),
  ];
  return [...new Set(named.filter((one): one is string => typeof one === "string" && isRegion(one)))].sort();
}

/**
 * The parts that an assessment describes. Where nothing is described yet, or a list is empty, nobody knows that it is not
 * used: everything is asked.
 */
export function featuresAtHand({ records }: AssessmentContent): readonly AwsFeature[] {
  const uses = records.modelUses ?? [];
  const stores = records.stores ?? [];
  const tools = records.tools ?? [];
  const customisations = records.customisations ?? [];
  if (uses.length + stores.length + tools.length === 0) return awsFeatures;
  const kinds = new Set(stores.map((one) => answered(one.answers, "kind")));
  const done = new Set(customisations.map((one) => answered(one.answers, "kind")));
  const open = (field: string, list: typeof uses): boolean => list.some((one) => answered(one.answers, field) === undefined);
  const evaluations = ["modelEvaluation", "humanEvaluation"];
  const at: Readonly<Record<AwsFeature, boolean>> = {
    account: true,
    knowledgeBases: kinds.has("knowledgeBase") || stores.length === 0 || open("kind", stores),
    agents: kinds.has("agentMemory") || tools.some((one) => answered(one.answers, "kind") === "agentAction") || tools.length === 0,
    flows: tools.length === 0,
    agentCore:
      kinds.has("agentMemory") ||
      tools.some((one) => ["mcpServer", "browser", "codeInterpreter", "otherModel"].includes(String(answered(one.answers, "kind")))) ||
      tools.length === 0,
    batch: kinds.has("batchFiles") || uses.some((one) => answered(one.answers, "throughput") === "batch") || open("throughput", uses),
    customisation: [...done].some((one) => !evaluations.includes(String(one))) || customisations.length === 0,
    evaluation: evaluations.some((one) => done.has(one)) || customisations.length === 0,
    mantle: uses.some((one) => answered(one.answers, "endpoint") === "mantle") || open("endpoint", uses),
  };
  return awsFeatures.filter((one) => at[one]);
}

/** The commands of some features, as typed, with what each answers. */
export const commandsFor = (
  features: readonly AwsFeature[],
): readonly { feature: AwsFeature; command: string; forEach: string | null; answers: string }[] =>
  steps
    .filter((one) => features.includes(one.feature))
    .map(({ feature, command, answers, each }) => ({
      feature,
      command:
        feature === "mantle"
          ? `${command} at bedrock-mantle`
          : `aws ${command.replace(/%1?/g, (mark) => (mark === "%1" ? "PARENT" : "ID"))}`,
      forEach: each ? `aws ${each.command.replace("%1", "PARENT")}` : null,
      answers,
    }));

const ids = (command: string, query: string, parent: string): string =>
  `$(aws ${command.replace("%1", parent)} --region "$region" --query '${query}' --output text 2>> "$dir/refused.log" | tr '\\t' '\\n' | grep -v '^None$')`;

function linesOf({ feature, file, command, each }: Step): readonly string[] {
  if (feature === "mantle") return [`  mantle ${file} ${command.replace("GET ", "")}`];
  if (file === "logging")
    return [
      "  # Logging that is off prints nothing; that is written down, so that it is not taken for a forgotten file.",
      `  if aws ${command} --region "$region" --output json > "$dir/${file}.json" 2>> "$dir/refused.log"; then`,
      `    [ -s "$dir/${file}.json" ] || echo '{"loggingConfig": null}' > "$dir/${file}.json"`,
      `  else rm -f "$dir/${file}.json"; fi`,
    ];
  if (!each) return [`  ask ${file} ${command}`];
  const loop = (indent: string, variable: string, source: string, body: readonly string[]): string[] => [
    `${indent}for ${variable} in ${source}; do`,
    ...body.map((line) => `${indent}  ${line}`),
    `${indent}done`,
  ];
  const name = `${file}-$number`;
  const ask = (parent: string) => [`number=$((number + 1))`, `ask ${name} ${command.replace("%1", parent).replace("%", '"$id"')}`];
  if (!each.within) return ["  number=0", ...loop("  ", "id", ids(each.command, each.query, ""), ask(""))];
  return [
    "  number=0",
    ...loop(
      "  ",
      "parent",
      ids(each.within.command, each.within.query, ""),
      loop("", "id", ids(each.command, each.query, '"$parent"'), ask('"$parent"')),
    ),
  ];
}

/**
 * A shell script that runs the commands of some features in some Regions and writes one file a reply, in a folder a Region.
 * What is not allowed or not there is noted in `refused.log` and leaves no file. Throws for a text that is no Region.
 */
export function shellSnippet(regions: readonly string[], features: readonly AwsFeature[]): string {
  const wrong = regions.find((one) => !isRegion(one));
  if (wrong !== undefined) throw new Error(`${wrong} is no Region`);
  const mantle = features.includes("mantle");
  return `${[
    "#!/bin/sh",
    "# Read-only: these commands list and describe, they change nothing. Needs the AWS command line, version 2, and a role that may read.",
    mantle ? "# For bedrock-mantle also curl and a Bedrock API key in AWS_BEARER_TOKEN_BEDROCK; without it, that part is left out." : "",
    "# Afterwards hand the folder aws-for-groundwork to Groundwork. Nothing in it is a key or password.",
    `for region in ${regions.length > 0 ? regions.join(" ") : "REGION"}; do`,
    '  dir="aws-for-groundwork/$region"; mkdir -p "$dir"',
    '  ask() { out="$dir/$1.json"; shift; aws "$@" --region "$region" --output json > "$out" 2>> "$dir/refused.log" || rm -f "$out"; }',
    ...(mantle
      ? [
          "  mantle() {",
          '    [ -n "$AWS_BEARER_TOKEN_BEDROCK" ] || return 0',
          '    curl -sf -H "Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK" "https://bedrock-mantle.$region.api.aws$2" > "$dir/$1.json" || rm -f "$dir/$1.json"',
          "  }",
        ]
      : []),
    ...awsFeatures
      .filter((one) => features.includes(one))
      .flatMap((feature) => [`  # ${featureWords[feature]}`, ...steps.filter((one) => one.feature === feature).flatMap(linesOf)]),
    "done",
  ]
    .filter((line) => line !== "")
    .join("\n")}\n`;
}
