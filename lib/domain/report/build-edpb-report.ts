import { dateText } from "../language/date-text";
import { alternativesSection } from "./alternatives";
import { checklist, factsRelied, fundamentalRights, openQuestions, riskRegister } from "./annexes";
import { commentsAnnex } from "./comments-annex";
import { sectionForEdition } from "./edition-blocks";
import { gapsSection } from "./gaps-section";
import { partZero } from "./part-0-identification";
import { partOne } from "./part-1-description";
import { partTwo } from "./part-2-compliance";
import { partThree } from "./part-3-by-design";
import { partFour } from "./part-4-risks";
import { partFive } from "./part-5-consultation";
import { partSix, signOff } from "./part-6-decision";
import type { DocumentStatus, DpiaReport, Edition, ReportMeta } from "./report";
import { answer, type ReportContext, type ReportInput, reportContext, say } from "./report-context";
import { plainText, printable } from "./rich-text";
import { summaryPage } from "./summary-page";

const credit = "Structure and headings after the EDPB template v1.0, consultation version, adopted 10 March 2026; not endorsed by the EDPB";

const statusLabels: Readonly<Record<DocumentStatus, string>> = {
  draft: "Draft",
  inReview: "In review",
  clearedByLegal: "Cleared by legal",
  awaitingDecision: "Awaiting decision",
  decided: "Decided, not signed",
  approved: "Approved",
  approvedWithConditions: "Approved with conditions",
  rejected: "Rejected",
  signed: "Signed",
  superseded: "Superseded",
  withdrawn: "Withdrawn",
  notRequired: "Not required",
};

const finalStates: readonly DocumentStatus[] = ["approved", "approvedWithConditions", "rejected", "signed", "superseded"];

const editionLabels: Readonly<Record<Edition, string>> = {
  full: "Full edition",
  sharing: "Edition for sharing",
  summary: "Summary for publication",
};

const editionNotes: Readonly<Record<Edition, string>> = {
  full: "Full edition: for the controller and its supervisory authority. The answers this document was made from are attached as data.",
  sharing:
    "Edition for sharing: without internal answers, account numbers, names of evidence and names of staff below the signers. The data that this edition prints are attached; the hash is that of the full version.",
  summary:
    "Summary for publication: public answers only, without the risk register in detail. The data that this edition prints are attached; the hash is that of the full version.",
};

/** What cover, header and file of a document say about it. */
export function reportMeta(context: ReportContext): ReportMeta {
  const { content, result, documentMeta, edition } = context;
  const named = answer(context, "meta.processingName");
  const processingName = named.mark ? "Processing without a name yet" : plainText(named.text);
  const controllers = context.readings.list("controllers").map(({ name }) => printable(name));
  const methodName = say({ message: `method.${result.method}.name`, values: {} });
  const statusLabel = statusLabels[documentMeta.status];
  return {
    ...documentMeta,
    layout: "edpb-2026",
    title: "Data protection impact assessment",
    processingName,
    controller: controllers.length > 0 ? controllers.join(", ") : "Controller not recorded yet",
    statusLabel,
    edition,
    editionLabel: editionLabels[edition],
    editionNote: editionNotes[edition],
    asOf: result.asOf,
    method: result.method,
    methodName,
    registerVersion: result.registerVersion,
    language: content.language,
    credit: `${credit}.`,
    particulars: [
      { label: "Status", value: statusLabel },
      { label: "Version", value: documentMeta.version },
      { label: "Edition", value: editionLabels[edition] },
      { label: "Made on", value: dateText(documentMeta.madeOn) },
      { label: "Facts as of", value: `${dateText(result.asOf)} (register ${result.registerVersion})` },
      { label: "Method", value: result.matrix.carriesSignature ? methodName : `${methodName}; its table was not read in its source` },
      ...(documentMeta.organisation ? [{ label: "Organisation", value: printable(documentMeta.organisation) }] : []),
      ...(documentMeta.reference ? [{ label: "Reference", value: printable(documentMeta.reference) }] : []),
      ...(documentMeta.demonstration
        ? [{ label: "Demonstration", value: "Invented example; names no real person or company but AWS and the model providers" }]
        : []),
      { label: "Hash of the content", value: documentMeta.contentHash },
    ],
    watermark: finalStates.includes(documentMeta.status) ? null : documentMeta.demonstration ? "EXAMPLE" : statusLabel.toUpperCase(),
  };
}

/**
 * The report in the layout of the EDPB template: gaps first, parts 0 to 6 with all 33 fields in order, then annexes; the
 * last page is our own, for decision and signatures. Pure: the same input gives the same report. Disclosure of each
 * question decides what an edition prints.
 */
export function buildEdpbReport(input: ReportInput): DpiaReport {
  const context = reportContext(input);
  const brief = context.edition === "summary";
  const rights = fundamentalRights(context);
  const alternatives = alternativesSection(context);
  const sections = [
    gapsSection(context),
    partZero(context),
    partOne(context),
    partTwo(context),
    partThree(context),
    partFour(context),
    partFive(context),
    partSix(context),
    ...(alternatives ? [alternatives] : []),
    ...(brief ? [] : [riskRegister(context)]),
    factsRelied(context),
    ...(brief ? [] : [checklist(context), openQuestions(context)]),
    ...(rights ? [rights] : []),
    ...(input.comments && context.edition === "full" ? [commentsAnnex(context, input.comments)] : []),
    signOff(context),
  ];
  return {
    format: "groundwork-report",
    formatVersion: 1,
    meta: reportMeta(context),
    summary: summaryPage(context),
    contentsTitle: "Contents",
    sections: sections.map(sectionForEdition),
  };
}
