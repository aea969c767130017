import type { PrintedReport } from "@/lib/domain/report/report";
import { renderDocument, TooLongToPrint } from "@/templates/render-document";
import { refuse } from "../refusal";

/** The PDF of a report; a refusal that says what to do where it is too long to print. */
export async function printDocument(report: PrintedReport, attachment: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await renderDocument(report, attachment));
  } catch (error) {
    if (error instanceof TooLongToPrint) throw refuse("tooLarge", error.message);
    throw error;
  }
}
