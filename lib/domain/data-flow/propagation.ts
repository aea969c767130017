import { given, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { addFlow, type DraftMap, type FlowDraft } from "./draft-map";
import type { Element, Presence } from "./map";
import { answeredBecause, listed } from "./open-answers";
import { peopleOf } from "./people-and-systems";
import { sourcesOf, storeOfSources } from "./sources";

const forms = ["clear", "pseudonymised", "masked", "embedded"] as const satisfies readonly Presence["form"][];
const DROPPED = forms.length;

const formOf = (as: Presence["form"] | "dropped"): number => (as === "dropped" ? DROPPED : forms.indexOf(as));

/** Elements that data reaches and does not leave: nothing recorded says what they pass on. */
const ends: ReadonlySet<Element["kind"]> = new Set(["person", "party", "authority", "public", "organisation"]);

/** The order in which an unexplained item is taken to have come in: systems first, model uses last. */
const origins: readonly Element["kind"][] = ["person", "system", "store", "tool", "customisation", "modelUse"];

/** Answers that would say how an item comes to an element that nothing recorded brings it to. */
function missingWay(draft: DraftMap, id: string): readonly string[] {
  const record = draft.readings.record(id);
  if (record?.list === "stores") return [(record as unknown as RecordReading<"stores">).read("writtenBy").path];
  if (record?.list === "tools") return [(record as unknown as RecordReading<"tools">).read("reads").path];
  if (record?.list === "modelUses") return [(record as unknown as RecordReading<"modelUses">).read("system").path];
  return ["otherFlows"];
}

/** Where an unexplained item comes in: of a model use at the system that calls it, of a knowledge base at its sources. */
function entryOf(draft: DraftMap, id: string): string {
  const record = draft.readings.record(id);
  if (record?.list === "stores" && draft.elements.has(sourcesOf(id))) return sourcesOf(id);
  if (record?.list !== "modelUses") return id;
  const system = given((record as unknown as RecordReading<"modelUses">).read("system"));
  return system && draft.elements.has(system) ? system : id;
}

/** A knowledge base whose sources were answered is filled from documents about people: that is how the item comes in. */
function ingestion(draft: DraftMap, id: string): { taxonomy: string; because: readonly Because[] } {
  const record = draft.readings.record(storeOfSources(id));
  if (record?.list !== "stores") return { taxonomy: "collection.unrecorded", because: [] };
  const sources = (record as unknown as RecordReading<"stores">).read("contentSources");
  return listed(sources).length > 0
    ? { taxonomy: "kb.ingestion", because: answeredBecause(sources) }
    : { taxonomy: "collection.unrecorded", because: [] };
}

type Edge = {
  /** Its arrow's place among the arrows. */
  flow: number;
  to: number;
  /** For output: the element that the arrow starts at, after the one that triggers it. */
  through: number;
  carriesAll: boolean;
  treatment: FlowDraft["treatment"];
};

/** Which items each arrow carries, a bit for each: asked once for every item at every arrow that it could take. */
class Carried {
  readonly #words: number;
  readonly #bits: Uint32Array;

  constructor(flows: readonly FlowDraft[], items: readonly { id: string }[]) {
    this.#words = (items.length + 31) >>> 5;
    this.#bits = new Uint32Array(flows.length * this.#words);
    const orders = new Map(items.map(({ id }, order) => [id, order]));
    for (const [flow, { carries }] of flows.entries()) {
      if (carries === "all") continue;
      for (const id of carries) {
        const order = orders.get(id);
        if (order === undefined) continue;
        const word = flow * this.#words + (order >>> 5);
        this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (order & 31));
      }
    }
  }

  has(flow: number, order: number): boolean {
    return ((this.#bits[flow * this.#words + (order >>> 5)] ?? 0) & (1 << (order & 31))) !== 0;
  }
}

/** The items that passed along each arrow, by the arrow's place among them; arrows added on the way come behind. */
class Passed {
  readonly #byFlow: string[][] = [];
  #places: Map<string, number> | null = null;

  note(flow: number, item: string): void {
    const held = this.#byFlow[flow];
    if (!held) this.#byFlow[flow] = [item];
    else if (held[held.length - 1] !== item) held.push(item);
  }

  /** As `note`, for an arrow by its id, which may have been added since. */
  noteById(id: string, flows: ReadonlyMap<string, FlowDraft>, item: string): void {
    if (this.#places?.size === flows.size - 1 && !this.#places.has(id)) this.#places.set(id, flows.size - 1);
    if (this.#places?.size !== flows.size) this.#places = new Map([...flows.keys()].map((key, place) => [key, place]));
    const place = this.#places.get(id);
    if (place !== undefined) this.note(place, item);
  }

  along = (flow: number): readonly string[] => this.#byFlow[flow] ?? [];
}

/**
 * Moves every data item along the arrows, starting at the people it is about, in the most readable form that reaches each
 * element and along the shortest chain of elements in that form (the witness). Cycles end where an item has been before.
 * An item that answers place at an element, but that no arrow brings there, gets an arrow of its own from the people, as
 * possible and with what is missing. Linear in arrows per item. `along`: the items that passed an arrow, by its place among those
 * of the draft.
 */
export function propagate(draft: DraftMap): { along: (flow: number) => readonly string[]; presences: readonly Presence[] } {
  const declared = new Map<string, { element: string; because: Because }[]>();
  for (const { element, dataItem, because } of draft.declared) {
    const held = declared.get(dataItem);
    if (held) held.push({ element, because });
    else declared.set(dataItem, [{ element, because }]);
  }
  const items = draft.readings.list("dataItems");
  const peopleByItem = new Map(items.filter((item) => declared.has(item.id)).map((item) => [item.id, peopleOf(draft, item)]));

  for (const [id, flow] of draft.flows)
    if (!draft.elements.has(flow.from) || !draft.elements.has(flow.to) || flow.from === flow.to) draft.flows.delete(id);

  const elements = [...draft.elements.values()];
  const index = new Map(elements.map((element, at) => [element.id, at]));
  const isEnd = elements.map((element) => ends.has(element.kind));
  const isPerson = elements.map((element) => element.kind === "person");
  const rank = elements.map((element) => (origins.includes(element.kind) ? origins.indexOf(element.kind) : origins.length));
  const edges: Edge[][] = elements.map(() => []);
  const arrows = [...draft.flows.values()];
  const carried = new Carried(arrows, items);
  for (const [place, flow] of arrows.entries()) {
    const from = index.get(flow.from);
    const to = index.get(flow.to);
    const start = flow.after === null ? from : index.get(flow.after);
    if (from === undefined || to === undefined || start === undefined) continue;
    edges[start]?.push({
      flow: place,
      to,
      through: flow.after === null ? -1 : from,
      carriesAll: flow.carries === "all",
      treatment: flow.treatment,
    });
  }

  const passed = new Passed();
  const presences: Presence[] = [];
  const best = new Uint8Array(elements.length);
  const seen = new Uint32Array(elements.length);
  /** The round in which an element last passed an item on, and in which form: a more readable one passes it on again. */
  const expanded = new Uint32Array(elements.length);
  const passedAs = new Uint8Array(elements.length);
  const parent = new Int32Array(elements.length);
  const through = new Int32Array(elements.length);
  const nameAt = (at: number): string => elements[at]?.id ?? "";

  for (const [order, item] of items.entries()) {
    const mine = declared.get(item.id);
    const about = peopleByItem.get(item.id);
    if (!mine || !about) continue;
    const stamp = order + 1;
    const reached: number[] = [];
    const queues: number[][] = forms.map(() => []);
    const arrive = (at: number, form: number, from: number, by: number) => {
      if (isPerson[at] && from >= 0) return;
      if (seen[at] === stamp && (best[at] ?? 0) <= form) return;
      if (seen[at] !== stamp) reached.push(at);
      seen[at] = stamp;
      best[at] = form;
      parent[at] = from;
      through[at] = by;
      queues[form]?.push(at);
    };
    const run = () => {
      for (let form = 0; form < forms.length; form += 1) {
        const queue = queues[form] ?? [];
        for (let next = 0; next < queue.length; next += 1) {
          const at = queue[next] ?? 0;
          if (best[at] !== form || (expanded[at] === stamp && (passedAs[at] ?? 0) <= form)) continue;
          expanded[at] = stamp;
          passedAs[at] = form;
          if (isEnd[at] && !(isPerson[at] && parent[at] === -1)) continue;
          for (const edge of edges[at] ?? []) {
            if (!edge.carriesAll && !carried.has(edge.flow, order)) continue;
            const treated = edge.treatment && (edge.treatment.items === "all" || edge.treatment.items.has(item.id));
            const there = treated && edge.treatment ? Math.max(form, formOf(edge.treatment.as)) : form;
            if (there >= DROPPED) continue;
            passed.note(edge.flow, item.id);
            arrive(edge.to, there, at, edge.through);
          }
        }
        queue.length = 0;
      }
    };

    const starts = new Set(about.people);
    for (const { element } of mine) if (isPerson[index.get(element) ?? -1]) starts.add(element);
    for (const person of starts) {
      const at = index.get(person);
      if (at !== undefined) arrive(at, 0, -1, -1);
    }
    run();
    const waiting = mine
      .flatMap(({ element, because }) => {
        const at = index.get(element);
        return at === undefined ? [] : [{ at, because }];
      })
      .sort((a, b) => (rank[a.at] ?? 0) - (rank[b.at] ?? 0));
    for (const { at, because } of waiting) {
      if (seen[at] === stamp) continue;
      const target = index.get(entryOf(draft, nameAt(at))) ?? at;
      const entry = seen[target] === stamp ? at : target;
      const way = ingestion(draft, nameAt(entry));
      for (const person of about.people) {
        addFlow(draft, {
          from: person,
          to: nameAt(entry),
          taxonomy: way.taxonomy,
          carries: new Set([item.id]),
          certainty: way.because.length > 0 && about.missing.length === 0 ? "established" : "possible",
          because: [because, ...way.because, ...about.because],
          missing: [...about.missing, ...(way.because.length > 0 ? [] : missingWay(draft, nameAt(entry)))],
        });
        const flow = [`${person}>${nameAt(entry)}`, `${person}>${nameAt(entry)}#${way.taxonomy}`].find(
          (id) => draft.flows.get(id)?.taxonomy === way.taxonomy,
        );
        if (flow) passed.noteById(flow, draft.flows, item.id);
        arrive(
          entry,
          elements[entry]?.treatment.includes("mask") && elements[entry]?.kind === "store" ? 2 : 0,
          index.get(person) ?? -1,
          -1,
        );
      }
      run();
    }
    for (const at of reached) {
      if (isPerson[at]) continue;
      const path: string[] = [];
      for (let step = at; step >= 0; step = parent[step] ?? -1) {
        path.push(nameAt(step));
        const by = through[step] ?? -1;
        if (by >= 0) path.push(nameAt(by));
      }
      presences.push({ element: nameAt(at), dataItem: item.id, form: forms[best[at] ?? 0] ?? "clear", path: path.reverse() });
    }
  }

  return { along: passed.along, presences };
}
