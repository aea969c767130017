import type { AssessmentContent } from "../../assessment/content";
import { answersOf, minimalContent, recordOf } from "../../assessment/minimal-content";
import type { Destinations, ModelUseRetention, Presence } from "../../data-flow/map";
import type { Fact } from "../../facts/fact";
import { factsInForce } from "../../facts/fact-lookup";
import type { Answer, AnswerValue } from "../../questionnaire/answer";
import type { ListId } from "../../questionnaire/questions";
import { type RecordReading, readAnswers } from "../../questionnaire/reading";
import type { Recipient, Transfer } from "../../result";
import { riskModel } from "../risk-model";
import type { PlaceOf, RiskModel, RiskRule, Scope } from "../rule";

type Values = Readonly<Record<string, AnswerValue | Answer>>;

/** A small invented assessment for one rule: answers and records as plain values, and what the engine would have derived. */
export type Case = {
  name: string;
  answers?: Values;
  /** Values of records by list; the first of a list gets the list's id in `at`. */
  records?: Partial<Record<ListId, readonly Values[]>>;
  retention?: Partial<ModelUseRetention>;
  destinations?: Partial<Destinations>;
  recipients?: readonly Partial<Recipient>[];
  transfers?: readonly Partial<Transfer>[];
  /** The form in which the data items of records arrive; clear text where absent. */
  form?: Presence["form"];
  facts?: readonly Fact[];
};

/** The id of the n-th record of each list in a case. */
export const at = (list: ListId, n = 1): string => `${list.slice(0, 2).toLowerCase()}-${list.toLowerCase()}0${n}`;

const fact = (kind: Fact["subject"]["kind"], key: string, predicate: string, value: Fact["value"]): Fact => ({
  id: `${kind}.${key}.${predicate}`,
  version: 1,
  subject: { kind, key },
  predicate,
  value,
  claim: "Invented for a test.",
  standing: "documentation",
  sources: [{ title: "Invented" }],
  validFrom: null,
  validTo: null,
  recordedOn: "2026-01-01",
  withdrawnOn: null,
  supersedes: [],
  touches: [],
});

/** Two countries, one inside the EEA and one outside, by facts as the register holds them. */
const caseFacts: readonly Fact[] = [
  fact("country", "DE", "eeaMember", true),
  fact("country", "US", "adequacyDecision", { covers: "part", scope: "listed importers" }),
];

export const trainingFact = (value: string): Fact => fact("provider", "examplemaker", "trainingTerms", value);

const retentionOf = (use: string, retention: Partial<ModelUseRetention> = {}): ModelUseRetention => ({
  modelUse: use,
  steps: [],
  setMode: "default",
  requirement: "none",
  outcome: "nothingKept",
  retention: { kind: "none" },
  review: "none",
  standingAuthorisation: false,
  apart: [],
  missing: [],
  because: [],
  ...retention,
});

const recipientOf = (recipient: Partial<Recipient>): Recipient => ({
  id: "aws",
  name: "Example Cloud",
  kind: "processor",
  role: "processor",
  roleSettled: true,
  receives: [at("dataItems")],
  countries: ["DE"],
  access: ["automated"],
  retention: { kind: "none" },
  certainty: "established",
  says: { message: "recipient.example", values: {} },
  because: [],
  missing: [],
  path: [at("modelUses")],
  ...recipient,
});

const transferOf = (transfer: Partial<Transfer>): Transfer => ({
  id: "aws>US",
  from: at("modelUses"),
  to: "aws",
  country: "US",
  countries: ["US"],
  dataItems: [],
  tool: "none",
  toolRecord: null,
  standing: "gap",
  certainty: "established",
  says: { message: "transfer.example", values: {} },
  because: [],
  missing: [],
  ...transfer,
});

const carriers: readonly ListId[] = ["modelUses", "stores", "tools", "customisations"];

const contentOf = ({ answers = {}, records = {}, facts = [] }: Case): AssessmentContent =>
  minimalContent({
    answers: answersOf(answers),
    records: Object.fromEntries(
      Object.entries(records).map(([list, values]) => [list, values.map((one, index) => recordOf(at(list as ListId, index + 1), one))]),
    ),
    facts: [...caseFacts, ...facts],
  });

/** The model that rules see for a case: answers read as in the product, the derived parts as the case gives them. */
export function modelOfCase(one: Case): RiskModel {
  const content = contentOf(one);
  const readings = readAnswers(content);
  const facts = factsInForce({ version: "case", facts: [], events: [] }, content.facts, content.asOf, content.asOf);
  const uses = readings.list("modelUses");
  const presences = carriers.flatMap((list) =>
    (content.records[list] ?? []).flatMap((record): Presence[] => {
      const items = record.answers.dataItems;
      const ids = items && "value" in items && Array.isArray(items.value) ? (items.value as readonly string[]) : [];
      return ids.map((dataItem) => ({ element: record.id, dataItem, form: one.form ?? "clear", path: [record.id] }));
    }),
  );
  return riskModel({
    readings,
    facts,
    map: { elements: [], flows: [], presences },
    retention: new Map(uses.map((use) => [use.id, retentionOf(use.id, one.retention)])),
    destinations: new Map(
      uses.map((use) => [use.id, { regions: ["eu-central-1"], countries: ["DE"], because: [], missing: [], ...one.destinations }]),
    ),
    recipients: (one.recipients ?? []).map(recipientOf),
    transfers: (one.transfers ?? []).map(transferOf),
  });
}

const listOfScope = { purpose: "purposes", modelUse: "modelUses", decisionMade: "modelUses", store: "stores", tool: "tools" } as const;

/** The first place of the rule's scope in a case. Throws where the case has none: a mistake in the case. */
export function placeOfCase(rule: RiskRule, model: RiskModel): PlaceOf<Scope> {
  if (rule.scope === "assessment") return null;
  const place: Recipient | RecordReading | undefined =
    rule.scope === "recipient" ? model.recipients[0] : model.readings.list(listOfScope[rule.scope])[0];
  if (!place) throw new Error(`A case of ${rule.id} has no ${rule.scope}`);
  return place as PlaceOf<Scope>;
}
