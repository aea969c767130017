import type { PrintedReport } from "@/lib/domain/report/report";
import { attachmentName } from "./attachment-name";
import { ReportDocument } from "./document";
import { print } from "./printer";

/**
 * Prints a report in this thread: for the command line, the tests and the worker. Blocks for the time of the whole layout
 * (seconds for a long document), so a server goes through `renderDocument`. Same report and attachment, same bytes.
 */
export function renderDocumentInProcess(report: PrintedReport, attachment: Uint8Array): Promise<Uint8Array> {
  const { meta } = report;
  return print(<ReportDocument report={report} />, {
    title: `${meta.title}: ${meta.processingName}`,
    author: meta.controller,
    subject: `${meta.editionLabel}, version ${meta.version}, ${meta.statusLabel}, content ${meta.contentHash}`,
    language: meta.language,
    createdAt: new Date(`${meta.madeOn}T00:00:00Z`),
    attachment: { name: attachmentName, data: attachment, description: `The assessment as data: ${meta.editionLabel}` },
    watermark: meta.watermark,
    pageLabel: (page, pages) => `Page ${page} of ${pages}`,
  });
}
