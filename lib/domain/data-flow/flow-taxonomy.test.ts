import { describe, expect, it } from "vitest";
import { derive } from "../assess";
import type { AssessmentContent } from "../assessment/content";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { sentence } from "../language/sentence";
import type { Answer, AnswerValue } from "../questionnaire/answer";
import { flowKind } from "./describe-flows";
import type { Places } from "./map";

type Values = Readonly<Record<string, AnswerValue | Answer>>;
type Case = {
  use?: Values;
  answers?: Values;
  records?: AssessmentContent["records"];
  asOf?: string;
  /** The end of the arrow, and where what passes is handled by the recipient there. */
  to: string;
  handledIn?: Places;
  /** Carries no data item, only words about the call. */
  metadata?: string;
  certainty?: "established" | "possible";
};

const use = {
  name: "Answers",
  system: "sy-helpdesk1",
  dataItems: ["di-question1"],
  platform: "bedrock",
  model: "anthropic.claude-sonnet-4-6",
  endpoint: "runtime",
  api: "invokeOrConverse",
  sourceRegion: "eu-central-1",
  inferenceRouting: "inRegion",
  throughput: "onDemand",
  managedPrompts: "none",
  accountRetentionMode: "default",
  promptCaching: "off",
  guardrails: "none",
  treatment: ["none"],
  outputAboutPerson: true,
  outputAudience: ["staff"],
};
const answers = { "org.ourRole": "controller", "support.cases": "none", "logging.cloudTrail": "eventHistory", "logging.invocation": "off" };
const store = (values: Values) => ({
  stores: [
    recordOf("st-holding01", {
      name: "Store",
      dataItems: ["di-question1"],
      writtenBy: ["mu-answers01"],
      operator: "aws",
      region: "eu-central-1",
      retention: { amount: 7, unit: "days" },
      parsing: "builtIn",
      reranking: false,
      ...values,
    }),
  ],
});
const tool = (kind: string, values: Values = {}) => ({
  tools: [
    recordOf("tl-calling01", {
      name: "Tool",
      kind,
      calledBy: ["mu-answers01"],
      dataItems: ["di-question1"],
      external: true,
      vendor: "pr-tooling01",
      country: "IE",
      ...values,
    }),
  ],
});
const custom = (kind: string, values: Values = {}) => ({
  customisations: [
    recordOf("cu-adapting1", {
      name: "Job",
      kind,
      usedBy: ["mu-answers01"],
      personalData: true,
      dataItems: ["di-question1"],
      region: "eu-central-1",
      ...values,
    }),
  ],
});
const six = ["DE", "SE", "IT", "ES", "IE", "FR"];
const host = "host:mu-answers01";

