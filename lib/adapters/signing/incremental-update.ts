/** What stands in an addition to a PDF, or why it cannot be read without doubt. */
export type Addition = { ok: true; objects: readonly number[] } | { ok: false; why: string };

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
const isDelimiter = (byte: number | undefined): boolean =>
  byte === undefined || isSpace(byte) || "()<>[]{}/%".includes(String.fromCharCode(byte));

class Unreadable extends Error {}

/**
 * Walks an incremental update token by token. Readers of PDFs disagree about malformed files, and forged documents live from
 * that; an addition therefore counts as read only where there is one way to read it: each object once, none inside a string or
 * a comment, no object streams, and a table of offsets that names exactly those objects (ISO 32000-2, 7.5.4 to 7.5.6).
 */
class Walker {
  at: number;
  constructor(
    readonly bytes: Buffer,
    start: number,
  ) {
    this.at = start;
  }

  skipSpace(): void {
    while (isSpace(this.bytes[this.at])) this.at += 1;
  }

  word(): string {
    this.skipSpace();
    const start = this.at;
    while (!isDelimiter(this.bytes[this.at])) this.at += 1;
    if (this.at === start) throw new Unreadable("a word was expected");
    return this.bytes.toString("latin1", start, this.at);
  }

  number(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) throw new Unreadable(`“${word.slice(0, 20)}” stands where a number was expected`);
    return Number(word);
  }

  expect(word: string): void {
    const found = this.word();
    if (found !== word) throw new Unreadable(`“${found.slice(0, 20)}” stands where “${word}” was expected`);
  }

  private literalString(): void {
    let open = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === 0x5c) this.at += 1;
      else if (byte === 0x28) open += 1;
      else if (byte === 0x29) {
        open -= 1;
        if (open === 0) {
          this.at += 1;
          return;
        }
      }
    }
    throw new Unreadable("a string does not end");
  }

  /** Passes over one value; gives the direct /Length and the /Type of a dictionary. */
  value(depth = 0): { length: number | null; type: string | null } {
    if (depth > 40) throw new Unreadable("it is nested too deeply");
    this.skipSpace();
    const byte = this.bytes[this.at];
    const next = this.bytes[this.at + 1];
    const nothing = { length: null, type: null };
    if (byte === 0x28) {
      this.literalString();
      return nothing;
    }
    if (byte === 0x3c && next === 0x3c) return this.dictionary(depth);
    if (byte === 0x3c) {
      const end = this.bytes.indexOf(0x3e, this.at);
      if (end < 0 || !/^<[0-9A-Fa-f\s]*$/.test(this.bytes.toString("latin1", this.at, end)))
        throw new Unreadable("a hexadecimal string is broken");
      this.at = end + 1;
      return nothing;
    }
    if (byte === 0x5b) {
      this.at += 1;
      for (this.skipSpace(); this.bytes[this.at] !== 0x5d; this.skipSpace()) this.value(depth + 1);
      this.at += 1;
      return nothing;
    }
    if (byte === 0x2f) {
      this.at += 1;
      const start = this.at;
      while (!isDelimiter(this.bytes[this.at])) this.at += 1;
      return { length: null, type: this.bytes.toString("latin1", start, this.at) };
    }
    const start = this.at;
    const word = this.word();
    if (!/^(?:[+-]?\d*\.?\d+|[+-]?\d+\.|true|false|null|R)$/.test(word)) throw new Unreadable(`“${word.slice(0, 20)}” is no value`);
    return { length: this.bytes[start] !== undefined && /^\d+$/.test(word) ? Number(word) : null, type: null };
  }

  private dictionary(depth: number): { length: number | null; type: string | null } {
    this.at += 2;
    let length: number | null = null;
    let type: string | null = null;
    for (this.skipSpace(); !(this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e); this.skipSpace()) {
      if (this.bytes[this.at] !== 0x2f) throw new Unreadable("a key of a dictionary is no name");
      const key = this.value(depth + 1).type;
      const found = this.value(depth + 1);
      if (key === "Length") length = found.length;
      if (key === "Type") type = found.type;
      // A reference is three words; the first was taken as the value.
      this.skipSpace();
      while (this.bytes[this.at] !== 0x2f && this.bytes[this.at] !== 0x3e) {
        if (key === "Length") length = null;
        this.value(depth + 1);
        this.skipSpace();
      }
    }
    this.at += 2;
    return { length, type };
  }

  object(): { number: number; offset: number } {
    this.skipSpace();
    const offset = this.at;
    const number = this.number();
    if (this.number() !== 0) throw new Unreadable(`object ${number} has a generation`);
    this.expect("obj");
    const { length, type } = this.value();
    this.skipSpace();
    if (this.bytes.toString("latin1", this.at, this.at + 6) === "stream") {
      if (length === null) throw new Unreadable(`the length of object ${number} is not given`);
      if (type === "ObjStm" || type === "XRef") throw new Unreadable("it hides objects in a stream");
      this.at += 6;
      if (this.bytes[this.at] === 0x0d) this.at += 1;
      if (this.bytes[this.at] !== 0x0a) throw new Unreadable(`the stream of object ${number} does not begin on a new line`);
      this.at += 1 + length;
      this.expect("endstream");
    }
    this.expect("endobj");
    return { number, offset };
  }
}

