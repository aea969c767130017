import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFString } from "@cantoo/pdf-lib";

/** One element of the structure that a screen reader follows. */
export type Element = { role: string; alt: string | null; scope: string | null; columns: number; children: readonly Element[]; content: number; links: number };

const name = (value: PDFObject | undefined): string | null => (value instanceof PDFName ? value.decodeText() : null);
const words = (value: PDFObject | undefined): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;

/** The structure tree of a tagged file, from its root; `content` counts marked stretches of a page, `links` annotations. */
export function readStructure(document: PDFDocument): Element {
  const { context, catalog } = document;
  const look = (value: PDFObject | undefined): PDFObject | undefined => (value instanceof PDFRef ? context.lookup(value) : value);
  const read = (dictionary: PDFDict): Element => {
    const kids = look(dictionary.get(PDFName.of("K")));
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids];
    const attributes = look(dictionary.get(PDFName.of("A")));
    const children: Element[] = [];
    let content = 0;
    let links = 0;
    for (const kid of list.map(look)) {
      if (kid instanceof PDFDict && kid.has(PDFName.of("S"))) children.push(read(kid));
      else if (kid instanceof PDFDict && name(kid.get(PDFName.of("Type"))) === "OBJR") links += 1;
      else content += 1;
    }
    return {
      role: name(dictionary.get(PDFName.of("S"))) ?? "Root",
      alt: words(dictionary.get(PDFName.of("Alt"))),
      scope: attributes instanceof PDFDict ? name(attributes.get(PDFName.of("Scope"))) : null,
      columns: attributes instanceof PDFDict ? Number(String(attributes.get(PDFName.of("ColSpan")) ?? "1")) : 1,
      children,
      content,
      links,
    };
  };
  return read(catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict));
}

export const flatten = (element: Element): readonly Element[] => [element, ...element.children.flatMap(flatten)];

/** What makes a file no sound PDF/A-3b as far as that can be seen without a validator; empty where nothing was found. */
export function archiveFaults(document: PDFDocument): readonly string[] {
  const { context, catalog } = document;
  const faults: string[] = [];
  const look = (value: PDFObject | undefined): PDFObject | undefined => (value instanceof PDFRef ? context.lookup(value) : value);
  const say = (fault: string, holds: boolean) => {
    if (!holds) faults.push(fault);
  };
  say("the file has no identifier", context.trailerInfo.ID instanceof PDFArray && context.trailerInfo.ID.size() === 2);
  say("the file is encrypted", context.trailerInfo.Encrypt === undefined);
  const intents = catalog.lookupMaybe(PDFName.of("OutputIntents"), PDFArray);
  const intent = intents ? look(intents.get(0)) : undefined;
  say("no output intent for archiving", intent instanceof PDFDict && name(intent.get(PDFName.of("S"))) === "GTS_PDFA1");
  const profile = intent instanceof PDFDict ? look(intent.get(PDFName.of("DestOutputProfile"))) : undefined;
  say("the output intent has no colour profile", profile instanceof PDFRawStream && String(profile.dict.get(PDFName.of("N"))) === "3");
  say("an action starts on opening or scripts are held", !catalog.has(PDFName.of("OpenAction")) && !catalog.has(PDFName.of("AA")));
  const associated = catalog.lookupMaybe(PDFName.of("AF"), PDFArray);
  const specification = associated ? look(associated.get(0)) : undefined;
  if (specification instanceof PDFDict) {
    say("the attachment has no relationship", name(specification.get(PDFName.of("AFRelationship"))) === "Source");
    say("the attachment has no name", words(specification.get(PDFName.of("UF"))) !== null && words(specification.get(PDFName.of("F"))) !== null);
    const stream = look(specification.lookup(PDFName.of("EF"), PDFDict).get(PDFName.of("F")));
    const type = stream instanceof PDFRawStream ? name(stream.dict.get(PDFName.of("Subtype"))) : null;
    say(`the attachment's type is ${type}`, type === "application/json");
  } else say("no associated file", false);

  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      say("a stream is compressed by LZW", !String(object.dict.get(PDFName.of("Filter")) ?? "").includes("LZW"));
      continue;
    }
    if (!(object instanceof PDFDict)) continue;
    const type = name(object.get(PDFName.of("Type")));
    const subtype = name(object.get(PDFName.of("Subtype")));
    if (type === "Font" && subtype === "Type0") say("a font has no map to Unicode", look(object.get(PDFName.of("ToUnicode"))) instanceof PDFRawStream);
    else if (type === "Font" && subtype?.startsWith("CIDFont")) {
      const descriptor = look(object.get(PDFName.of("FontDescriptor")));
      say("a font is not embedded", descriptor instanceof PDFDict && (descriptor.has(PDFName.of("FontFile2")) || descriptor.has(PDFName.of("FontFile3"))));
      if (subtype === "CIDFontType2") say("a font has no map to glyphs", object.has(PDFName.of("CIDToGIDMap")));
    } else if (type === "Font") say(`a font is of type ${subtype}`, false);
    if (type === "ExtGState")
      for (const key of ["ca", "CA"]) say("something is drawn half see-through", ["0", "1", "undefined"].includes(String(object.get(PDFName.of(key)))));
    if (object.has(PDFName.of("SMask")) && type === "ExtGState") say("a soft mask is used", name(object.get(PDFName.of("SMask"))) === "None");
    if (type === "Annot") say("an annotation is not printed", (Number(String(object.get(PDFName.of("F")) ?? "0")) & 7) === 4);
    const action = name(object.get(PDFName.of("S")));
    if (action && ["JavaScript", "Launch", "Sound", "Movie", "ImportData", "ResetForm"].includes(action)) say(`an action ${action}`, false);
  }
  return [...new Set(faults)];
}

