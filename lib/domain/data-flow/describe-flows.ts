import type { Readings } from "../questionnaire/reading";
import type { Message } from "../reasoning/because";
import type { DataFlowMap, Element } from "./map";

/** One arrow as a numbered sentence; numbers are those of the picture and of the table. */
export type FlowSentence = { number: number; flow: string; says: Message };

/** Items named one by one up to this many; beyond it their number is told, and the table lists them. */
const NAMED = 4;

function placeOf(element: Element | undefined, countryName: (code: string) => string): string {
  if (!element?.countries) return "";
  if (element.countries === "*" || element.countries === "anywhere") return element.countries;
  return element.countries.length > 3 ? String(element.countries.length) : element.countries.map(countryName).join(", ");
}

/**
 * The map as numbered sentences, in the order of its flows: who gives what to whom, where, and how sure that is. `countryName`
 * turns an ISO code into words of the reader's language.
 */
export function flowSentences(
  map: DataFlowMap,
  readings: Readings,
  countryName: (code: string) => string = (code) => code,
): readonly FlowSentence[] {
  const elements = new Map(map.elements.map((element) => [element.id, element]));
  return map.flows.map((flow, index): FlowSentence => {
    const from = elements.get(flow.from);
    const to = elements.get(flow.to);
    const names = flow.dataItems.map((id) => readings.record(id)?.name ?? id);
    const place = placeOf(to, countryName);
    return {
      number: index + 1,
      flow: flow.id,
      says: {
        message: `dataFlow.flow.${sentenceKey(flow.taxonomy)}`,
        values: {
          from: from?.name ?? flow.from,
          to: to?.name ?? flow.to,
          items: names.slice(0, NAMED).join(", "),
          count: names.length,
          more: Math.max(0, names.length - NAMED),
          place,
          where:
            place === ""
              ? "none"
              : place === "*"
                ? "anyRegion"
                : place === "anywhere"
                  ? "anywhere"
                  : /^\d+$/.test(place)
                    ? "several"
                    : "named",
          certainty: flow.certainty,
        },
      },
    };
  });
}

/** Kinds of arrow that read alike. */
function sentenceKey(taxonomy: string): string {
  if (taxonomy === "collection.indirect") return "indirect";
  if (taxonomy === "collection.unrecorded") return "unrecorded";
  if (taxonomy === "attribution.metadata") return "metadata";
  if (taxonomy === "abuse") return "abuse";
  if (taxonomy === "caching") return "caching";
  if (taxonomy === "guardrails") return "guardrails";
  if (taxonomy === "provider.content") return "provider";
  if (taxonomy === "audience" || taxonomy === "store.readers" || taxonomy === "output.audience") return "readers";
  return taxonomy.endsWith(".operator") || taxonomy === "kb.vectorstore" ? "operator" : "plain";
}
