import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import { readAddition } from "./incremental-update";
import type { Revisions } from "./read-revision";

/** A plain name for what an addition changed beyond a signature; empty where it holds a signature and nothing else. */
export type UnexpectedChange = string;

const name = (key: string) => PDFName.of(key);

/** An object as bytes, so that two readings of it can be compared. */
function encoded(object: PDFObject): string {
  const buffer = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(buffer, 0);
  return Buffer.from(buffer).toString("latin1");
}

const refsOf = (value: PDFObject | undefined): readonly string[] =>
  value instanceof PDFArray ? value.asArray().map((one) => (one instanceof PDFRef ? one.tag : encoded(one))) : [];

function dictionaryOf(object: PDFObject | undefined): PDFDict | null {
  if (object instanceof PDFStream) return object.dict;
  return object instanceof PDFDict ? object : null;
}

/** The keys of two dictionaries whose values differ. */
function differingKeys(one: PDFDict, other: PDFDict): readonly string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys]
    .filter((key) => {
      const [a, b] = [one.get(key), other.get(key)];
      return !a || !b ? a !== b : encoded(a) !== encoded(b);
    })
    .map((key) => key.decodeText());
}

class Comparison {
  readonly changes = new Set<UnexpectedChange>();
  /** References of signature fields that the addition brings. */
  readonly newFields = new Set<string>();

  constructor(
    readonly before: PDFDocument,
    readonly after: PDFDocument,
  ) {}

  private form(document: PDFDocument): PDFDict | null {
    return dictionaryOf(document.catalog.lookup(name("AcroForm")));
  }

  private fields(document: PDFDocument): PDFArray | null {
    const fields = this.form(document)?.lookup(name("Fields"));
    return fields instanceof PDFArray ? fields : null;
  }

  findNewFields(): void {
    const held = refsOf(this.fields(this.before) ?? undefined);
    const now = refsOf(this.fields(this.after) ?? undefined);
    if (held.some((ref, index) => now[index] !== ref)) this.changes.add("form fields that were there before");
    const last = this.after.getPage(this.after.getPageCount() - 1).ref.tag;
    for (const field of this.fields(this.after)?.asArray().slice(held.length) ?? []) {
      const dict = field instanceof PDFRef ? dictionaryOf(this.after.context.lookup(field)) : null;
      const value = dictionaryOf(dict?.lookup(name("V")));
      if (!(field instanceof PDFRef) || !dict || dict.get(name("FT"))?.toString() !== "/Sig" || !value) {
        this.changes.add("a form field that is no signature");
        continue;
      }
      if (dict.get(name("P"))?.toString() !== last) this.changes.add("a signature block that does not stand on the sign-off page");
      this.newFields.add(field.tag);
    }
  }

  /** Everything that the new signatures, and nothing else, bring with them. */
  belongings(): ReadonlySet<string> {
    const found = new Set<string>();
    const visit = (object: PDFObject | undefined, key: string | null): void => {
      if (key === "P" || key === "Parent") return;
      if (object instanceof PDFRef) {
        if (found.has(object.tag) || this.before.context.lookup(object)) return;
        found.add(object.tag);
        visit(this.after.context.lookup(object), null);
      } else if (object instanceof PDFArray) for (const one of object.asArray()) visit(one, null);
      else {
        const dict = dictionaryOf(object);
        if (dict) for (const [entry, value] of dict.entries()) visit(value, entry.decodeText());
      }
    };
    for (const tag of this.newFields) {
      found.add(tag);
      const [number] = tag.split(" ");
      visit(dictionaryOf(this.after.context.lookup(PDFRef.of(Number(number)))) ?? undefined, null);
    }
    const form = this.after.catalog.get(name("AcroForm"));
    if (form instanceof PDFRef && !this.before.context.lookup(form)) found.add(form.tag);
    // Validation data (EN 319 142-1, 5.4) may be added to any signed document.
    visit(this.after.catalog.get(name("DSS")), null);
    return found;
  }

