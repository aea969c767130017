import { type FactsInForce, factBecause } from "../facts/facts-in-force";
import { identifyProvider } from "../facts/models";
import { sentence } from "../language/sentence";
import { becauseOf, given, type Reading, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import type { Destinations, Element, Flow, ModelUseRetention, Presence } from "./map";
import { answeredBecause, distinctReasons, openPaths } from "./open-answers";
import { type PartyRecord, partyId, partyRecords } from "./parties";

/** What happens to items on an arrow before they arrive; `dropped`: they do not arrive. */
export type Treatment = { items: ReadonlySet<string> | "all"; as: Presence["form"] | "dropped" };

/** An arrow before data items have moved along it. */
export type FlowDraft = Omit<Flow, "dataItems"> & {
  /** The items that may pass; `all`: whatever is at its start. */
  carries: ReadonlySet<string> | "all";
  treatment: Treatment | null;
  /** An arrow of output: it carries what reached this element, not all that its start holds. */
  after: string | null;
};

/** An answer that says that an item is at an element. */
export type Declaration = { element: string; dataItem: string; because: Because };

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
});

/** Adds an element once; reasons of a second mention join the first. */
export function addElement(draft: DraftMap, element: Element): void {
  const held = draft.elements.get(element.id);
  if (!held) draft.elements.set(element.id, element);
  else if (element.because.length > 0)
    draft.elements.set(element.id, { ...held, because: distinctReasons([...held.because, ...element.because]) });
}

type FlowInput = Pick<FlowDraft, "from" | "to" | "taxonomy"> & Partial<Omit<FlowDraft, "id" | "from" | "to" | "taxonomy">>;

const joinCarried = (a: FlowDraft["carries"], b: FlowDraft["carries"]): FlowDraft["carries"] =>
  a === "all" || b === "all" ? "all" : new Set([...a, ...b]);

/**
 * Adds an arrow. Its id is `from>to`, with the kind after `#` where another kind already joins the two. Arrows of the same
 * kind, treatment and origin are one: established if either is, carrying what either carries.
 */
export function addFlow(draft: DraftMap, input: FlowInput): void {
  const plain = `${input.from}>${input.to}`;
  const made: FlowDraft = {
    id: plain,
    carries: "all",
    treatment: null,
    after: null,
    certainty: "established",
    because: [],
    missing: [],
    ...input,
  };
  const same = (other: FlowDraft) => other.taxonomy === made.taxonomy && other.after === made.after;
  for (let attempt = 0; ; attempt += 1) {
    const id = attempt === 0 ? plain : `${plain}#${made.taxonomy}${attempt === 1 ? "" : `-${attempt}`}`;
    const held = draft.flows.get(id);
    if (!held) {
      draft.flows.set(id, { ...made, id });
      return;
    }
    if (same(held)) {
      draft.flows.set(id, {
        ...held,
        carries: joinCarried(held.carries, made.carries),
        certainty: held.certainty === "established" || made.certainty === "established" ? "established" : "possible",
        because: distinctReasons([...held.because, ...made.because]),
        missing: held.missing.length + made.missing.length === 0 ? [] : [...new Set([...held.missing, ...made.missing])],
      });
      return;
    }
  }
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
  const identified = identifyProvider(key, draft.facts);
  const id = partyId(identified?.key ?? key);
  const because = (identified?.facts ?? []).map(factBecause);
  const record = draft.parties.get(id)?.[0];
  const country = record ? given(record.read("country")) : undefined;
  addElement(draft, {
    id,
    kind: "party",
    name: identified?.name ?? record?.name ?? key,
    column: "storesAndRecipients",
    countries: country ? [country] : null,
    treatment: [],
    because,
  });
  return { id, because: [], missing: [] };
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
