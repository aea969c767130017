import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import { attachmentName } from "./attachment-name";

const largestPdf = 100 * 1024 * 1024;
/** An assessment file may be 20 MB; what unpacks to more is refused before it is read. */
const largestAttachment = 20 * 1024 * 1024;

export type AttachmentReading = { ok: true; bytes: Uint8Array } | { ok: false; refusal: string };

const refuse = (refusal: string): AttachmentReading => ({ ok: false, refusal });

const textOf = (value: unknown): string | null => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null);

/** The file specifications named in the document, found through the catalogue's associated files and its name tree. */
function fileSpecifications(document: PDFDocument): readonly PDFDict[] {
  const found: PDFDict[] = [];
  const add = (array: PDFArray | undefined, from: number, step: number) => {
    if (!array) return;
    for (let index = from; index < Math.min(array.size(), 2_000); index += step) {
      const one = array.lookup(index);
      if (one instanceof PDFDict) found.push(one);
    }
  };
  add(document.catalog.lookupMaybe(PDFName.of("AF"), PDFArray), 0, 1);
  const names = document.catalog.lookupMaybe(PDFName.of("Names"), PDFDict);
  const tree = names?.lookupMaybe(PDFName.of("EmbeddedFiles"), PDFDict);
  const open = tree ? [tree] : [];
  for (let seen = 0; open.length > 0 && seen < 200; seen += 1) {
    const node = open.pop();
    if (!node) break;
    add(node.lookupMaybe(PDFName.of("Names"), PDFArray), 1, 2);
    const kids = node.lookupMaybe(PDFName.of("Kids"), PDFArray);
    for (let index = 0; kids && index < Math.min(kids.size(), 200); index += 1) {
      const kid = kids.lookup(index);
      if (kid instanceof PDFDict) open.push(kid);
    }
  }
  return found;
}

/**
 * The assessment file that a Groundwork PDF carries, or in one sentence why there is none to read: too large, no PDF,
 * encrypted, damaged, nothing attached. Hostile input never throws. Signed files are read as they stand; the signature is not checked here.
 */
export async function readAttachment(pdf: Uint8Array): Promise<AttachmentReading> {
  if (pdf.length > largestPdf) return refuse("The file is larger than 100 MB; a Groundwork PDF never is.");
  const head = new TextDecoder("latin1").decode(pdf.subarray(0, 1024));
  if (!head.includes("%PDF-")) return refuse("The file is no PDF.");
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(pdf, { updateMetadata: false, ignoreEncryption: true, throwOnInvalidObject: false });
  } catch {
    return refuse("The PDF is damaged and cannot be read.");
  }
  if (document.isEncrypted) return refuse("The PDF is encrypted. Save it without a password and try again.");
  try {
    for (const specification of fileSpecifications(document)) {
      const name = textOf(specification.lookup(PDFName.of("UF"))) ?? textOf(specification.lookup(PDFName.of("F")));
      if (name !== attachmentName) continue;
      const stream = specification.lookupMaybe(PDFName.of("EF"), PDFDict)?.lookup(PDFName.of("F"));
      if (!(stream instanceof PDFRawStream)) return refuse("The attached assessment cannot be read.");
      const size = stream.dict.lookup(PDFName.of("Params"));
      const declared = size instanceof PDFDict ? Number(String(size.get(PDFName.of("Size")) ?? "0")) : 0;
      if (declared > largestAttachment) return refuse("The attached assessment is larger than 20 MB.");
      const decoder = decodePDFRawStream(stream);
      const bytes = decoder.getBytes(largestAttachment + 1);
      if (bytes.length > largestAttachment) return refuse("The attached assessment is larger than 20 MB.");
      return { ok: true, bytes: new Uint8Array(bytes) };
    }
  } catch {
    return refuse("The PDF is damaged: what is attached to it cannot be read.");
  }
  return refuse("No assessment is attached to this PDF. Only PDFs made by Groundwork carry one.");
}
