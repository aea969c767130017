import { factBecause } from "../facts/facts-in-force";
import { given, type RecordReading } from "../questionnaire/reading";
import {
  addElement,
  addFlow,
  type DraftMap,
  declare,
  derivedName,
  reachProvider,
  reachRecord,
  reachVendor,
  type Treatment,
} from "./draft-map";
import type { ModelUseRetention } from "./map";
import { answeredBecause, listed, openPaths } from "./open-answers";
import { AWS, geographyCountries, partyId, regionCountry } from "./parties";
import { reachStaff } from "./people-and-systems";
import { platformFact } from "./platform";
import { modelOf, providerSharing, UNKNOWN_PROVIDER } from "./provider-sharing";
import { addLookAlikeBilling, addServiceFlows } from "./service-flows";

type ModelUse = RecordReading<"modelUses">;

/** The element that stands for where the model of a use runs. */
const hostOf = (modelUse: string): string => `host:${modelUse}`;

/** What is done to data before the call. With both kinds named, the weaker counts; with no items named, none is treated. */
function treatmentOf(use: ModelUse): Treatment | null {
  const kinds = listed(use.read("treatment"));
  const items = given(use.read("treatedDataItems"));
  if (!items || items.length === 0) return null;
  if (kinds.includes("pseudonymised")) return { items: new Set(items), as: "pseudonymised" };
  return kinds.includes("masked") ? { items: new Set(items), as: "masked" } : null;
}

/** The entry of the flow taxonomy that a call is an instance of: where it may go first, then how it is made. */
function callTaxonomy(use: ModelUse): string {
  const platform = given(use.read("platform"));
  if (platform === "claudePlatformOnAws") return "claude-platform-on-aws";
  if (platform !== "bedrock") return platform === undefined ? "inference" : "inference.elsewhere";
  const throughput = given(use.read("throughput"));
  if (throughput === "marketplaceEndpoint") return "marketplace";
  const routing = given(use.read("inferenceRouting"));
  if (routing === "global") return "cris.global";
  if (routing === "geographic") return "cris.geo";
  if (throughput === "batch") return "batch";
  if (throughput === "provisioned") return "provisioned";
  if (given(use.read("endpoint")) === "mantle") return "inference.mantle";
  return given(use.read("api")) === "responses" ? "inference.responsesRuntime" : "inference.runtime";
}

/** The arrow to whoever runs the model; on Bedrock AWS, elsewhere who the answers or the platform's facts name. */
function addOperator(draft: DraftMap, use: ModelUse, host: string): void {
  const platform = use.read("platform");
  const where = given(platform);
  const because = answeredBecause(platform);
  if (where === "ownMachines") return;
  if (where === "bedrock") {
    reachProvider(draft, AWS);
    // A Region of a separate partition can be run by a company of its own in the same group.
    const region = use.read("sourceRegion");
    const apart = draft.facts.find("region", given(region) ?? "", "operator").facts.map(factBecause);
    addFlow(draft, {
      from: host,
      to: AWS,
      taxonomy: "inference.operator",
      because: apart.length > 0 ? [...because, ...answeredBecause(region), ...apart] : because,
    });
    return;
  }
  const operator = use.read("operator");
  if (where === undefined) {
    const party = reachVendor(draft, use, operator);
    addFlow(draft, {
      from: host,
      to: party.id,
      taxonomy: "inference.operator",
      certainty: "possible",
      because: party.because,
      missing: openPaths(platform),
    });
    return;
  }
  const documented = platformFact(use, "operator", draft.readings, draft.facts);
  const key = documented.state === "known" && typeof documented.value === "string" ? documented.value : null;
  if (key !== null) {
    const party = reachProvider(draft, key);
    addFlow(draft, {
      from: host,
      to: party.id,
      taxonomy: "inference.operator",
      because: [...because, ...documented.facts.map(factBecause)],
    });
  }
  const model = modelOf(use, draft.facts);
  const maker = where === "providerApi" && !model.unknown ? model : null;
  const named = given(operator);
  const record = named ? draft.readings.record(named) : undefined;
  if (record) {
    const party = reachRecord(draft, record);
    addFlow(draft, { from: host, to: party.id, taxonomy: "inference.operator", because: [...because, ...answeredBecause(operator)] });
  } else if (maker) {
    const party = reachProvider(draft, maker.providerKey);
    addFlow(draft, {
      from: host,
      to: party.id,
      taxonomy: "inference.operator",
      because: [...because, ...answeredBecause(use.read("model")), ...maker.facts.slice(0, 1).map(factBecause)],
    });
  } else if (key === null) {
    const party = reachVendor(draft, use, operator);
    addFlow(draft, {
      from: host,
      to: party.id,
      taxonomy: "inference.operator",
      because: [...because, ...party.because],
      missing: party.missing,
    });
  }
  if (where === "claudePlatformOnAws") addLookAlikeBilling(draft, use, host);
  if (where === "providerApi" || where === "claudePlatformOnAws") return;
  if (model.unknown) reachUnknownMaker(draft, use, host);
  else if (model.thirdParty !== false && draft.flows.get(`${host}>${partyId(model.providerKey)}`)?.taxonomy !== "inference.operator") {
    const party = reachProvider(draft, model.providerKey);
    const said = platformFact(use, "providerReceivesContent", draft.readings, draft.facts);
    addFlow(draft, {
      from: host,
      to: party.id,
      taxonomy: "provider.content",
      certainty: "possible",
      because: [...because, ...answeredBecause(use.read("model")), ...said.facts.map(factBecause)],
      missing: [platform.path],
    });
  }
}

