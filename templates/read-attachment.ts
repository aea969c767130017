import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import { attachmentName } from "./attachment-name";
import { CarefulPdfParser, HarmfulPdf, unpacked } from "./careful-pdf-parser";

export const largestPdf = 100 * 1024 * 1024;
/** An assessment file may be 20 MB; what unpacks to more is refused before it is read. */
const largestAttachment = 20 * 1024 * 1024;

/** `json` is text in UTF-8, not yet read as JSON. */
export type AttachmentReading = { ok: true; bytes: Uint8Array; json: string } | { ok: false; refusal: string };

const refuse = (refusal: string): AttachmentReading => ({ ok: false, refusal });

const textOf = (value: unknown): string | null => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null);

/** The file specifications named in the document, found through the catalogue's associated files and its name tree. */
function fileSpecifications(catalogue: PDFDict): ReadonlySet<PDFDict> {
  const found = new Set<PDFDict>();
  const add = (array: PDFArray | undefined, from: number, step: number) => {
    if (!array) return;
    for (let index = from; index < Math.min(array.size(), 2_000); index += step) {
      const one = array.lookup(index);
      if (one instanceof PDFDict) found.add(one);
    }
  };
  add(catalogue.lookupMaybe(PDFName.of("AF"), PDFArray), 0, 1);
  const names = catalogue.lookupMaybe(PDFName.of("Names"), PDFDict);
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

/** The streams of the files that bear the assessment's name; a well-made document has one. */
function assessmentStreams(catalogue: PDFDict): ReadonlySet<unknown> {
  const named = [...fileSpecifications(catalogue)].filter(
    (one) => (textOf(one.lookup(PDFName.of("UF"))) ?? textOf(one.lookup(PDFName.of("F")))) === attachmentName,
  );
  return new Set(named.map((one) => one.lookupMaybe(PDFName.of("EF"), PDFDict)?.lookup(PDFName.of("F"))));
}

/**
 * The assessment file that a Groundwork PDF carries, or in one sentence why there is none to read: too large, no PDF,
 * encrypted, damaged, harmful, nothing attached or two. Hostile input never throws. Signed files are read as they stand; the signature is not checked here.
 */
export async function readAttachment(pdf: Uint8Array): Promise<AttachmentReading> {
  if (pdf.length > largestPdf) return refuse("The file is larger than 100 MB; a Groundwork PDF never is.");
  const head = new TextDecoder("latin1").decode(pdf.subarray(0, 1024));
  if (!head.includes("%PDF-")) return refuse("The file is no PDF.");
  let context: PDFContext;
  try {
    context = await new CarefulPdfParser(pdf).parseDocument();
  } catch (error) {
    if (error instanceof HarmfulPdf) return refuse(`The PDF ${error.message} It is not read further.`);
    return refuse("The PDF is damaged and cannot be read.");
  }
  if (context.lookup(context.trailerInfo.Encrypt)) return refuse("The PDF is encrypted. Save it without a password and try again.");
  const tooLarge = "The attached assessment is larger than 20 MB.";
  try {
    const catalogue = context.lookup(context.trailerInfo.Root, PDFDict);
    const streams = assessmentStreams(catalogue);
    const [stream] = streams;
    if (streams.size === 0) return refuse("No assessment is attached to this PDF. Only PDFs made by Groundwork carry one.");
    if (streams.size > 1)
      return refuse(`Two files named ${attachmentName} are attached to this PDF, and it does not say which one counts.`);
    if (!(stream instanceof PDFRawStream)) return refuse("The attached assessment cannot be read.");
    const bytes = unpacked(stream, largestAttachment);
    if (bytes === null) return refuse(tooLarge);
    return { ok: true, bytes: new Uint8Array(bytes), json: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      return refuse("The attached assessment is not UTF-8 text.");
    return refuse("The PDF is damaged: what is attached to it cannot be read.");
  }
}
