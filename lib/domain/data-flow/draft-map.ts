import { type FactsInForce, factReasons } from "../facts/facts-in-force";
import { identifyProvider } from "../facts/models";
import { sentence } from "../language/sentence";
import { becauseOf, given, type Reading, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { ReasonList } from "../reasoning/distinct-reasons";
import type { Destinations, Element, Flow, ModelUseRetention, Presence } from "./map";
import { answeredBecause, openPaths } from "./open-answers";
import { type PartyRecord, partyId, partyRecords } from "./parties";

/** What happens to items on an arrow before they arrive; `dropped`: they do not arrive. */
export type Treatment = { items: ReadonlySet<string> | "all"; as: Presence["form"] | "dropped" };

/** An arrow before data items have moved along it. */
export type FlowDraft = Omit<Flow, "dataItems" | "handledIn" | "kept" | "metadata"> & {
  handledIn: Flow["handledIn"] | undefined;
  kept: Flow["kept"] | undefined;
  metadata: Flow["metadata"] | undefined;
  /** The items that may pass; `all`: whatever is at its start. */
  carries: ReadonlySet<string> | "all";
  treatment: Treatment | null;
  /** An arrow of output: it carries what reached this element, not all that its start holds. */
  after: string | null;
  /** Set once the arrow was added again: what both give, gathered in place. */
  gathered: { reasons: ReasonList; carries: Set<string> } | null;
};

/** An answer that says that an item is at an element. */
type Declaration = { element: string; dataItem: string; because: Because };

/** The map while it is made: elements by id, arrows without the items that pass, and what answers say lies where. */
export type DraftMap = {
  readings: Readings;
  facts: FactsInForce;
  retention: ReadonlyMap<string, ModelUseRetention>;
  destinations: ReadonlyMap<string, Destinations>;
  parties: ReadonlyMap<string, readonly PartyRecord[]>;
  elements: Map<string, Element>;
  flows: Map<string, FlowDraft>;
  declared: Declaration[];
  /** The reasons of elements that were mentioned more than once. */
  reasons: Map<string, ReasonList>;
  /** Companies of the register whose element is made, by their key. */
  reached: Map<string, ReachedParty>;
  /** Where more than two arrows of one kind join two elements: their ids by kind and origin, and how many there are. */
  parallel: { ids: Map<string, string>; counts: Map<string, number> };
};

export const emptyDraft = (
  readings: Readings,
  facts: FactsInForce,
  retention: ReadonlyMap<string, ModelUseRetention>,
  destinations: ReadonlyMap<string, Destinations>,
): DraftMap => ({
  readings,
  facts,
  retention,
  destinations,
  parties: partyRecords(readings, facts),
  elements: new Map(),
  flows: new Map(),
  declared: [],
  reasons: new Map(),
  reached: new Map(),
  parallel: { ids: new Map(), counts: new Map() },
});

/** Adds an element once; reasons of a second mention join the first. */
export function addElement(draft: DraftMap, element: Element): void {
  const held = draft.elements.get(element.id);
  if (!held) {
    draft.elements.set(element.id, element);
    return;
  }
  if (element.because.length === 0) return;
  let reasons = draft.reasons.get(element.id);
  if (!reasons) {
    reasons = new ReasonList();
    reasons.add(held.because);
    draft.reasons.set(element.id, reasons);
    draft.elements.set(element.id, { ...held, because: reasons.all });
  }
  reasons.add(element.because);
}

type FlowInput = Pick<FlowDraft, "from" | "to" | "taxonomy"> & Partial<Omit<FlowDraft, "id" | "from" | "to" | "taxonomy" | "gathered">>;

/** Joins a second arrow of the same kind and origin to the first: established if either is, carrying what either carries. */
function joinFlow(held: FlowDraft, again: FlowInput): void {
  if (!held.gathered) {
    held.gathered = { reasons: new ReasonList(), carries: new Set(held.carries === "all" ? [] : held.carries) };
    held.gathered.reasons.add(held.because);
    held.because = held.gathered.reasons.all;
    held.missing = [...new Set(held.missing)];
  }
  const { reasons, carries } = held.gathered;
  reasons.add(again.because ?? []);
  if (held.carries === "all" || again.carries === undefined || again.carries === "all") held.carries = "all";
  else {
    for (const item of again.carries) carries.add(item);
    held.carries = carries;
  }
  if (again.certainty !== "possible") held.certainty = "established";
  if (again.missing && again.missing.length > 0) held.missing = [...new Set([...held.missing, ...again.missing])];
}

/** The id of the third and later arrows of one kind between the same two, by their origin; counted, so that many stay cheap. */
function parallelId({ parallel }: DraftMap, second: string, from: string): string {
  const origin = `${second} ${from}`;
  const held = parallel.ids.get(origin);
  if (held !== undefined) return held;
  const count = (parallel.counts.get(second) ?? 1) + 1;
  parallel.counts.set(second, count);
  const made = `${second}-${count}`;
  parallel.ids.set(origin, made);
  return made;
}

const isSamePlace = (one: FlowDraft["handledIn"], other: FlowDraft["handledIn"]): boolean => one === other || String(one) === String(other);

/** Whether an arrow is of the kind, origin and place of another one between the same two elements. */
const isSameFlow = (held: FlowDraft, { taxonomy, after = null, handledIn }: FlowInput): boolean =>
  held.taxonomy === taxonomy && held.after === after && isSamePlace(held.handledIn, handledIn);

/**
 * Adds an arrow. Its id is `from>to`, with the kind after `#` where another kind already joins the two, and a number where
 * that one has another origin or place. Arrows of the same kind, origin and place are one: established if either is, carrying
 * what either carries.
 */
export function addFlow(draft: DraftMap, input: FlowInput): void {
  let id = `${input.from}>${input.to}`;
  let held = draft.flows.get(id);
  if (held && !isSameFlow(held, input)) {
    id = `${id}#${input.taxonomy}`;
    held = draft.flows.get(id);
    if (held && !isSameFlow(held, input)) {
      id = parallelId(draft, id, `${input.after ?? ""} ${String(input.handledIn)}`);
      held = draft.flows.get(id);
    }
  }
  if (held) {
    joinFlow(held, input);
    return;
  }
  // Every field by name, so that thousands of arrows have one shape and stay small.
  draft.flows.set(id, {
    id,
    from: input.from,
    to: input.to,
    taxonomy: input.taxonomy,
    certainty: input.certainty ?? "established",
    handledIn: input.handledIn,
    kept: input.kept,
    metadata: input.metadata,
    because: input.because ?? [],
    missing: input.missing ?? [],
    carries: input.carries ?? "all",
    treatment: input.treatment ?? null,
    after: input.after ?? null,
    gathered: null,
  });
}

/** A name that no record gives, in the language of the assessment. */
export const derivedName = (draft: DraftMap, key: string, values: Readonly<Record<string, string>> = {}): string =>
  sentence({ message: `dataFlow.name.${key}`, values }, draft.readings.content.language);

/** The items that an answer names at an element, noted as lying there; `all` while the answer is open. */
export function declare(draft: DraftMap, element: string, reading: Reading<readonly string[]>): ReadonlySet<string> | "all" {
  const items = given(reading);
  if (!items) return reading.state === "answered" || openPaths(reading).length > 0 ? "all" : new Set();
  const because = becauseOf(reading);
  for (const dataItem of items) draft.declared.push({ element, dataItem, because });
  return new Set(items);
}

/** Whom an answer names as running something: the element that stands for it, made if need be. */
export type ReachedParty = { id: string; because: readonly Because[]; missing: readonly string[] };

/** The element of a company by its key in the register. */
export function reachProvider(draft: DraftMap, key: string): ReachedParty {
  const held = draft.reached.get(key);
  if (held) return held;
  const identified = identifyProvider(key, draft.facts);
  const id = partyId(identified?.key ?? key);
  const record = draft.parties.get(id)?.[0];
  const country = record ? given(record.read("country")) : undefined;
  addElement(draft, {
    id,
    kind: "party",
    name: identified?.name ?? record?.name ?? key,
    column: "storesAndRecipients",
    countries: country ? [country] : null,
    treatment: [],
    because: factReasons(identified?.facts ?? []),
  });
  const reached: ReachedParty = { id, because: [], missing: [] };
  draft.reached.set(key, reached);
  return reached;
}

/** The element of a party's record: the company's own where the record names one of the register. */
export function reachRecord(draft: DraftMap, record: RecordReading): ReachedParty {
  const controller = record.list === "controllers";
  const provider = controller ? undefined : given((record as unknown as PartyRecord).read("provider"));
  if (provider) return reachProvider(draft, provider);
  const country = (record as unknown as PartyRecord).read("country");
  const where = given(country);
  const authority = !controller && given((record as unknown as PartyRecord).read("kind")) === "authority";
  addElement(draft, {
    id: record.id,
    kind: controller ? "organisation" : authority ? "authority" : "party",
    name: record.name,
    column: "storesAndRecipients",
    countries: where ? [where] : null,
    treatment: [],
    because: answeredBecause(country),
  });
  return { id: record.id, because: [], missing: [] };
}

/**
 * The party that a reference names; while it is open, an unnamed one that stands for "whoever runs this", so that what is
 * not known never reads as nobody.
 */
export function reachVendor(draft: DraftMap, owner: { id: string; name: string }, vendor: Reading<string>): ReachedParty {
  const named = given(vendor);
  const record = named ? draft.readings.record(named) : undefined;
  if (record) return { ...reachRecord(draft, record), because: answeredBecause(vendor) };
  const id = `vendor:${owner.id}`;
  addElement(draft, {
    id,
    kind: "party",
    name: derivedName(draft, "unnamedOperator", { name: owner.name }),
    column: "storesAndRecipients",
    countries: null,
    treatment: [],
    because: [],
  });
  return { id, because: answeredBecause(vendor), missing: [vendor.path] };
}