  private compareForm(): void {
    const [before, after] = [this.form(this.before), this.form(this.after)];
    if (!after) return;
    const keys = before ? differingKeys(before, after) : [...after.keys()].map((key) => key.decodeText());
    for (const key of keys) if (key !== "Fields" && key !== "SigFlags") this.changes.add(`the form's entry ${key}`);
  }

  private compareAnnotations(before: PDFObject | undefined, after: PDFObject | undefined): void {
    const held = refsOf(before);
    const now = refsOf(after);
    if (held.some((ref, index) => now[index] !== ref)) this.changes.add("notes or links that were there before");
    if (now.slice(held.length).some((ref) => !this.newFields.has(ref))) this.changes.add("something laid over a page");
  }

  compareObject(tag: string, before: PDFObject, after: PDFObject): void {
    if (encoded(before) === encoded(after)) return;
    const [one, other] = [dictionaryOf(before), dictionaryOf(after)];
    const type = one?.get(name("Type"))?.toString();
    if (before instanceof PDFStream || after instanceof PDFStream) {
      this.changes.add(
        one?.get(name("Type"))?.toString() === "/EmbeddedFile" ? "the attached data" : "what a page shows, or a picture or font of it",
      );
      return;
    }
    const catalog = this.after.context.trailerInfo.Root;
    if (one && other && catalog instanceof PDFRef && tag === catalog.tag) {
      for (const key of differingKeys(one, other))
        if (!["AcroForm", "DSS", "Extensions"].includes(key))
          this.changes.add(key === "AF" || key === "Names" ? "the attached data" : `the catalogue's entry ${key}`);
      this.compareForm();
    } else if (one && other && type === "/Page") {
      for (const key of differingKeys(one, other)) {
        if (key === "Annots") this.compareAnnotations(this.resolved(this.before, one), this.resolved(this.after, other));
        else this.changes.add(key === "Contents" || key === "Resources" ? "what a page shows" : `a page's entry ${key}`);
      }
    } else if (this.isForm(tag)) this.compareForm();
    else if (this.isAnnotations(tag)) this.compareAnnotations(before, after);
    else if (type === "/Filespec") this.changes.add("the attached data");
    else this.changes.add(`object ${tag.split(" ")[0]}`);
  }

  private resolved(document: PDFDocument, page: PDFDict): PDFObject | undefined {
    const held = page.get(name("Annots"));
    return held instanceof PDFRef ? document.context.lookup(held) : held;
  }

  private isForm = (tag: string): boolean => {
    const form = this.after.catalog.get(name("AcroForm"));
    return form instanceof PDFRef && form.tag === tag;
  };

  private isAnnotations = (tag: string): boolean =>
    this.after.getPages().some((page) => {
      const held = page.node.get(name("Annots"));
      return held instanceof PDFRef && held.tag === tag;
    });
}

/**
 * What an incremental update changed beyond adding signatures with their widgets and appearances, and validation data: in
 * plain words, empty where nothing. `from` is where the file ended before the update, `to` where it ended with it.
 */
export async function unexpectedChanges(revisions: Revisions, from: number, to: number): Promise<readonly UnexpectedChange[]> {
  const addition = readAddition(revisions.pdf.subarray(0, to), from);
  if (!addition.ok) return [`an addition that cannot be read without doubt (${addition.why})`];
  const before = await revisions.endingAt(from);
  const after = await revisions.endingAt(to);
  if (!before || !after) return ["an addition that cannot be read"];
  const comparison = new Comparison(before, after);
  if (before.getPageCount() !== after.getPageCount()) comparison.changes.add("the number of pages");
  comparison.findNewFields();
  const belongings = comparison.belongings();
  for (const number of addition.objects) {
    const ref = PDFRef.of(number);
    const [held, now] = [before.context.lookup(ref), after.context.lookup(ref)];
    if (held && now) comparison.compareObject(ref.tag, held, now);
    else if (now && !belongings.has(ref.tag)) comparison.changes.add("something that belongs to no signature");
  }
  return [...comparison.changes];
}
