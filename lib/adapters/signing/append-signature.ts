import { createHash } from "node:crypto";
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import * as fontkit from "fontkit";
import { fitLines, lineHeight } from "./fit-lines";

/** Room for the CMS in bytes: a signature with a short chain and a time-stamp token takes about 4 kB. */
export const usualRoom = 12_288;
const openRange = 9_999_999_999;

export type Rectangle = { x: number; y: number; width: number; height: number };

/** What the visible block says: the first line large, the others small. */
export type SignatureBlock = { page: number | "last"; rectangle: Rectangle; lines: readonly string[] };

type Piece = { font: number; text: string };

/** A line in pieces of one font each: the first that holds a letter, and the first of all where none does. */
function piecesOf(line: string, held: readonly ReadonlySet<number>[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const letter of line) {
    const font = Math.max(
      0,
      held.findIndex((set) => set.has(letter.codePointAt(0) ?? 0)),
    );
    const last = pieces.at(-1);
    if (last?.font === font) last.text += letter;
    else pieces.push({ font, text: letter });
  }
  return pieces;
}

/** Lines of text in embedded fonts, so that the block prints everywhere as it does here. */
async function appearanceOf(document: PDFDocument, fonts: readonly Uint8Array[], { rectangle, lines }: SignatureBlock): Promise<PDFRef> {
  document.registerFontkit(fontkit as never);
  const embedded: PDFFont[] = [];
  for (const font of fonts) embedded.push(await document.embedFont(font, { subset: true }));
  const held = embedded.map((font) => new Set(font.getCharacterSet()));
  const { width, height } = rectangle;
  const padding = 6;
  const room = width - 2 * padding;
  const operators = ["q", "0.051 0.322 0.341 RG", "0.75 w", `0.375 0.375 ${width - 0.75} ${height - 0.75} re S`, "0.11 0.13 0.14 rg", "BT"];
  let y = height - padding;
  const long = (text: string, size: number): number =>
    piecesOf(text, held).reduce((sum, piece) => sum + (embedded[piece.font]?.widthOfTextAtSize(piece.text, size) ?? 0), 0);
  const draw = (line: string, wanted: number): void => {
    // A word without an end, or a name too long for the line, is drawn smaller.
    const size = Math.min(wanted, (wanted * room) / Math.max(1, long(line, wanted)));
    y -= wanted * lineHeight;
    operators.push(`1 0 0 1 ${padding} ${y.toFixed(3)} Tm`);
    for (const { font, text } of piecesOf(line, held))
      operators.push(`/F${font} ${size.toFixed(3)} Tf`, `${embedded[font]?.encodeText(text).toString() ?? "<>"} Tj`);
  };
  const [name, ...others] = lines;
  if (name !== undefined) draw(name, 9);
  const small = fitLines(others, { width: room, height: y - padding / 2 }, long);
  for (const line of small.lines) draw(line, small.size);
  operators.push("ET", "Q");
  for (const font of embedded) await font.embed();
  const { context } = document;
  return context.register(
    context.flateStream(operators.join("\n"), {
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, width, height],
      Resources: { Font: Object.fromEntries(embedded.map(({ ref }, index) => [`F${index}`, ref])) },
    }),
  );
}

/** The form of the document with room for one more field; made where there is none. Returns what changed. */
function formOf(document: PDFDocument): { fields: PDFArray; changed: PDFRef } {
  const { context, catalog } = document;
  const root = context.trailerInfo.Root;
  if (!(root instanceof PDFRef)) throw new Error("The document has no catalogue");
  const held = catalog.get(PDFName.of("AcroForm"));
  const form = held instanceof PDFRef ? context.lookup(held, PDFDict) : held instanceof PDFDict ? held : context.obj({ Fields: [] });
  if (!held) catalog.set(PDFName.of("AcroForm"), form);
  form.set(PDFName.of("SigFlags"), PDFNumber.of(3));
  const fields = form.lookup(PDFName.of("Fields"));
  if (!(fields instanceof PDFArray)) throw new Error("The document's form has no fields");
  return { fields, changed: held instanceof PDFRef ? held : root };
}

