import type { AssessmentContent } from "./assessment/content";
import type { Answer, AnswerValue, AssessmentRecord } from "./questionnaire/answer";
import type { QuestionStructure } from "./questionnaire/question";
import { type ListId, questionKeys, recordList, singleQuestion } from "./questionnaire/questions";

const MODELS = ["global.anthropic.claude-fable-5-1", "eu.anthropic.claude-sonnet-4-6", "amazon.nova-2-lite-v1:0"];
const REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"];
const COUNTRIES = ["DE", "AT", "US"];

const pick = <T>(values: readonly T[], index: number): T | undefined => values[index % values.length];

/** A plausible answer of the right kind, the same for the same index; references are given by the caller. */
function answerFor(structure: QuestionStructure, index: number): AnswerValue | undefined {
  switch (structure.kind) {
    case "text":
    case "longText":
      return `Invented answer ${index}`;
    case "yesNo":
      return index % 3 === 0;
    case "choice":
      return pick(structure.options ?? [], index);
    case "choices":
      return [pick(structure.options ?? [], index)].filter((one): one is string => one !== undefined);
    case "number":
      return index % 1000;
    case "money":
      return { amount: index % 1000, currency: "EUR", date: "2026-11-01" };
    case "duration":
      return { amount: (index % 90) + 1, unit: "days" };
    case "date":
      return "2026-10-01";
    case "country":
      return pick(COUNTRIES, index);
    case "countries":
      return ["DE", "AT"];
    case "region":
      return pick(REGIONS, index);
    case "regions":
      return REGIONS.slice(0, 2);
    case "model":
      return pick(MODELS, index);
    case "provider":
      return pick(["aws", "anthropic"], index);
    case "measureRow":
      return { measures: "Invented", effectiveness: "Invented", status: "planned" };
    default:
      return undefined;
  }
}

/**
 * An invented assessment whose map has about `elements` systems, model uses, stores and tools, each joined to two others,
 * every question answered. The same content for the same number, for measuring how `assess` grows.
 */
export function benchContent(elements: number): AssessmentContent {
  const count = (share: number): number => Math.max(1, Math.round(elements * share));
  const sizes: Partial<Record<ListId, number>> = {
    controllers: 1,
    processors: 5,
    dataSubjects: 6,
    dataItems: 24,
    purposes: 8,
    systems: count(0.15),
    modelUses: count(0.3),
    stores: count(0.35),
    tools: count(0.2),
    nationalChecks: 2,
    transferTools: 2,
  };
  const idOf = (list: string, index: number): string => `${recordList(list)?.prefix ?? "xx"}-${String(index).padStart(8, "0")}`;
  const reference = (list: ListId, index: number): string => idOf(list, index % (sizes[list] ?? 1));

  /** The two ends of each element: where it gets data from, and what it works for. */
  const references: Readonly<Record<string, (index: number) => AnswerValue>> = {
    "dataItems.dataSubjects": (index) => [reference("dataSubjects", index)],
    "purposes.dataItems": (index) => [reference("dataItems", index), reference("dataItems", index + 7)],
    "systems.dataItems": (index) => [reference("dataItems", index), reference("dataItems", index + 5)],
    "systems.vendor": (index) => reference("processors", index),
    "modelUses.system": (index) => reference("systems", index),
    "modelUses.purposes": (index) => [reference("purposes", index)],
    "modelUses.dataItems": (index) => [reference("dataItems", index), reference("dataItems", index + 3)],
    "modelUses.operator": (index) => reference("processors", index),
    "modelUses.treatedDataItems": (index) => [reference("dataItems", index)],
    "stores.dataItems": (index) => [reference("dataItems", index)],
    "stores.writtenBy": (index) => [reference("modelUses", index)],
    "stores.readBy": (index) => [reference("modelUses", index + 1)],
    "stores.vendor": (index) => reference("processors", index),
    "tools.calledBy": (index) => [reference("modelUses", index)],
    "tools.dataItems": (index) => [reference("dataItems", index)],
    "tools.vendor": (index) => reference("processors", index),
    "tools.reads": (index) => [reference("stores", index)],
    "tools.writesTo": (index) => [reference("systems", index)],
    "transferTools.importer": (index) => reference("processors", index),
  };

  const records: Partial<Record<ListId, readonly AssessmentRecord[]>> = {};
  for (const [list, size] of Object.entries(sizes) as [ListId, number][]) {
    const questions = Object.entries(recordList(list)?.questions ?? {});
    records[list] = Array.from({ length: size }, (_, index) => {
      const answers: Record<string, Answer> = {};
      for (const [order, [key, structure]] of questions.entries()) {
        const value = references[`${list}.${key}`]?.(index) ?? answerFor(structure, index + order);
        if (value !== undefined) answers[key] = { value };
      }
      if (list === "modelUses" && index % 4 !== 3) answers.platform = { value: "bedrock" };
      return { id: idOf(list, index), answers };
    });
  }
  const answers: Record<string, Answer> = {};
  for (const [index, key] of questionKeys.entries()) {
    const structure = singleQuestion(key);
    const value = structure && answerFor(structure, index);
    if (value !== undefined) answers[key] = { value };
  }
  return {
    questionnaireVersion: 1,
    language: "en",
    asOf: "2026-11-23",
    method: "groundwork-default@1",
    answers,
    records,
    measures: ["M-02", "M-07", "M-12", "M-47"].map((catalogue, index) => ({
      id: `me-${String(index).padStart(8, "0")}`,
      catalogue,
      role: "additional",
      status: "implemented",
      risks: ["third-country-routing", "store-breach", "service-retention"],
      evidence: ["ev-00000001"],
    })),
    decisions: {},
    ownRisks: [],
    evidence: [{ id: "ev-00000001", name: "Invented", sha256: "0".repeat(64), bytes: 1, addedOn: "2026-11-01" }],
    facts: [],
  };
}