/** What a reader of the structure would stumble over; empty where nothing was found. */
export function structureFaults(document: PDFDocument): readonly string[] {
  const faults: string[] = [];
  const all = flatten(readStructure(document));
  let level = 0;
  for (const { role } of all) {
    const own = /^H([1-6])$/.exec(role);
    if (!own) continue;
    if (Number(own[1]) > level + 1) faults.push(`${role} follows H${level}`);
    level = Number(own[1]);
  }
  for (const table of all.filter(({ role }) => role === "Table")) {
    const rows = table.children.filter(({ role }) => role === "TR");
    const widths = new Set(rows.map((row) => row.children.reduce((sum, cell) => sum + cell.columns, 0)));
    if (rows.length === 0) faults.push("a table without rows");
    if (widths.size > 1) faults.push(`a table with rows of ${[...widths].join(" and ")} cells`);
    if (table.children.some(({ role }) => role !== "TR" && role !== "Caption")) faults.push("a table with something else than rows and a caption");
    if (!flatten(table).some(({ role, scope }) => role === "TH" && scope !== null)) faults.push("a table without heads");
    if (rows.some((row) => row.children.some(({ role }) => role !== "TH" && role !== "TD"))) faults.push("a row with something else than cells");
  }
  for (const { role, children } of all)
    if (role === "L" && children.some((item) => item.role !== "LI")) faults.push("a list with something else than items");
  for (const figure of all.filter(({ role }) => role === "Figure"))
    if ((figure.alt ?? "").length < 20) faults.push("a figure without words in its place");
  for (const link of all.filter(({ role }) => role === "Link")) if (link.links !== 1) faults.push("a link without its annotation");
  for (const leaf of all)
    if (["P", "H1", "H2", "H3", "Caption", "LBody", "Figure"].includes(leaf.role) && leaf.content + leaf.links === 0 && leaf.children.length === 0)
      faults.push(`an empty ${leaf.role}`);
  return [...new Set(faults)];
}
