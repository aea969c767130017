import { isUsual, withStandIns } from "@/lib/domain/report/printable-letters";
import type { PrintedReport } from "@/lib/domain/report/report";
import { attachmentName } from "./attachment-name";
import { ReportDocument } from "./document";
import { withFontsFor } from "./fonts";
import { print } from "./printer";

/** The same data with each of its texts changed; what no text changes in is handed on as it is. */
function withTexts<T>(data: T, change: (text: string) => string): T {
  if (typeof data === "string") return change(data) as T;
  if (Array.isArray(data)) return data.map((one) => withTexts(one, change)) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withTexts(value, change)])) as T;
}

/** The report as its fonts can print it, and the letters in it that few documents hold. */
function lettersOf(report: PrintedReport): { printed: PrintedReport; letters: ReadonlySet<number> } {
  const letters = new Set<number>();
  const printed = withTexts(report, (text) => {
    if (isUsual(text)) return text;
    const shown = withStandIns(text);
    for (const letter of shown) if (!isUsual(letter)) letters.add(letter.codePointAt(0) ?? 0);
    return shown;
  });
  return { printed, letters };
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Prints a report in this thread: for the command line, the tests and the worker. Blocks for the time of the whole layout
 * (seconds for a long document), so a server goes through `renderDocument`. One after the other, since each has fonts of its own. Same
 * report and attachment, same bytes. The document's own particulars, which no font prints, keep every letter.
 */
export function renderDocumentInProcess(report: PrintedReport, attachment: Uint8Array): Promise<Uint8Array> {
  const mine = turn.then(() => printReport(report, attachment));
  turn = mine.catch(() => undefined);
  return mine;
}

function printReport(report: PrintedReport, attachment: Uint8Array): Promise<Uint8Array> {
  const { meta } = report;
  const { printed, letters } = lettersOf(report);
  return withFontsFor(letters, () =>
    print(<ReportDocument report={printed} />, {
      title: `${meta.title}: ${meta.processingName}`,
      author: meta.controller,
      subject: `${meta.editionLabel}, version ${meta.version}, ${meta.statusLabel}, content ${meta.contentHash}`,
      language: meta.language,
      createdAt: new Date(`${meta.madeOn}T00:00:00Z`),
      attachment: { name: attachmentName, data: attachment, description: `The assessment as data: ${meta.editionLabel}` },
      watermark: meta.watermark,
      pageLabel: (page, pages) => `Page ${page} of ${pages}`,
    }),
  );
}
