import { given, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { addElement, addFlow, type DraftMap, declare, reachProvider, reachRecord, reachVendor, type Treatment } from "./draft-map";
import { answeredBecause, listed, openPaths } from "./open-answers";
import { AWS, regionCountry, serviceRoute } from "./parties";
import { reachStaff } from "./people-and-systems";

/** The entry of the taxonomy for a call of a tool. */
function toolTaxonomy(tool: RecordReading<"tools">): string {
  switch (given(tool.read("kind"))) {
    case "agentAction":
      return "agents.classic";
    case "dataAutomation":
      return "bda";
    case "mcpServer":
    case "otherModel":
    case "api":
      return "agentcore.gateway";
    case "webSearch":
    case "browser":
    case "codeInterpreter":
      return "agentcore.browser";
    default:
      return "tool.call";
  }
}

function addTool(draft: DraftMap, tool: RecordReading<"tools">): void {
  const country = given(tool.read("country"));
  addElement(draft, {
    id: tool.id,
    kind: "tool",
    name: tool.name,
    column: "storesAndRecipients",
    countries: country ? [country] : null,
    treatment: [],
    because: answeredBecause(tool.read("name"), tool.read("kind"), tool.read("country")),
  });
  const dataItems = tool.read("dataItems");
  const items = declare(draft, tool.id, dataItems);
  const certainty = items === "all" ? ("possible" as const) : ("established" as const);
  const missing = items === "all" ? [dataItems.path] : [];
  const arrow = (from: string, to: string, taxonomy: string, because: readonly Because[]): void =>
    addFlow(draft, { from, to, taxonomy, carries: items, certainty, because, missing });
  const called = tool.read("calledBy");
  const reads = tool.read("reads");
  for (const use of listed(called)) {
    arrow(use, tool.id, toolTaxonomy(tool), answeredBecause(called, dataItems));
    if (listed(reads).length > 0) arrow(tool.id, use, "tool.result", answeredBecause(called, reads, dataItems));
  }
  for (const source of listed(reads)) arrow(source, tool.id, "tool.read", answeredBecause(reads, dataItems));
  const writes = tool.read("writesTo");
  for (const target of listed(writes)) arrow(tool.id, target, "tool.write", answeredBecause(writes, dataItems));
  if (given(tool.read("kind")) === "dataAutomation") addDataAutomation(draft, tool, items);
  const external = tool.read("external");
  if (given(external) === false || (external.state === "notApplicable" && openPaths(external).length === 0)) return;
  const vendor = reachVendor(draft, tool, tool.read("vendor"));
  addFlow(draft, {
    from: tool.id,
    to: vendor.id,
    taxonomy: "tool.operator",
    certainty: given(external) === true ? "established" : "possible",
    because: [...answeredBecause(external), ...vendor.because],
    missing: given(external) === true ? vendor.missing : openPaths(external),
  });
}

/** Data Automation always works across the Regions of its geography, from the Region of the use that calls it. */
function addDataAutomation(draft: DraftMap, tool: RecordReading<"tools">, items: ReadonlySet<string> | "all"): void {
  const called = tool.read("calledBy");
  const callers = listed(called).flatMap((id) => {
    const record = draft.readings.record(id);
    return record?.list === "modelUses" ? [record as unknown as RecordReading<"modelUses">] : [];
  });
  const regions = callers.map((use) => use.read("sourceRegion"));
  const routes = regions.map((region) => serviceRoute("dataAutomation", given(region), draft.facts));
  const known = routes.length > 0 && routes.every(({ countries }) => countries !== null);
  reachProvider(draft, AWS);
  addFlow(draft, {
    from: tool.id,
    to: AWS,
    taxonomy: "bda",
    carries: items,
    handledIn: known ? [...new Set(routes.flatMap(({ countries }) => countries ?? []))] : null,
    kept: { kind: "none" },
    because: [...answeredBecause(tool.read("kind"), called, ...regions), ...routes.flatMap(({ because }) => because)],
    missing: known ? [] : callers.length === 0 ? [called.path] : regions.map(({ path }) => path),
  });
}

const trains: ReadonlySet<string> = new Set(["fineTuning", "continuedPreTraining", "distillation", "reinforcement", "customImport"]);

function addCustomisation(draft: DraftMap, one: RecordReading<"customisations">): void {
  const kind = given(one.read("kind"));
  const taxonomy = kind === "customImport" ? "custom.import" : kind === undefined || trains.has(kind) ? "custom.finetune" : "evaluation";
  const region = given(one.read("region"));
  const located = region ? regionCountry(region, draft.facts) : null;
  const training = kind !== undefined && trains.has(kind);
  addElement(draft, {
    id: one.id,
    kind: "customisation",
    name: one.name,
    column: "storesAndRecipients",
    countries: located?.country ? [located.country] : null,
    treatment: training ? ["embed"] : [],
    because: [...answeredBecause(one.read("name"), one.read("kind"), one.read("region")), ...(located?.because ?? [])],
  });
  const personal = one.read("personalData");
  const carries = given(personal) === false ? new Set<string>() : declare(draft, one.id, one.read("dataItems"));
  const usesLogs = one.read("usesInvocationLogs");
  if (given(usesLogs) === true)
    for (const store of draft.readings.list("stores"))
      if (given(store.read("kind")) === "invocationLogs")
        addFlow(draft, { from: store.id, to: one.id, taxonomy, carries, because: answeredBecause(usesLogs, one.read("dataItems")) });
  const weights: Treatment | null = training ? { items: "all", as: "embedded" } : null;
  const usedBy = one.read("usedBy");
  let onBedrock = openPaths(usedBy).length > 0;
  for (const use of listed(usedBy)) {
    addFlow(draft, {
      from: one.id,
      to: use,
      taxonomy,
      carries: given(personal) === false ? new Set<string>() : "all",
      treatment: weights,
      certainty: "possible",
      because: answeredBecause(usedBy, one.read("kind"), personal),
      missing: openPaths(personal),
    });
    const record = draft.readings.record(use);
    if (record?.list === "modelUses" && given((record as unknown as RecordReading<"modelUses">).read("platform")) === "bedrock")
      onBedrock = true;
  }
  const workers = one.read("workers");
  const staffed = given(workers);
  if (onBedrock || staffed === "awsManaged") {
    reachProvider(draft, AWS);
    addFlow(draft, {
      from: one.id,
      to: AWS,
      taxonomy: staffed === "awsManaged" ? "evaluation" : taxonomy,
      certainty: staffed === "awsManaged" || listed(usedBy).length > 0 ? "established" : "possible",
      because: answeredBecause(usedBy, workers, one.read("region")),
      missing: openPaths(usedBy),
    });
  }
  if (staffed === "ownStaff")
    addFlow(draft, { from: one.id, to: reachStaff(draft), taxonomy: "evaluation", because: answeredBecause(workers) });
  if (staffed === "vendor") {
    const vendor = reachVendor(draft, one, one.read("vendor"));
    addFlow(draft, {
      from: one.id,
      to: vendor.id,
      taxonomy: "evaluation",
      because: [...answeredBecause(workers), ...vendor.because],
      missing: vendor.missing,
    });
  }
}

/** Tools with what they read, write and who runs them, and the customisation and evaluation of models. */
export function addToolsAndCustomisations(draft: DraftMap): void {
  for (const tool of draft.readings.list("tools")) addTool(draft, tool);
  for (const one of draft.readings.list("customisations")) addCustomisation(draft, one);
}

/** The flows that a person states because no record covers them. */
export function addStatedFlows(draft: DraftMap): void {
  for (const stated of draft.readings.list("otherFlows")) {
    const from = given(stated.read("from"));
    const target = given(stated.read("to"));
    const to = target ? draft.readings.record(target) : undefined;
    if (!from || !to || !draft.elements.has(from)) continue;
    const reached = to.list === "processors" || to.list === "controllers" ? reachRecord(draft, to).id : to.id;
    if (reached === from || !draft.elements.has(reached)) continue;
    const items = declare(draft, from, stated.read("dataItems"));
    addFlow(draft, {
      from,
      to: reached,
      taxonomy: "stated",
      carries: items,
      certainty: items === "all" ? "possible" : "established",
      because: answeredBecause(stated.read("from"), stated.read("to"), stated.read("dataItems"), stated.read("country")),
      missing: openPaths(stated.read("dataItems"), stated.read("country")),
    });
  }
}
