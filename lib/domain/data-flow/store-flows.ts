import type { AnswerValue } from "../questionnaire/answer";
import { given, type Reading, type RecordReading } from "../questionnaire/reading";
import {
  addElement,
  addFlow,
  type DraftMap,
  declare,
  derivedName,
  type FlowDraft,
  reachProvider,
  reachRecord,
  reachVendor,
  type Treatment,
} from "./draft-map";
import { answeredBecause, listed, openPaths } from "./open-answers";
import { AWS, type Routed, regionCountry, serviceRoute } from "./parties";
import { reachStaff } from "./people-and-systems";
import { sourcesOf } from "./sources";

type Store = RecordReading<"stores">;
type LogContent = "metadataOnly" | "redacted" | "full";

/** Invocation logs that are switched on while no store is described as holding them. */
export const UNDESCRIBED_LOGS = "logs:invocation";

const logTreatment = (content: LogContent | undefined, named: boolean): Treatment | null => {
  if (content === "redacted") return { items: "all", as: "masked" };
  return content === "metadataOnly" && !named ? { items: "all", as: "dropped" } : null;
};

/** The entry of the taxonomy for writing into, and reading from, a kind of store. */
function storeTaxonomy(store: Store): { write: string; read: string; operator: string } {
  switch (given(store.read("kind"))) {
    case "invocationLogs":
      return { write: "logging.invocation", read: "store.read", operator: "store.operator" };
    case "knowledgeBase":
      return { write: "kb.ingestion", read: "store.read", operator: "kb.vectorstore" };
    case "agentMemory":
    case "sessions": {
      const service = given(store.read("memoryService"));
      if (service === "agentsClassic") return { write: "agents.classic", read: "agents.classic", operator: "agents.classic" };
      if (service === "agentCore") return { write: "agentcore.memory", read: "agentcore.memory", operator: "store.operator" };
      return { write: "store.write", read: "store.read", operator: "store.operator" };
    }
    case "batchFiles":
      return { write: "batch", read: "batch", operator: "store.operator" };
    case "evaluationSet":
      return { write: "evaluation", read: "evaluation", operator: "store.operator" };
    case "trainingSet":
    case "customModel":
      return { write: "custom.finetune", read: "custom.finetune", operator: "store.operator" };
    case "cache":
      return { write: "caching", read: "caching", operator: "store.operator" };
    default:
      return { write: "store.write", read: "store.read", operator: "store.operator" };
  }
}

function addStoreOperator(draft: DraftMap, store: Store, taxonomy: string): void {
  const operator = store.read("operator");
  const who = given(operator);
  if (who === "ourselves") return;
  if (who === "aws") {
    reachProvider(draft, AWS);
    addFlow(draft, { from: store.id, to: AWS, taxonomy, because: answeredBecause(operator, store.read("region")) });
    return;
  }
  const vendor = reachVendor(draft, store, store.read("vendor"));
  addFlow(draft, {
    from: store.id,
    to: vendor.id,
    taxonomy,
    certainty: who === "thirdParty" ? "established" : "possible",
    because: [...answeredBecause(operator), ...vendor.because],
    missing: who === "thirdParty" ? vendor.missing : openPaths(operator),
  });
}

/** What documents of a knowledge base are shown to on their way in, and passages on their way out. */
function addRetrieval(draft: DraftMap, store: Store, items: FlowDraft["carries"], country: string | null): void {
  addSources(draft, store, items);
  const region = store.read("region");
  const parsing = store.read("parsing");
  const parser = given(parsing);
  const withModel = (taxonomy: string, answer: Reading<AnswerValue>, certain: boolean, where: Routed): void => {
    reachProvider(draft, AWS);
    addFlow(draft, {
      from: store.id,
      to: AWS,
      taxonomy,
      carries: items,
      certainty: certain ? "established" : "possible",
      handledIn: where.countries,
      kept: { kind: "none" },
      because: [...answeredBecause(answer, region), ...where.because],
      missing: [...openPaths(answer), ...(where.countries === null ? [region.path] : [])],
    });
  };
  // The documents say where the knowledge base lies; which Regions a parsing or reranking model adds is a request-level matter.
  const here: Routed = { countries: country === null ? null : [country], because: [] };
  if (parser === "dataAutomation") withModel("bda", parsing, true, serviceRoute("dataAutomation", given(region), draft.facts));
  if (parser === "foundationModel") withModel("kb.ingestion", parsing, true, here);
  if (openPaths(parsing).length > 0) withModel("bda", parsing, false, { countries: null, because: [] });
  const reranking = store.read("reranking");
  if (given(reranking) === true || openPaths(reranking).length > 0) withModel("kb.rerank", reranking, given(reranking) === true, here);
}

