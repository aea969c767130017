import { inflateSync } from "node:zlib";
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFParser, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";

/** What all object and cross-reference streams of one file may unpack to; those of a document of 160 pages need some 2 MB. */
const mostUnpacked = 64 * 1024 * 1024;
const mostNesting = 100;
const mostMilliseconds = 20_000;

/** The file is built to harm whoever reads it, or too big to be read; `message` completes "The PDF …". */
export class HarmfulPdf extends Error {}

/**
 * The bytes of a stream, packed by the one method that Groundwork uses, or not packed. Unpacks at most `most` bytes; null
 * beyond. Throws for another method, for several one after the other (each could blow up what the one before gives), and for damage.
 */
export function unpacked({ dict, contents }: PDFRawStream, most: number): Uint8Array | null {
  const given = dict.lookup(PDFName.of("Filter"));
  const filters = given instanceof PDFArray ? given.asArray() : given === undefined ? [] : [given];
  if (filters.length === 0) return contents.length > most ? null : contents;
  if (filters.length > 1 || filters[0] !== PDFName.of("FlateDecode") || dict.get(PDFName.of("DecodeParms")) !== undefined)
    throw new Error("Packed by a method that Groundwork does not use");
  try {
    return inflateSync(contents, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") return null;
    throw error;
  }
}

const numbersOf = (array: PDFArray | undefined): readonly number[] =>
  (array?.asArray() ?? []).map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));

/** Reads a PDF that nobody vouches for: what it would unpack, nest or loop over is measured before that is done. */
export class CarefulPdfParser extends PDFParser {
  private left = mostUnpacked;
  private nesting = 0;
  private readonly end = Date.now() + mostMilliseconds;
  /** The library goes on behind an object that it cannot read; what was found stays found. */
  private harm: HarmfulPdf | null = null;

  /** `objectsPerTick`: other work of the process gets its turn in between. */
  constructor(pdf: Uint8Array) {
    super(pdf, 200);
  }

  override async parseDocument() {
    const context = await super.parseDocument();
    if (this.harm) throw this.harm;
    return context;
  }

  override parseObject(ref: PDFRef): PDFObject {
    if (this.harm) throw this.harm;
    if (this.nesting >= mostNesting) throw this.found(`nests more than ${mostNesting} levels deep.`);
    if (Date.now() > this.end) throw this.found("takes too long to read.");
    this.nesting += 1;
    try {
      const object = super.parseObject(ref);
      if (object instanceof PDFRawStream) this.measure(object);
      return object;
    } finally {
      this.nesting -= 1;
    }
  }

  private found(message: string): HarmfulPdf {
    this.harm ??= new HarmfulPdf(message);
    return this.harm;
  }

  /** The library unpacks these two kinds as soon as it meets them. */
  private measure(stream: PDFRawStream): void {
    const type = stream.dict.lookup(PDFName.of("Type"));
    if (type !== PDFName.of("ObjStm") && type !== PDFName.of("XRef")) return;
    // Cross-reference streams are often predicted, which changes no size; only the packing is undone to measure.
    const parameters = stream.dict.lookup(PDFName.of("DecodeParms"));
    const bare = parameters instanceof PDFDict ? PDFRawStream.of(withoutParameters(stream.dict), stream.contents) : stream;
    const bytes = unpacked(bare, this.left);
    if (bytes === null) throw this.found("unpacks to far more than a Groundwork PDF holds.");
    this.left -= bytes.length;
    if (type === PDFName.of("XRef")) this.measureTable(stream.dict, bytes.length);
  }

  /** A table of more entries than its bytes hold would be counted through all the same. */
  private measureTable(dict: PDFDict, bytes: number): void {
    const index = dict.lookupMaybe(PDFName.of("Index"), PDFArray);
    const size = dict.lookupMaybe(PDFName.of("Size"), PDFNumber)?.asNumber() ?? 0;
    const entries = index ? numbersOf(index).reduce((sum, one, at) => sum + (at % 2 === 1 ? Math.abs(one) : 0), 0) : size;
    const width = numbersOf(dict.lookupMaybe(PDFName.of("W"), PDFArray)).reduce((sum, one) => sum + one, 0);
    if (!(width >= 1 && width <= 32) || !(entries * width <= bytes * 2 + 1024))
      throw this.found("has a table of contents that does not fit it.");
  }
}

function withoutParameters(dict: PDFDict): PDFDict {
  const copy = PDFDict.withContext(dict.context);
  for (const [key, value] of dict.entries()) if (key !== PDFName.of("DecodeParms")) copy.set(key, value);
  return copy;
}