function addAnnotation(document: PDFDocument, page: PDFPage, widget: PDFRef): PDFRef {
  const held = page.node.get(PDFName.of("Annots"));
  if (held instanceof PDFRef) {
    document.context.lookup(held, PDFArray).push(widget);
    return held;
  }
  if (held instanceof PDFArray) held.push(widget);
  else page.node.set(PDFName.of("Annots"), document.context.obj([widget]));
  return page.ref;
}

const find = (bytes: Uint8Array, words: string, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(words, from, "latin1");

/**
 * Adds one signature to a PDF by an incremental update: what was there stays, byte for byte. `sign` gets every byte but the
 * place of the signature and returns the CMS. Throws when the result does not begin with the document that was given.
 */
export async function appendSignature({
  pdf,
  field,
  signer,
  reason,
  at,
  block,
  fonts,
  room = usualRoom,
  sign,
}: {
  pdf: Uint8Array;
  /** The field's name, unique in the document. */
  field: string;
  signer: string;
  reason: string;
  at: Date;
  block: SignatureBlock;
  /** The font of the block, then those for letters that it lacks. */
  fonts: readonly Uint8Array[];
  /** Bytes that are left free for the CMS. */
  room?: number;
  sign: (covered: Uint8Array) => Promise<Uint8Array>;
}): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, forIncrementalUpdate: true, parseSpeed: ParseSpeeds.Fast });
  const snapshot = document.takeSnapshot();
  const { context } = document;
  const page = document.getPage(block.page === "last" ? document.getPageCount() - 1 : block.page);
  const value = context.register(
    context.obj({
      Type: "Sig",
      Filter: "Adobe.PPKLite",
      SubFilter: "ETSI.CAdES.detached",
      ByteRange: [0, openRange, openRange, openRange],
      Contents: PDFHexString.of("0".repeat(room * 2)),
      Name: PDFHexString.fromText(signer),
      Reason: PDFHexString.fromText(reason),
      M: PDFString.fromDate(at),
    }),
  );
  const { x, y, width, height } = block.rectangle;
  const widget = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      T: PDFHexString.fromText(field),
      TU: PDFHexString.fromText(block.lines.join(". ")),
      V: value,
      Rect: [x, y, x + width, y + height],
      // Print, locked.
      F: 132,
      P: page.ref,
      AP: { N: await appearanceOf(document, fonts, block) },
    }),
  );
  const { fields, changed } = formOf(document);
  fields.push(widget);
  snapshot.markRefsForSave([changed, addAnnotation(document, page, widget)]);
  const addition = await document.saveIncremental(snapshot, { useObjectStreams: false });
  const bytes = new Uint8Array(pdf.length + addition.length);
  bytes.set(pdf);
  bytes.set(addition, pdf.length);

  const range = find(bytes, `/ByteRange [ 0 ${openRange}`, pdf.length);
  const rangeEnd = find(bytes, "]", range) + 1;
  const contents = find(bytes, `<${"0".repeat(64)}`, pdf.length);
  const contentsEnd = contents + room * 2 + 2;
  if (range < 0 || contents < 0 || bytes[contentsEnd - 1] !== 0x3e) throw new Error("The place of the signature was not found");
  const words = `/ByteRange [ 0 ${contents} ${contentsEnd} ${bytes.length - contentsEnd} ]`;
  bytes.set(new TextEncoder().encode(words.padEnd(rangeEnd - range, " ")), range);

  const covered = new Uint8Array(bytes.length - (contentsEnd - contents));
  covered.set(bytes.subarray(0, contents));
  covered.set(bytes.subarray(contentsEnd), contents);
  const cms = await sign(covered);
  if (cms.length > room) throw new Error(`The signature takes ${cms.length} bytes, more than the ${room} reserved`);
  bytes.set(new TextEncoder().encode(Buffer.from(cms).toString("hex")), contents + 1);
  const before = createHash("sha256").update(pdf).digest("hex");
  if (createHash("sha256").update(bytes.subarray(0, pdf.length)).digest("hex") !== before)
    throw new Error("Signing changed what was already there");
  return bytes;
}