const outside: ReadonlySet<string> = new Set(["web", "confluence", "salesforce", "sharePoint", "mailbox", "custom"]);

/** Sources outside ourselves that fill a knowledge base, with who runs them; the web is run by nobody in particular. */
function addSources(draft: DraftMap, store: Store, items: FlowDraft["carries"]): void {
  const sources = store.read("contentSources");
  const named = listed(sources).filter((source) => outside.has(source));
  if (named.length === 0) return;
  const id = sourcesOf(store.id);
  addElement(draft, {
    id,
    kind: "system",
    name: derivedName(draft, "sources", { name: store.name }),
    column: "systems",
    countries: null,
    treatment: [],
    because: answeredBecause(sources),
  });
  addFlow(draft, { from: id, to: store.id, taxonomy: "kb.ingestion", carries: items, because: answeredBecause(sources) });
  if (named.every((source) => source === "web")) return;
  const operators = store.read("sourceOperators");
  const parties = listed(operators).flatMap((party) => draft.readings.record(party) ?? []);
  for (const party of parties)
    addFlow(draft, {
      from: id,
      to: reachRecord(draft, party).id,
      taxonomy: "kb.ingestion",
      because: answeredBecause(sources, operators),
    });
  if (parties.length > 0 || openPaths(operators).length === 0) return;
  const vendor = `vendor:${id}`;
  addElement(draft, {
    id: vendor,
    kind: "party",
    name: derivedName(draft, "unnamedOperator", { name: derivedName(draft, "sources", { name: store.name }) }),
    column: "storesAndRecipients",
    countries: null,
    treatment: [],
    because: [],
  });
  addFlow(draft, {
    from: id,
    to: vendor,
    taxonomy: "kb.ingestion",
    certainty: "possible",
    because: answeredBecause(sources),
    missing: [operators.path],
  });
}

/** Lasting facts drawn from conversations by AgentCore Memory: across the Regions of its geography unless told otherwise. */
function addMemoryExtraction(draft: DraftMap, store: Store, items: FlowDraft["carries"], country: string | null): void {
  const service = store.read("memoryService");
  const extraction = store.read("memoryExtraction");
  const where = given(extraction);
  const open = openPaths(service, extraction);
  if (where === "off" || (given(service) !== "agentCore" && openPaths(service).length === 0)) return;
  const region = store.read("region");
  const route = serviceRoute("agentCoreMemory", given(region), draft.facts);
  const handledIn = where === undefined ? null : where === "inRegion" ? (country === null ? null : [country]) : route.countries;
  reachProvider(draft, AWS);
  addFlow(draft, {
    from: store.id,
    to: AWS,
    taxonomy: "agentcore.memory",
    carries: items,
    certainty: where === undefined ? "possible" : "established",
    handledIn,
    kept: { kind: "none" },
    because: [...answeredBecause(service, extraction, region), ...(where === "inRegion" ? [] : route.because)],
    missing: [...open, ...(where !== undefined && handledIn === null ? [region.path] : [])],
  });
}

type LogStore = { store: Store; carries: FlowDraft["carries"]; treatment: Treatment | null };

const onRuntime = (use: RecordReading<"modelUses">): boolean =>
  given(use.read("platform")) === "bedrock" && given(use.read("endpoint")) === "runtime";

