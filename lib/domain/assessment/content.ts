import type { Fact } from "../facts/fact";
import type { Answers, AssessmentRecord } from "../questionnaire/answer";
import type { ListId } from "../questionnaire/questions";
import type { Scale } from "../risk/level";
import type { Scenario } from "../what-if/scenario";
import type { CostSheets } from "../what-if/yearly-cost";
import type { Consultation } from "./consultation";
import type { EvidenceItem } from "./evidence-item";
import type { Measure } from "./measure";

/** What a person confirmed or changed about one of the three levels of a risk, and why. */
export type Confirmation = {
  likelihood?: Scale;
  severity?: Scale;
  /** One step up or down from the matrix, for a factor that the scales do not hold (EDPB 4.1.c). */
  modulation?: -1 | 0 | 1;
  reason: string;
  by: string;
  /** ISO instant. */
  at: string;
  /** Hash of the inputs that the decision was made on. */
  madeOn: string;
  /** The scoring method that it was made under; absent: `groundwork-default@1`, when there was no other. */
  method?: string;
};

/** Decisions about one risk: a confirmation for each of its three levels. */
export type RiskDecision = { inherent?: Confirmation; residual?: Confirmation; projected?: Confirmation };

/** Ratings by field of a method's worksheet, 1 to 4; 0 says that there is none of it; a field that is absent is open. */
export type WorksheetValues = Readonly<Record<string, 0 | 1 | 2 | 3 | 4>>;

/** What a person rated for one risk under a method that asks for a worksheet, and why. */
export type Worksheet = { values: WorksheetValues; reason: string; by: string; at: string };

/** One worksheet for each level that was rated; a later level without one stays at the level before. */
export type RiskWorksheets = { inherent?: Worksheet; residual?: Worksheet; projected?: Worksheet };

/** Who held the matrix of a method against which source; for the whole organisation. */
export type MatrixConfirmation = {
  method: string;
  source: { title: string; url?: string; date: string };
  by: string;
  /** ISO instant. */
  at: string;
};

/** A risk that a person added; scored by the same matrix and shown as added by a person. */
export type OwnRisk = {
  /** `own@…` */
  id: string;
  title: string;
  description: string;
  track: "byDesign" | "abnormalEvent";
  event: "access" | "modification" | "disappearance" | "none";
  phase: "collection" | "use" | "storage" | "sharing" | "deletion";
  source: string;
  harm: string;
  likelihood: Scale;
  severity: Scale;
  reason: string;
  articles: readonly string[];
};

/** An answer that was read from a file of AWS. */
export type AwsOrigin = {
  source: "aws";
  /** The name of the file, without folders, and the SHA-256 of the original, which is not kept. */
  file: string;
  sha256: string;
  /** Plain date of the import. */
  date: string;
  /** Plain date on which the file was written, as the machine of the person says. */
  writtenOn?: string;
  /** The place in the file: `agent.foundationModel`. */
  field: string;
  /** Settings in force, a plan, or what a template asks for. */
  stage: "inForce" | "planned" | "template";
  /** The evidence that holds what was kept of the file. */
  evidence?: string;
};

/** An answer that was taken over from an entry of the organisation's shelf, as it stood in that revision. */
export type ShelfOrigin = { source: "shelf"; entry: string; revision: number; date: string };

/** An answer that was carried from an earlier assessment when this one was begun. */
export type EarlierOrigin = { source: "assessment"; assessment: string; name: string; version: number; date: string };

/** Where an answer comes from that nobody typed here. Gone as soon as somebody changes the answer. `date` is a plain date. */
export type AnswerOrigin = AwsOrigin | ShelfOrigin | EarlierOrigin;

/** Everything that people put into an assessment; what is derived from it is never part of it. Array order is the order on screen. */
export type AssessmentContent = {
  questionnaireVersion: 1;
  language: string;
  /** Facts as of this day (plain date). */
  asOf: string;
  /** `groundwork-default@1` */
  method: string;
  answers: Answers;
  records: Partial<Record<ListId, readonly AssessmentRecord[]>>;
  measures: readonly Measure[];
  decisions: Readonly<Record<string, RiskDecision>>;
  ownRisks: readonly OwnRisk[];
  /** By risk, then by method. Absent where none was filled. */
  worksheets?: Readonly<Record<string, Readonly<Record<string, RiskWorksheets>>>>;
  /** Matrices that the organisation confirmed, of the methods that need it. Absent where there are none. */
  matrixConfirmations?: readonly MatrixConfirmation[];
  evidence: readonly EvidenceItem[];
  /** Facts of the organisation that this assessment uses beside the shipped register. */
  facts: readonly Fact[];
  /** Alternatives considered; none of them changes an answer until a person adopts it. Absent where there are none. */
  scenarios?: readonly Scenario[];
  /** Yearly cost of today's and of the alternatives. */
  costs?: CostSheets;
  /** By path, the answers that were taken over from files. */
  origins?: Readonly<Record<string, AnswerOrigin>>;
  /** The key under which names of imported resources became pseudonyms, so that a later import finds them again. */
  importKey?: string;
  /** The consultation of the supervisory authority that this version has or had (Art. 36). */
  consultation?: Consultation;
};
