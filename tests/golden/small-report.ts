import { draftMeta } from "@/lib/domain/report/draft-meta";
import type { DpiaReport, ReportBlock, Statement } from "@/lib/domain/report/report";
import { parseRichText } from "@/lib/domain/report/rich-text";

export const statement = (text: string): Statement => ({ text: parseRichText(text), restsOn: ["desc.nature"] });

/** A short invented report around the given blocks, for what must hold of any document. */
export const smallReport = (blocks: readonly ReportBlock[], processingName = "Invented assistant"): DpiaReport => ({
  format: "groundwork-report",
  formatVersion: 1,
  contentsTitle: "Contents",
  meta: {
    layout: "edpb-2026",
    ...draftMeta({}),
    title: "Data protection impact assessment",
    processingName,
    controller: "Invented controller",
    statusLabel: "Draft",
    edition: "full",
    editionLabel: "Full edition",
    editionNote: "Full edition.",
    asOf: "2026-11-23",
    method: "groundwork-default@1",
    methodName: "Groundwork default",
    registerVersion: "1",
    language: "en",
    credit: "Credit.",
    particulars: [{ label: "Status", value: "Draft" }],
    watermark: null,
  },
  summary: {
    title: "For the person who decides",
    outcome: { label: "Level", statement: statement("At least high."), level: { level: "high", label: "At least high" } },
    decision: statement("Not decided."),
    whatIsDone: statement("What is done."),
    recipients: [],
    moreRecipients: null,
    highestRisks: [],
    noRisks: null,
    gaps: [statement("None.")],
    conditions: [],
    moreConditions: statement("None."),
    openPoints: [statement("None.")],
  },
  sections: [{ id: "part", number: "1", title: "Part", blocks: [{ kind: "heading", level: 1, id: "part", number: "1", text: "Part" }, ...blocks] }],
});

export const longTable = (rows: number): ReportBlock => ({
  kind: "table",
  caption: null,
  columns: [
    { label: "Number", weight: 1 },
    { label: "Repeated head", weight: 4 },
  ],
  rows: Array.from({ length: rows }, (_, index) => ({
    cells: [statement(`row ${index + 1}`), statement("A customer writes to the assistant in free text and a member of staff reads the draft before it is sent.")],
  })),
  empty: "None.",
});
