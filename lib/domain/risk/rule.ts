import type { DataFlowMap, Destinations, ModelUseRetention } from "../data-flow/map";
import type { FactsInForce } from "../facts/facts-in-force";
import type { Readings, RecordReading } from "../questionnaire/reading";
import type { Because, Message } from "../reasoning/because";
import type { Claim } from "../reasoning/claim";
import type { Recipient, Transfer } from "../result";
import type { Scale } from "./level";

/** What rules see: indexed plain data, computed before any rule runs. */
export type RiskModel = {
  readings: Readings;
  facts: FactsInForce;
  map: DataFlowMap;
  /** By model use id. */
  retention: ReadonlyMap<string, ModelUseRetention>;
  destinations: ReadonlyMap<string, Destinations>;
  recipients: readonly Recipient[];
  transfers: readonly Transfer[];
  asOf: string;
  /** Data items that are present at an element in any form, with that form. */
  dataItemsAt(elementId: string): readonly { item: RecordReading<"dataItems">; form: "clear" | "masked" | "pseudonymised" | "embedded" }[];
  /** The witness: ids of elements from a person to this element; empty where nothing reaches it. */
  pathTo(elementId: string): readonly string[];
};

export type Scope = "assessment" | "purpose" | "modelUse" | "store" | "tool" | "recipient" | "decisionMade";

/** Where a rule runs; `decisionMade` are the model uses whose output bears on decisions about people. */
export type PlaceOf<S extends Scope> = S extends "assessment"
  ? null
  : S extends "purpose"
    ? RecordReading<"purposes">
    : S extends "modelUse" | "decisionMade"
      ? RecordReading<"modelUses">
      : S extends "store"
        ? RecordReading<"stores">
        : S extends "tool"
          ? RecordReading<"tools">
          : Recipient;

/** Recital 75's kinds of harm to people. */
export const harmKinds = [
  "discrimination",
  "identityTheft",
  "financialLoss",
  "reputation",
  "secrecyLoss",
  "reversedPseudonymisation",
  "disadvantage",
  "lossOfControl",
  "lossOfRights",
  "sensitiveExposure",
  "unwantedProfiling",
  "vulnerableExploited",
  "wrongDecision",
  "serviceDenied",
  "distress",
] as const;
export type HarmKind = (typeof harmKinds)[number];

export type RiskSource = "design" | "terms" | "staff" | "outsider" | "supplier" | "authority" | "model" | "failure";

/** One axis of an estimate: the value, why, and from what. Where a hint is a range, an answer decides; with none, the upper value. */
export type Axis = { value: Scale; says: Message; because: readonly Because[] };

/** The largest effect that a measure may have on this risk, per axis; 0 where it has none. Tighter than the catalogue's. */
export type MeasureEffect = { measure: string; severity: 0 | 1 | 2; likelihood: 0 | 1 | 2 };

export type RiskRule<S extends Scope = Scope> = {
  /** Words: the noun of the risky state, `third-country-routing`. */
  id: string;
  /** `R-06` */
  catalogueNumber: string;
  scope: S;
  track: "byDesign" | "abnormalEvent";
  event: "access" | "modification" | "disappearance" | "none";
  phase: "collection" | "use" | "storage" | "sharing" | "deletion";
  source: RiskSource;
  harm: readonly [HarmKind, ...HarmKind[]];
  linddun: readonly ("L" | "I" | "N" | "D1" | "D2" | "U" | "Nc")[];
  articles: readonly string[];
  /** Every question it reads (`desc.staffUse`, `modelUses.inferenceRouting`), for the coverage test. */
  needs: readonly string[];
  measures: readonly MeasureEffect[];
  raised(model: RiskModel, place: PlaceOf<S>): Claim;
  likelihood(model: RiskModel, place: PlaceOf<S>): Axis;
  severity(model: RiskModel, place: PlaceOf<S>): Axis;
};

/** The words of a rule. `reasons` are the ICU messages that its axes use, by the last part of their key. */
export type RiskTexts = {
  title: string;
  /** How it would come about, one or two sentences (EDPB: "how materialised"). */
  threat: string;
  /** What it would mean for people, in plain words. */
  harm: string;
  /** Why it is raised here; ICU, with the values that the rule's claims carry: `{place}`. */
  raised: string;
  /** Why it does not apply here; ICU. */
  quiet: string;
  reasons: Readonly<Record<string, string>>;
};