/** Each of the thirty flows of the taxonomy, with answers that make it. */
const cases: Readonly<Record<string, Case>> = {
  "inference.runtime": { to: host },
  "inference.mantle": { use: { endpoint: "mantle", projectRetentionMode: "default" }, to: host },
  "inference.responsesRuntime": { use: { api: "responses", responsesStore: true }, to: "aws", handledIn: ["DE"] },
  "cris.geo": { use: { inferenceRouting: "geographic" }, to: host, handledIn: six },
  "cris.global": { use: { inferenceRouting: "global", model: "global.anthropic.claude-sonnet-4-6" }, to: host, handledIn: "*" },
  provisioned: { use: { throughput: "provisioned" }, to: host },
  batch: { records: store({ kind: "batchFiles", operator: "thirdParty", vendor: "pr-tooling01", country: "IE" }), to: "st-holding01" },
  "logging.invocation": { answers: { "logging.invocation": "full" }, records: store({ kind: "invocationLogs" }), to: "st-holding01" },
  caching: { use: { promptCaching: "oneHour" }, to: "aws", handledIn: ["DE"] },
  "custom.finetune": { records: custom("fineTuning"), to: "aws", handledIn: ["DE"] },
  "custom.import": { records: custom("customImport"), to: "aws", handledIn: ["DE"] },
  "kb.ingestion": {
    records: store({ kind: "knowledgeBase", contentSources: ["confluence"], sourceOperators: ["pr-tooling01"], writtenBy: [] }),
    to: "pr-tooling01",
    handledIn: ["IE"],
  },
  "kb.vectorstore": {
    records: store({ kind: "knowledgeBase", operator: "thirdParty", vendor: "pr-tooling01", country: "US" }),
    to: "pr-tooling01",
    handledIn: ["US"],
  },
  "kb.rerank": { records: store({ kind: "knowledgeBase", reranking: true }), to: "aws", handledIn: ["DE"] },
  "agents.classic": { records: store({ kind: "agentMemory", memoryService: "agentsClassic" }), to: "aws", handledIn: ["DE"] },
  "agentcore.memory": {
    records: store({ kind: "agentMemory", memoryService: "agentCore", memoryExtraction: "crossRegion" }),
    to: "aws",
    handledIn: ["DE", "SE", "IE", "GB", "FR"],
  },
  "agentcore.gateway": { records: tool("otherModel"), to: "tl-calling01" },
  "agentcore.browser": { records: tool("webSearch"), to: "tl-calling01" },
  guardrails: { use: { guardrails: "both", guardrailCrossRegion: true }, to: "aws", handledIn: six },
  "flows.prompts": { use: { managedPrompts: "withPersonalData" }, to: "aws", handledIn: ["DE"] },
  evaluation: { records: custom("humanEvaluation", { workers: "vendor", vendor: "pr-tooling01" }), to: "pr-tooling01", handledIn: ["DE"] },
  marketplace: { to: "provider:anthropic", metadata: "subscription", certainty: "possible" },
  "access.usecaseform": { to: "provider:anthropic", metadata: "useCaseForm" },
  "attribution.metadata": { to: "provider:anthropic", metadata: "request", certainty: "possible" },
  bda: { records: store({ kind: "knowledgeBase", parsing: "dataAutomation" }), to: "aws", handledIn: six },
  abuse: {
    use: { model: "global.anthropic.claude-fable-5-1", inferenceRouting: "global", accountRetentionMode: "aws_review" },
    to: "aws",
    handledIn: "*",
  },
  // Today a fact rules it out; before that fact could be known, nothing did.
  serviceimprovement: { asOf: "2026-06-20", to: "aws", certainty: "possible" },
  support: { answers: { "support.cases": "withContent" }, to: "aws", handledIn: "anywhere" },
  cloudtrail: { to: "logs:cloudtrail", metadata: "caller" },
  "claude-platform-on-aws": { use: { platform: "claudePlatformOnAws" }, to: host, handledIn: "anywhere" },
};

function mapOf({ use: own = {}, answers: more = {}, records = {}, asOf = "2026-11-23" }: Omit<Case, "to">) {
  return derive({
    content: minimalContent({
      asOf,
      answers: answersOf({ ...answers, ...more } as Parameters<typeof answersOf>[0]),
      records: {
        controllers: [recordOf("co-helpers01", { name: "Helpers", country: "DE" })],
        dataSubjects: [recordOf("ds-askers001", { name: "People who ask" })],
        dataItems: [
          recordOf("di-question1", {
            name: "Question",
            dataSubjects: ["ds-askers001"],
            sources: ["dataSubject"],
            retention: { amount: 1, unit: "months" },
          }),
        ],
        systems: [
          recordOf("sy-helpdesk1", {
            name: "Help desk",
            users: ["customers"],
            operator: "ourselves",
            dataItems: records.stores?.some(({ answers: given }) => "sourceOperators" in given) ? [] : ["di-question1"],
            country: "DE",
          }),
        ],
        processors: [recordOf("pr-tooling01", { name: "Tooling", role: "processor", country: records.stores ? "IE" : "DE" })],
        modelUses: [recordOf("mu-answers01", { ...use, ...own })],
        ...records,
      },
    }),
    register: baseRegister,
  });
}

const taxonomy = baseRegister.facts.filter(({ subject, predicate }) => subject.kind === "flow" && predicate === "description");

describe("the thirty flows of the taxonomy", () => {
  it("each have answers that make them", () => {
    expect(Object.keys(cases).toSorted()).toEqual(taxonomy.map(({ subject }) => subject.key).toSorted());
  });

  it.each(Object.entries(cases))("%s", (kind, { to, handledIn, metadata, certainty = "established", ...content }) => {
    const { map, recipients } = mapOf(content);
    const flow = map.flows.find((one) => one.taxonomy === kind && one.to === to);
    if (!flow) throw new Error(`No flow ${kind} to ${to}: ${map.flows.map(({ id, taxonomy: t }) => `${id} (${t})`).join(", ")}`);
    expect(flow.certainty).toBe(certainty);
    expect(flow.because.length).toBeGreaterThan(0);
    if (content.asOf === undefined) expect(flow.because.some((reason) => reason.kind === "fact")).toBe(true);
    expect(sentence(flowKind(flow))).not.toBe("");
    if (metadata === undefined) expect(flow.dataItems).toEqual(["di-question1"]);
    else expect([flow.dataItems, flow.metadata]).toEqual([[], [metadata]]);

    const end = map.elements.find(({ id }) => id === to);
    if (end?.kind === "party") {
      const recipient = recipients.find(({ id }) => id === (metadata ? `${to}:metadata` : to));
      expect(recipient?.because).toEqual(expect.arrayContaining([...flow.because]));
      if (metadata) expect(recipient?.receives).toContain(`metadata:${metadata}`);
      else {
        expect(recipient?.receives).toEqual(["di-question1"]);
        if (Array.isArray(handledIn)) expect(recipient?.countries).toEqual(expect.arrayContaining([...handledIn]));
        else if (handledIn !== undefined) expect(recipient?.countries).toBe(handledIn);
      }
    } else if (handledIn !== undefined) expect(end?.countries).toEqual(handledIn);
  });
});