function addStore(draft: DraftMap, store: Store, logs: LogStore[]): void {
  const logging = draft.readings.read("logging.invocation");
  const kind = given(store.read("kind"));
  const region = given(store.read("region"));
  const located = region ? regionCountry(region, draft.facts) : null;
  const country = given(store.read("country")) ?? located?.country ?? null;
  const items = given(store.read("personalData")) === false ? new Set<string>() : declare(draft, store.id, store.read("dataItems"));
  const logged = given(logging);
  const content = given(store.read("logContent")) ?? (kind === "invocationLogs" && logged !== "off" ? logged : undefined);
  const treatment = kind === "invocationLogs" || kind === "applicationLogs" ? logTreatment(content, items !== "all") : null;
  addElement(draft, {
    id: store.id,
    kind: "store",
    name: store.name,
    column: "storesAndRecipients",
    countries: country ? [country] : null,
    treatment: [
      ...(treatment?.as === "masked" ? (["mask"] as const) : []),
      ...(treatment?.as === "dropped" ? (["delete"] as const) : []),
      ...(kind === "knowledgeBase" ? (["embed"] as const) : []),
    ],
    because: [
      ...answeredBecause(store.read("name"), store.read("kind"), store.read("region"), store.read("country")),
      ...(located?.because ?? []),
    ],
  });
  const taxonomy = storeTaxonomy(store);
  const dataItems = store.read("dataItems");
  const into = { to: store.id, taxonomy: taxonomy.write, carries: items, treatment };
  if (kind === "invocationLogs") logs.push({ store, carries: items, treatment });
  const open = items === "all" ? [dataItems.path] : [];
  for (const writer of new Set(listed(store.read("writtenBy"))))
    if (writer !== store.id)
      addFlow(draft, {
        ...into,
        from: writer,
        certainty: open.length > 0 ? "possible" : "established",
        because: answeredBecause(store.read("writtenBy"), dataItems, store.read("logContent")),
        missing: open,
      });
  for (const reader of new Set(listed(store.read("readBy"))))
    if (reader !== store.id)
      addFlow(draft, { from: store.id, to: reader, taxonomy: taxonomy.read, because: answeredBecause(store.read("readBy"), dataItems) });
  const readers = store.read("whoReads");
  if (readers.state === "answered")
    addFlow(draft, { from: store.id, to: reachStaff(draft), taxonomy: "store.readers", because: answeredBecause(readers) });
  addStoreOperator(draft, store, taxonomy.operator);
  if (kind === "knowledgeBase") addRetrieval(draft, store, items, country);
  if (kind === "agentMemory" || kind === "sessions") addMemoryExtraction(draft, store, items, country);
}

/**
 * Invocation logging, once on, covers every call on bedrock-runtime of the account in that Region: a use that no log store
 * names as its writer writes to the one of its Region, else to one whose Region is open, else to logs nobody described.
 */
function addCoveredByLogging(draft: DraftMap, logs: readonly LogStore[]): void {
  const logging = draft.readings.read("logging.invocation");
  const content = given(logging);
  if (content === undefined || content === "off") return;
  const named = new Set(logs.flatMap(({ store }) => listed(store.read("writtenBy"))));
  const byRegion = new Map<string, LogStore>();
  for (const log of logs) {
    const region = given(log.store.read("region")) ?? "";
    if (!byRegion.has(region)) byRegion.set(region, log);
  }
  for (const use of draft.readings.list("modelUses")) {
    if (!onRuntime(use) || named.has(use.id)) continue;
    const source = given(use.read("sourceRegion"));
    const same = source === undefined ? undefined : byRegion.get(source);
    const log = same ?? byRegion.get("") ?? (source === undefined ? logs[0] : undefined);
    if (log) {
      addFlow(draft, {
        from: use.id,
        to: log.store.id,
        taxonomy: "logging.invocation",
        carries: log.carries,
        treatment: log.treatment,
        certainty: same ? "established" : "possible",
        because: answeredBecause(logging, log.store.read("kind"), log.store.read("region"), use.read("endpoint"), use.read("sourceRegion")),
        missing: openPaths(log.store.read("region"), use.read("sourceRegion")),
      });
      continue;
    }
    addElement(draft, {
      id: UNDESCRIBED_LOGS,
      kind: "store",
      name: derivedName(draft, "undescribedLogs"),
      column: "storesAndRecipients",
      countries: null,
      treatment: content === "redacted" ? ["mask"] : content === "metadataOnly" ? ["delete"] : [],
      because: answeredBecause(logging),
    });
    addFlow(draft, {
      from: use.id,
      to: UNDESCRIBED_LOGS,
      taxonomy: "logging.invocation",
      treatment: logTreatment(content, false),
      because: answeredBecause(logging, use.read("endpoint")),
      missing: ["stores"],
    });
  }
}

/** Stores with who writes, reads and runs them, and what invocation logging covers beside. */
export function addStores(draft: DraftMap): void {
  const logs: LogStore[] = [];
  for (const store of draft.readings.list("stores")) addStore(draft, store, logs);
  addCoveredByLogging(draft, logs);
}