const startXrefOf = (bytes: Buffer, end: number): number => {
  const at = bytes.lastIndexOf("startxref", end, "latin1");
  const found = /^startxref\s+(\d{1,10})\s/.exec(bytes.toString("latin1", at, at + 40));
  if (at < 0 || !found) throw new Unreadable("it has no startxref");
  return Number(found[1]);
};

function read(bytes: Buffer, from: number): readonly number[] {
  const walker = new Walker(bytes, from);
  const offsets = new Map<number, number>();
  for (;;) {
    walker.skipSpace();
    if (bytes.toString("latin1", walker.at, walker.at + 4) === "xref") break;
    const { number, offset } = walker.object();
    if (offsets.has(number)) throw new Unreadable(`object ${number} stands in it twice`);
    offsets.set(number, offset);
  }
  const table = walker.at;
  walker.expect("xref");
  const named = new Set<number>();
  for (;;) {
    walker.skipSpace();
    if (bytes.toString("latin1", walker.at, walker.at + 7) === "trailer") break;
    const first = walker.number();
    const count = walker.number();
    for (let number = first; number < first + count; number += 1) {
      const offset = walker.number();
      const generation = walker.number();
      const use = walker.word();
      if (use === "f" && number === 0 && generation === 65_535) continue;
      if (use !== "n" || generation !== 0 || offsets.get(number) !== offset || named.has(number))
        throw new Unreadable(`its table does not lead to object ${number}`);
      named.add(number);
    }
  }
  if (named.size !== offsets.size) throw new Unreadable("its table does not name every object");
  walker.expect("trailer");
  const trailerStart = walker.at;
  walker.value();
  const trailer = bytes.toString("latin1", trailerStart, walker.at);
  const previous = /\/Prev\s+(\d+)/.exec(trailer);
  if (!previous || Number(previous[1]) !== startXrefOf(bytes, from))
    throw new Unreadable("its trailer does not lead to what was there before");
  if (/\/XRefStm/.test(trailer)) throw new Unreadable("it hides objects in a stream");
  walker.expect("startxref");
  if (walker.number() !== table) throw new Unreadable("its startxref does not lead to its table");
  if (!/^\s*%%EOF\s*$/.test(bytes.toString("latin1", walker.at))) throw new Unreadable("something follows its end");
  return [...offsets.keys()];
}

/** The numbers of the objects that one incremental update adds or replaces; `from` is where the file ended before it. */
export function readAddition(pdf: Uint8Array, from: number): Addition {
  try {
    return { ok: true, objects: read(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length), from) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, why: error.message };
    throw error;
  }
}
