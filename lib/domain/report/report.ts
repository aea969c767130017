import type { Standing } from "../facts/fact";
import type { Level, Scale } from "../risk/level";
import type { MapDrawing } from "../view/map-drawing";
import type { RichText } from "./rich-text";

/** Which readers a document is for; `domain.md`, "Editions of a document". */
export const editions = ["full", "sharing", "summary"] as const;
export type Edition = (typeof editions)[number];

/**
 * What a printed statement rests on: the path of an answer (`desc.nature`, `modelUses/mu-…/model`), `fact:<id>@<version>`,
 * `measure:<id>`, `risk:<id>`, `gap:<id>` or `recipient:<id>`. Empty only for our own fixed words.
 */
export type RestsOn = readonly string[];

/** How a statement differs from a plain answer; always printed as words, never by colour alone. */
export type StatementMark = "notAnswered" | "unknown" | "undetermined" | "notApplicable" | "withheld";

/** One printed statement. */
export type Statement = { text: RichText; restsOn: RestsOn; mark?: StatementMark };

/** A level as printed: the word, a shape of its own, and whether a person confirmed it. */
export type LevelMark = {
  level: Level | "undetermined" | "none";
  label: string;
  likelihood?: Scale;
  severity?: Scale;
  /** "suggested" or "confirmed", in words. */
  standing?: string;
};

export type TableCell = Statement & { levels?: readonly LevelMark[]; standing?: Standing };
/** `weight` is the column's share of the width. */
type TableColumn = { label: string; weight: number };
/** `id` makes the row a place that links can lead to; `note` is printed under the row over its whole width. */
export type TableRow = { id?: string; cells: readonly TableCell[]; note?: Statement };
/** How much room a table takes: a register of many short rows is `compact`. */
type TableDensity = "dense" | "compact";

export type HeatMapPoint = {
  number: string;
  title: string;
  inherent: { likelihood: Scale; severity: Scale };
  residual: { likelihood: Scale; severity: Scale } | null;
};

export type ReportBlock =
  | { kind: "heading"; level: 1 | 2 | 3; id: string; number: string | null; text: string; newPage?: boolean }
  | { kind: "paragraph"; statement: Statement; style?: "lead" | "small" }
  | { kind: "definitions"; rows: readonly { label: string; statement: Statement }[] }
  | {
      kind: "table";
      caption: string | null;
      columns: readonly TableColumn[];
      rows: readonly TableRow[];
      empty: string;
      density?: TableDensity;
    }
  | { kind: "list"; ordered: boolean; items: readonly Statement[] }
  | { kind: "notice"; tone: "gap" | "open" | "information"; title: string; items: readonly Statement[] }
  | { kind: "diagram"; drawing: MapDrawing; caption: string; alt: string; restsOn: RestsOn }
  | {
      kind: "heatMap";
      caption: string;
      alt: string;
      /** `matrix[likelihood - 1][severity - 1]` */
      matrix: readonly (readonly Level[])[];
      likelihoodLabels: readonly string[];
      severityLabels: readonly string[];
      levelLabels: Readonly<Record<Level, string>>;
      points: readonly HeatMapPoint[];
      restsOn: RestsOn;
    }
  | { kind: "verification"; statement: Statement; address: string }
  | { kind: "signOff"; rows: readonly { role: string; name: Statement }[] };

export type ReportSection = { id: string; number: string | null; title: string; blocks: readonly ReportBlock[] };

/** The one page for the person who decides. */
export type ReportSummary = {
  title: string;
  outcome: { label: string; statement: Statement; level: LevelMark };
  /** What was decided so far, by whom the decision is to be signed. */
  decision: Statement;
  whatIsDone: Statement;
  recipients: readonly { name: string; statement: Statement }[];
  moreRecipients: Statement | null;
  highestRisks: readonly { number: string; title: string; levels: readonly LevelMark[]; statement: Statement; link: string }[];
  /** Why no risk is named, where none is. */
  noRisks: Statement | null;
  gaps: readonly Statement[];
  conditions: readonly Statement[];
  moreConditions: Statement | null;
  openPoints: readonly Statement[];
};

export type DocumentStatus =
  | "draft"
  | "inReview"
  | "clearedByLegal"
  | "awaitingDecision"
  | "decided"
  | "approved"
  | "approvedWithConditions"
  | "rejected"
  | "signed"
  | "superseded"
  | "withdrawn"
  | "notRequired";

/** What the document is, given by whoever has it made; the domain reads no clock. */
export type DocumentMeta = {
  /** `1`, `2` …; what the version log and the header call it. */
  version: string;
  status: DocumentStatus;
  /** Plain date, printed on the cover; the PDF's dates come from it. */
  madeOn: string;
  /** SHA-256 (hex) of the canonical full assessment file; named in every edition. */
  contentHash: string;
  /** Organisation and assessment, where the document comes from an installation. */
  organisation: string | null;
  reference: string | null;
  /** A document loaded for demonstration says so on the cover. */
  demonstration: boolean;
  /** Set on the document that is frozen for signing: who signs, in their order, and where any reader verifies it. */
  signing?: { signers: readonly string[]; verifyAt: string; code: string; auditHead: string; severalDuties: readonly string[] };
};

export type ReportMeta = DocumentMeta & {
  layout: "edpb-2026" | "screening-record";
  title: string;
  processingName: string;
  controller: string;
  statusLabel: string;
  edition: Edition;
  editionLabel: string;
  editionNote: string;
  asOf: string;
  method: string;
  methodName: string;
  registerVersion: string;
  language: string;
  credit: string;
  /** Printed on the cover in label and value. */
  particulars: readonly { label: string; value: string }[];
  /** Set while the document is no final one: printed across each page. */
  watermark: string | null;
};

/** Everything a document says, as plain data. A template prints it and never decides. */
export type PrintedReport = {
  format: "groundwork-report";
  formatVersion: 1;
  meta: ReportMeta;
  /** Null in a short record, which has neither this page nor contents. */
  summary: ReportSummary | null;
  contentsTitle: string | null;
  sections: readonly ReportSection[];
};

/** The document of an assessment: with the page for who decides, and contents. */
export type DpiaReport = PrintedReport & { summary: ReportSummary; contentsTitle: string };