describe("a question that nobody answered", () => {
  it.each<[string, Omit<Case, "to">, string]>([
    ["support", { answers: { "support.cases": { unknown: true } } }, "support.cases"],
    ["cloudtrail", { answers: { "logging.cloudTrail": { unknown: true } } }, "logging.cloudTrail"],
    ["flows.prompts", { use: { managedPrompts: { unknown: true } } }, "modelUses/mu-answers01/managedPrompts"],
    [
      "guardrails",
      { use: { guardrails: "input", guardrailCrossRegion: { unknown: true } } },
      "modelUses/mu-answers01/guardrailCrossRegion",
    ],
    ["access.usecaseform", { use: { endpoint: { unknown: true } } }, "modelUses/mu-answers01/endpoint"],
    ["bda", { records: store({ kind: "knowledgeBase", parsing: { unknown: true } }) }, "stores/st-holding01/parsing"],
    ["kb.rerank", { records: store({ kind: "knowledgeBase", reranking: { unknown: true } }) }, "stores/st-holding01/reranking"],
    [
      "agentcore.memory",
      { records: store({ kind: "agentMemory", memoryService: { unknown: true } }) },
      "stores/st-holding01/memoryService",
    ],
    [
      "agentcore.memory",
      { records: store({ kind: "agentMemory", memoryService: "agentCore", memoryExtraction: { unknown: true } }) },
      "stores/st-holding01/memoryExtraction",
    ],
  ])("keeps %s on the map, with what is missing", (kind, content, missing) => {
    expect(
      mapOf(content)
        .map.flows.filter((flow) => flow.taxonomy === kind)
        .flatMap((flow) => flow.missing),
    ).toContain(missing);
  });

  it("leaves support in a place that is not known, and a yes in any", () => {
    const placed = (value: AnswerValue | Answer) =>
      mapOf({ answers: { "support.cases": value } }).transfers.map(({ id, standing }) => `${id} ${standing}`);
    expect(placed({ unknown: true })).toEqual(["aws>unknown undetermined"]);
    expect(placed("withContent")).toEqual(["aws>anywhere gap"]);
    expect(placed("withoutContent")).toEqual([]);
  });
});

describe("what does not reach anybody", () => {
  const kinds = (content: Omit<Case, "to">) => mapOf(content).map.flows.map((flow) => flow.taxonomy);

  it("no form on bedrock-mantle, no subscription for models that are not sold, none for the cloud's own", () => {
    expect(kinds({ use: { endpoint: "mantle", projectRetentionMode: "default" } })).not.toContain("access.usecaseform");
    expect(kinds({ use: { model: "mistral.mistral-large-3" } })).not.toContain("marketplace");
    expect(kinds({ use: { model: "amazon.nova-lite-v1:0" } })).not.toContain("marketplace");
  });

  it("no guardrails where no document lets them reach", () => {
    expect(kinds({ use: { guardrails: "both", endpoint: "mantle", projectRetentionMode: "default" } })).not.toContain("guardrails");
  });

  it("no improvement of services while a fact in force rules it out", () => {
    expect(kinds({})).not.toContain("serviceimprovement");
  });
});

it("leaves the maker of a Marketplace model possible, and its retention open, whatever Bedrock documents for its own models", () => {
  const { recipients, retention } = mapOf({ use: { throughput: "marketplaceEndpoint" } });
  expect(recipients.find(({ id }) => id === "provider:anthropic")).toMatchObject({ certainty: "possible", receives: ["di-question1"] });
  expect(retention.get("mu-answers01")).toMatchObject({ outcome: "undetermined", missing: expect.arrayContaining(["contracts"]) });
});