function reachUnknownMaker(draft: DraftMap, use: ModelUse, host: string): void {
  addElement(draft, {
    id: UNKNOWN_PROVIDER,
    kind: "party",
    name: derivedName(draft, "unknownProvider"),
    column: "storesAndRecipients",
    countries: null,
    treatment: [],
    because: [],
  });
  addFlow(draft, {
    from: host,
    to: UNKNOWN_PROVIDER,
    taxonomy: "provider.content",
    certainty: "possible",
    because: answeredBecause(use.read("platform"), use.read("model")),
    missing: [use.read("model").path],
  });
}

const keptTaxonomy = {
  storedResponses: "inference.responsesRuntime",
  promptCache: "caching",
  batchFiles: "batch",
} as const;

/** Copies that AWS keeps, what its reviewers and authorities may see, and what reaches the company that made the model. */
function addBedrockExtras(draft: DraftMap, use: ModelUse, host: string, retention: ModelUseRetention | undefined): void {
  if (!retention || retention.outcome === "undetermined")
    addFlow(draft, {
      from: host,
      to: AWS,
      taxonomy: "abuse",
      certainty: "possible",
      because: retention?.because ?? [],
      missing: retention?.missing ?? [use.read("accountRetentionMode").path],
    });
  else if (retention.outcome === "kept") addFlow(draft, { from: host, to: AWS, taxonomy: "abuse", because: retention.because });
  for (const copy of retention?.apart ?? []) {
    if (copy.what === "safetyExceptions" || copy.retention.kind === "none") continue;
    addFlow(draft, {
      from: host,
      to: AWS,
      taxonomy: copy.what === "storedResponses" && given(use.read("endpoint")) === "mantle" ? "inference.mantle" : keptTaxonomy[copy.what],
      certainty: copy.retention.kind === "undetermined" ? "possible" : "established",
      because: copy.because,
      missing: copy.retention.kind === "undetermined" ? copy.retention.missing : [],
    });
  }
  for (const fact of draft.facts.all("flow", "reportsToAuthority")) {
    if (fact.standing === "refuted" || fact.value === null || typeof fact.value !== "object" || Array.isArray(fact.value)) continue;
    const { key, name, country } = fact.value;
    if (typeof key !== "string" || typeof name !== "string") continue;
    addElement(draft, {
      id: `authority:${key}`,
      kind: "authority",
      name,
      column: "storesAndRecipients",
      countries: typeof country === "string" ? [country] : null,
      treatment: [],
      because: [factBecause(fact)],
    });
    addFlow(draft, {
      from: host,
      to: `authority:${key}`,
      taxonomy: fact.subject.key,
      certainty: "possible",
      because: [...answeredBecause(use.read("platform")), factBecause(fact)],
    });
  }
  const sharing = providerSharing(use, retention, draft.readings, draft.parties, draft.facts);
  if (sharing.state === "possible") {
    if (sharing.id === UNKNOWN_PROVIDER) reachUnknownMaker(draft, use, host);
    else {
      reachProvider(draft, sharing.id.replace(/^provider:/, ""));
      addFlow(draft, {
        from: host,
        to: sharing.id,
        taxonomy: "provider.content",
        certainty: "possible",
        because: sharing.because,
        missing: sharing.missing,
      });
    }
  }
}

/** Answers come back to the system that asked, and from there reach those whom the answers name. */
function addOutput(draft: DraftMap, use: ModelUse, host: string, system: string | null): void {
  const about = use.read("outputAboutPerson");
  const audience = use.read("outputAudience");
  const carries = given(about) === false ? new Set<string>() : ("all" as const);
  const certainty = given(about) === undefined ? ("possible" as const) : ("established" as const);
  const because = answeredBecause(use.read("system"), about);
  if (system) addFlow(draft, { from: host, to: system, taxonomy: "output", carries, certainty, because, missing: openPaths(about) });
  const from = system ?? host;
  const toAudience = (to: string) =>
    addFlow(draft, {
      from,
      to,
      taxonomy: "output.audience",
      carries,
      after: system ? host : null,
      certainty,
      because: answeredBecause(audience, about),
      missing: openPaths(about),
    });
  for (const reader of listed(audience)) {
    if (reader === "staff") {
      const staff = reachStaff(draft);
      if (draft.flows.get(`${from}>${staff}`)?.after !== null) toAudience(staff);
    }
    if (reader === "public") {
      addElement(draft, {
        id: "public",
        kind: "public",
        name: derivedName(draft, "public"),
        column: "storesAndRecipients",
        countries: null,
        treatment: [],
        because: answeredBecause(audience),
      });
      toAudience("public");
    }
    if (reader === "dataSubjects") {
      const items =
        given(use.read("dataItems")) ??
        (system ? given((draft.readings.record(system) as RecordReading<"systems">).read("dataItems")) : undefined);
      const groups = new Set(
        (items ?? []).flatMap((id) => {
          const item = draft.readings.record(id);
          return item?.list === "dataItems" ? listed((item as unknown as RecordReading<"dataItems">).read("dataSubjects")) : [];
        }),
      );
      for (const group of groups) if (draft.elements.has(group)) toAudience(group);
    }
  }
}

