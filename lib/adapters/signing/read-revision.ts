import { ParseSpeeds, PDFDocument } from "@cantoo/pdf-lib";

const careful = { updateMetadata: false, parseSpeed: ParseSpeeds.Fast, throwOnInvalidObject: true } as const;

/**
 * The revisions of one file, each parsed once however often it is compared. A revision is everything from the first byte to an
 * end. Other work of the process gets its turn every 1,500 objects.
 */
export class Revisions {
  private readonly strict = new Map<number, Promise<PDFDocument | null>>();

  constructor(readonly pdf: Uint8Array) {}

  /** The revision that ends there, without one object that cannot be read; null where it is not so. */
  endingAt(end: number): Promise<PDFDocument | null> {
    const held = this.strict.get(end) ?? PDFDocument.load(this.pdf.subarray(0, end), careful).catch(() => null);
    this.strict.set(end, held);
    return held;
  }

  /** Revisions that end before are compared no more: their memory is given back. */
  forgetBefore(end: number): void {
    for (const known of this.strict.keys()) if (known < end) this.strict.delete(known);
  }

  /** The whole file, encrypted or damaged as it may be. Throws where it is no PDF at all. */
  async whole(): Promise<PDFDocument> {
    const unharmed = await this.endingAt(this.pdf.length);
    // What can be read strictly reads the same leniently.
    return unharmed ?? PDFDocument.load(this.pdf, { ...careful, ignoreEncryption: true, throwOnInvalidObject: false });
  }
}
