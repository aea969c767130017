import type { PDFDocument } from "@cantoo/pdf-lib";
import { type UnexpectedChange, unexpectedChanges } from "./compare-revisions";
import { Revisions } from "./read-revision";
import { readSignatures, type SignatureReading, type Trust } from "./read-signatures";

export type SignedDocumentReading = {
  signatures: readonly SignatureReading[];
  /** What the document says of itself as its subject; null where it says nothing or is encrypted. */
  subject: string | null;
  /** Where the unsigned document ends, in bytes; null where nothing is signed. */
  frozenTo: number | null;
  /** What was added after each signature beyond further signatures, in the order of the file. */
  changes: readonly { after: string; what: readonly UnexpectedChange[] }[];
};

const endOfFile = Buffer.from("%%EOF");

/** The end of the revision before the one that ends at `end`: after its mark and the line break that belongs to it. */
function previousEnd(pdf: Buffer, end: number): number | null {
  const last = pdf.lastIndexOf(endOfFile, end - 1);
  const before = last > 0 ? pdf.lastIndexOf(endOfFile, last - 1) : -1;
  return before < 0 ? null : before + endOfFile.length;
}

function subjectOf(document: PDFDocument): string | null {
  try {
    return document.isEncrypted ? null : (document.getSubject() ?? null);
  } catch {
    return null;
  }
}

/**
 * Reads every signature of a PDF and every addition made after the document was frozen. A later addition may hold a signature
 * with its widget and appearance, and validation data; anything else is named. Throws only where the bytes are no PDF.
 */
export async function readSignedDocument(pdf: Uint8Array, trust: Trust): Promise<SignedDocumentReading> {
  const revisions = new Revisions(pdf);
  const document = await revisions.whole();
  const signatures = await readSignatures(pdf, document, trust);
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  const first = signatures.find(({ coversTo }) => coversTo > 0);
  if (!first) return { signatures, subject: subjectOf(document), frozenTo: null, changes: [] };
  const frozenTo = previousEnd(bytes, first.coversTo);
  const changes: { after: string; what: readonly UnexpectedChange[] }[] = [];
  const compare = async (from: number, to: number, after: string): Promise<void> => {
    revisions.forgetBefore(from);
    const what = await unexpectedChanges(revisions, from, to);
    if (what.length > 0) changes.push({ after, what });
  };
  if (frozenTo !== null) await compare(frozenTo, first.coversTo, "the document was frozen");
  let end = first.coversTo;
  let after = first.field;
  for (const { coversTo, field } of signatures) {
    if (coversTo <= end) continue;
    await compare(end, coversTo, `signature “${after}”`);
    end = coversTo;
    after = field;
  }
  if (/\S/.test(bytes.toString("latin1", end))) await compare(end, pdf.length, `signature “${after}”`);
  return { signatures, subject: subjectOf(document), frozenTo, changes };
}
