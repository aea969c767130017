import type { MatrixConfirmation } from "./assessment/content";
import type { DataFlowMap, Destinations, Length, ModelUseRetention, Places } from "./data-flow/map";
import type { Because, Message } from "./reasoning/because";
import type { Level, Scale } from "./risk/level";
import type { MethodStanding } from "./risk/method";

/** A criterion of screening: the three cases of Art. 35(3) (`35-3-a` …), a national list per country (`35-4-DE`), `C1` … `C9`. */
export type CriterionResult = {
  id: string;
  met: boolean | null;
  because: readonly Because[];
  missing: readonly string[];
  says: Message | null;
};

export type ScreeningResult = {
  verdict: "required" | "recommended" | "notRequired" | "undetermined";
  criteria: readonly CriterionResult[];
  /** The verdict "required" by two criteria, argued away by a person with the DPO's view. */
  rebutted: boolean;
  says: Message;
};

/** Unlawful whatever the risk: no score, no measure, nobody accepts it; only a changed answer closes it. Id = `gap` or `gap@recordId`. */
export type Gap = {
  id: string;
  gap: string;
  state: "open" | "undetermined";
  recordId: string | null;
  article: string;
  says: Message;
  because: readonly Because[];
  /** Paths whose answer would close it. */
  closedBy: readonly string[];
  missing: readonly string[];
};

export type RecipientKind =
  | "processor"
  | "subProcessor"
  | "modelProvider"
  | "toolVendor"
  | "controller"
  | "jointController"
  | "internal"
  | "authority"
  | "public";

export type Recipient = {
  /** `aws`, `provider:anthropic`, `pr-…`, `internal:st-…`, `public`, `authority:ncmec`. */
  id: string;
  name: string;
  kind: RecipientKind;
  role: "controller" | "jointController" | "processor" | "subProcessor" | "thirdParty" | "undetermined";
  /** Proposed by the role matrix; settled once a person said so in an answer. */
  roleSettled: boolean;
  /** Ids of data items; metadata that no record stands for as a word: `metadata:request`. */
  receives: readonly string[];
  countries: Places;
  access: readonly ("automated" | "humanReview")[];
  retention: Length;
  certainty: "established" | "possible" | "excluded";
  says: Message;
  because: readonly Because[];
  missing: readonly string[];
  /** From the person to the recipient, ids of elements. */
  path: readonly string[];
};

export type Transfer = {
  /** `recipientId>country`, with `*`, `anywhere` and `unknown` for places that are no single country. */
  id: string;
  from: string;
  to: string;
  /** ISO 3166-1 alpha-2; `*` any commercial Region of AWS; `anywhere` wherever the recipient chooses; null where no answer or fact says. */
  country: string | "*" | "anywhere" | null;
  /**
   * The countries outside the EEA that it can be on that day: the one named; for `*` those in which the register lists a
   * commercial Region, which may grow; none where nobody can list them.
   */
  countries: readonly string[];
  dataItems: readonly string[];
  tool: "adequacy" | "dpf" | "scc" | "bcr" | "art49" | "none" | "undetermined";
  /** A record of the answers that names the tool, where there is one. */
  toolRecord: string | null;
  /** `gap`: no tool. `covered`: adequacy or a tool with its assessment done. `incomplete`: a tool whose assessment, listing or fallback is open. */
  standing: "covered" | "incomplete" | "gap" | "undetermined";
  certainty: "established" | "possible";
  says: Message;
  because: readonly Because[];
  missing: readonly string[];
};

export type Estimate = { likelihood: Scale; severity: Scale; level: Level };

/** `effective` is the confirmed estimate, else the suggested one. `stale`: confirmed on other inputs than today's. */
export type RatedLevel = {
  suggested: Estimate;
  confirmed: (Estimate & { by: string; at: string; reason: string; stale: boolean }) | null;
  /** A confirmation that was made under another scoring method, and so does not count. */
  otherMethod?: { method: string; by: string; at: string; reason: string };
  effective: Estimate;
  /** Why the suggestion is what it is, in order: the rule's values, modulating factors, each counted measure, the floor. */
  steps: readonly { says: Message; because: readonly Because[]; measure: string | null; likelihood: number; severity: number }[];
};

export type RiskState = "raised" | "undetermined" | "notApplicable";

export type Risk = {
  /** `rule` or `rule@recordId`, never a flow. `own@…` for a person's own. */
  id: string;
  rule: string;
  /** `R-06`; null for a person's own. */
  catalogueNumber: string | null;
  scope: "assessment" | "purpose" | "modelUse" | "store" | "tool" | "recipient" | "decisionMade";
  place: string | null;
  placeName: string | null;
  track: "byDesign" | "abnormalEvent";
  event: "access" | "modification" | "disappearance" | "none";
  phase: "collection" | "use" | "storage" | "sharing" | "deletion";
  source: string;
  harm: readonly string[];
  state: RiskState;
  /** Raised: why. Not applicable: why not. Undetermined: what is missing. */
  says: Message;
  missing: readonly string[];
  /** Undetermined: the levels it could be once answered. */
  range: { lowest: Level | "none"; highest: Level } | null;
  inherent: RatedLevel | null;
  residual: RatedLevel | null;
  projected: RatedLevel | null;
  because: readonly Because[];
  /** Ids of elements from the person to where the harm can happen. */
  path: readonly string[];
  /** Ids of the data items concerned. */
  dataItems: readonly string[];
  articles: readonly string[];
  /** Catalogue measures for the rule, best first, with the effect each may have here. */
  suggestedMeasures: readonly { measure: string; severity: number; likelihood: number; taken: boolean }[];
  /** Hash of the inputs; a decision made on another hash is stale. */
  inputsHash: string;
};

/** A stored decision whose risk is no longer there. */
export type OrphanDecision = { id: string };

export type AssessmentResult = {
  asOf: string;
  method: string;
  /** Whether a decision by the method's matrix can be signed: it is ours or was read in its source, or the organisation confirmed it. */
  matrix: { standing: MethodStanding; carriesSignature: boolean; confirmed: MatrixConfirmation | null };
  registerVersion: string;
  screening: ScreeningResult;
  map: DataFlowMap;
  retention: readonly ModelUseRetention[];
  /** By model use id. */
  destinations: Readonly<Record<string, Destinations>>;
  gaps: readonly Gap[];
  recipients: readonly Recipient[];
  transfers: readonly Transfer[];
  risks: readonly Risk[];
  orphanDecisions: readonly OrphanDecision[];
  /** Required, visible, unanswered or unknown: paths in the order of the questionnaire. */
  openQuestions: readonly string[];
  /** Ids (with version) of every fact that a result rests on. */
  factsUsed: readonly { id: string; version: number }[];
  /** Contradictions between answers, or between answers and facts (a call that would be refused, facts that disagree). */
  findings: readonly { id: string; says: Message; because: readonly Because[] }[];
  outcome: {
    level: Level | null;
    /** True while undetermined risks could raise the level. */
    levelIsAtLeast: boolean;
    restsOn: "projected" | "residual";
    priorConsultation: boolean | null;
    /** At best: what a person may decide today. */
    best: "approved" | "approvedWithConditions" | "consultOrReject" | null;
    blockedBy: readonly { code: string; paths: readonly string[] }[];
  };
};