/** What no document says that guardrails do not reach: then they check nothing, and no arrow leads to them. */
function reachedByGuardrails(draft: DraftMap, use: ModelUse): boolean {
  const uncovered = draft.facts.find("feature", "guardrails", "doesNotCover");
  const routes = uncovered.state === "known" && Array.isArray(uncovered.value) ? uncovered.value : [];
  return !routes.includes(given(use.read("endpoint")) ?? "") && !routes.includes(given(use.read("api")) ?? "");
}

/** Guardrails read prompts and answers in their own Region, or across their geography; while that is open, possibly either. */
function addGuardrails(draft: DraftMap, use: ModelUse, country: string | null, treatment: Treatment | null): void {
  const guardrails = use.read("guardrails");
  const across = use.read("guardrailCrossRegion");
  const region = use.read("sourceRegion");
  const chosen = given(guardrails);
  const open = openPaths(guardrails);
  if (chosen === "none" || (chosen === undefined && open.length === 0) || !reachedByGuardrails(draft, use)) return;
  const crosses = given(across);
  const rule = draft.facts.find("routing", "guardrails", "within").facts.map(factBecause);
  const wider = crosses === true ? geographyCountries(given(region), draft.facts) : null;
  const handledIn = wider ? wider.countries : crosses === false && country !== null ? [country] : null;
  addFlow(draft, {
    from: use.id,
    to: AWS,
    taxonomy: "guardrails",
    treatment,
    certainty: chosen === undefined ? "possible" : "established",
    handledIn,
    kept: { kind: "none" },
    because: [...answeredBecause(guardrails, across, region), ...(crosses === undefined ? [] : rule), ...(wider?.because ?? [])],
    missing: [...open, ...openPaths(across), ...(handledIn === null && crosses !== undefined ? [region.path] : [])],
  });
}

function addModelUse(draft: DraftMap, use: ModelUse): void {
  const platform = use.read("platform");
  const region = use.read("sourceRegion");
  const source = given(region);
  const located = source ? regionCountry(source, draft.facts) : null;
  const treatment = treatmentOf(use);
  addElement(draft, {
    id: use.id,
    kind: "modelUse",
    name: use.name,
    column: "models",
    countries: located?.country ? [located.country] : null,
    treatment: treatment ? [treatment.as === "masked" ? "mask" : "pseudonymise"] : [],
    because: [...answeredBecause(use.read("name"), region), ...(located?.because ?? [])],
  });
  const items = declare(draft, use.id, use.read("dataItems"));
  const system = given(use.read("system"));
  const caller = system && draft.elements.has(system) ? system : null;
  if (caller)
    addFlow(draft, {
      from: caller,
      to: use.id,
      taxonomy: "prompt",
      carries: items,
      certainty: items === "all" ? "possible" : "established",
      because: answeredBecause(use.read("system"), use.read("dataItems")),
      missing: items === "all" ? [use.read("dataItems").path] : [],
    });

  const host = hostOf(use.id);
  const model = use.read("model");
  const identified = modelOf(use, draft.facts);
  const destinations = draft.destinations.get(use.id);
  addElement(draft, {
    id: host,
    kind: "modelHost",
    name: identified.unknown ? (given(model) ?? use.name) : (identified.modelName ?? given(model) ?? use.name),
    column: "models",
    countries: destinations?.countries ?? null,
    treatment: [],
    because: [...answeredBecause(platform, model), ...(destinations?.because ?? [])],
  });
  addFlow(draft, {
    from: use.id,
    to: host,
    taxonomy: callTaxonomy(use),
    treatment,
    because: [
      ...answeredBecause(platform, model, use.read("inferenceRouting"), use.read("endpoint"), use.read("throughput")),
      ...(treatment ? answeredBecause(use.read("treatment"), use.read("treatedDataItems")) : []),
    ],
    missing: openPaths(platform, model, use.read("inferenceRouting")),
  });
  addOperator(draft, use, host);
  if (given(platform) === "bedrock") {
    addGuardrails(draft, use, located?.country ?? null, treatment);
    addServiceFlows(draft, use, host);
    addBedrockExtras(draft, use, host, draft.retention.get(use.id));
  }
  addOutput(draft, use, host, caller);
}

/** Model uses, where their models run, who runs them, what is kept there, and who gets the answers. */
export function addModelUses(draft: DraftMap): void {
  for (const use of draft.readings.list("modelUses")) addModelUse(draft, use);
}
