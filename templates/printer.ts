import layoutDocument from "@react-pdf/layout";
import renderTree from "@react-pdf/render";
import { Font, pdf } from "@react-pdf/renderer";
import PDFDocument, { type Outline, type StructureElement } from "pdfkit";
import type { ReactElement } from "react";
import { isBreakMark, loadFonts, outlines, textFont } from "./fonts";
import type { Mark, Role } from "./mark";

/** What of react-pdf's laid-out tree the printer reads. */
type PrintedNode = {
  type: string;
  props?: { mark?: Mark; readonly paint?: undefined };
  style?: object;
  box?: { top: number; left: number; width: number; height: number };
  children?: PrintedNode[];
  lines?: { runs: { glyphs?: unknown[]; positions?: unknown[] }[] }[];
};

export type PrintSettings = {
  title: string;
  author: string;
  subject: string;
  language: string;
  /** The only date in the file; equal settings and content give equal bytes. */
  createdAt: Date;
  attachment: { name: string; data: Uint8Array; description: string };
  watermark: string | null;
  /** "Page 3 of 40" in the document's language. */
  pageLabel: (page: number, pages: number) => string;
};

const ink = "#5b6670";
const containers: readonly Role[] = ["Sect", "L", "LI", "Table", "TR", "TH", "TD", "TOC", "TOCI", "Link", "LBody"];

const escapeXml = (value: string): string =>
  value.replace(/[&<>"']/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" })[one] ?? "");

/** pdfkit writes the title into the XMP packet as it stands; `&` or `<` would leave it not well-formed. */
function escapeMetadata(document: PDFDocument): void {
  const write = document._addInfo.bind(document);
  document._addInfo = () => {
    const info = document.info;
    document.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === "string" ? escapeXml(value) : value]),
    );
    write();
    document.info = info;
  };
}

/** pdfkit opens a font anew at every use, and finds by comparing its tables that it is open already. */
function openFontsOnce(document: PDFDocument): void {
  const open = document.font.bind(document);
  const opened = new Map<unknown, unknown>();
  document.font = (font, size) => {
    const held = opened.get(font);
    if (held === undefined) {
      open(font, size);
      opened.set(font, document._font);
      return document;
    }
    document._font = held;
    return document.fontSize(size);
  };
}

/** Takes out what the fonts put in place of a hyphen at the end of a broken line. */
function dropBreakMarks(node: PrintedNode): void {
  for (const line of node.lines ?? []) {
    const run = line.runs.at(-1);
    if (!run?.glyphs || !isBreakMark(run.glyphs.at(-1))) continue;
    run.glyphs = run.glyphs.slice(0, -1);
    run.positions = run.positions?.slice(0, -1) ?? [];
  }
}

/** Whether a fragment prints anything: of a node that breaks at its very edge, an empty one is left on the page before. */
const hasText = (node: PrintedNode): boolean => node.type === "TEXT" || (node.children ?? []).some(hasText);

const watermarkSize = 76;

/** Draws a word as outlines, centred and no longer than `longest` points: as text it would stand between the lines when a page is searched, copied or read aloud. */
function drawOutlines(document: PDFDocument, word: string, x: number, y: number, longest: number): void {
  const { glyphs, positions, advanceWidth, unitsPerEm } = outlines(word);
  const scale = Math.min(watermarkSize / unitsPerEm, longest / advanceWidth);
  document.translate(x - (advanceWidth * scale) / 2, y + scale * unitsPerEm * 0.36).scale(scale, -scale);
  let at = 0;
  glyphs.forEach((glyph, index) => {
    document.save();
    document.translate(at, 0).path(glyph.path.toSVG()).fill("#f1efe9");
    document.restore();
    at += positions[index]?.xAdvance ?? 0;
  });
}

/**
 * Puts the structure into a laid-out tree: drawing orders before and after each node open and close its marked content,
 * links become annotations, anchors become destinations, and page numbers are written where the contents ask for them.
 */
function mark(document: PDFDocument, root: PrintedNode, settings: PrintSettings): void {
  const tree = document.struct("Document", { title: settings.title });
  document.addStructure(tree);
  const elements = new Map<Mark, StructureElement>();
  const pageOf = new Map<string, number>();
  const outline: { title: string; level: number; page: number; top: number }[] = [];
  const pages = root.children ?? [];

  // The order runs when its node is asked for something to paint, and gives nothing: else react-pdf makes a set of some forty
  // drawing functions for each order, which together cost as much as drawing the text.
  const paint = (order: () => void): PrintedNode => ({
    type: "CANVAS",
    style: {},
    box: { top: 0, left: 0, width: 1, height: 1 },
    props: {
      get paint(): undefined {
        order();
        return undefined;
      },
    },
    children: [],
  });

  const create = (node: Mark, role: Role, parent: StructureElement): StructureElement => {
    const made = document.struct(role, { ...(node.alt ? { alt: node.alt } : {}), ...(node.scope ? { scope: node.scope } : {}) });
    if (node.columns) made.dictionary.data.A = { O: "Table", ColSpan: node.columns };
    parent.add(made);
    elements.set(node, made);
    return made;
  };

  let openLeaf: StructureElement | null = null;
  const leaf = (node: PrintedNode, element: StructureElement, role: string): PrintedNode[] => [
    paint(() => {
      document.endMarkedContent();
      element.add(document.markStructureContent(role));
      openLeaf = element;
    }),
    node,
    paint(() => {
      openLeaf = null;
      document.endMarkedContent();
      document.markContent("Artifact");
    }),
  ];

  const visit = (node: PrintedNode, parent: StructureElement, parentRole: Role, page: number, top: number): PrintedNode[] => {
    const own = node.props?.mark;
    const at = top + (node.box?.top ?? 0);
    if (own?.anchor && !pageOf.has(own.anchor) && hasText(node)) {
      pageOf.set(own.anchor, page);
      const name = own.anchor;
      pages[page]?.children?.unshift(paint(() => document.addNamedDestination(name, "XYZ", 0, Math.max(0, at - 8), null)));
    }
    if (own?.outline && !elements.has(own)) outline.push({ ...own.outline, page, top: at });
    // Where the node that repeats is drawn again, its children are not looked at.
    if (own?.continued) return [];
    if (own?.role === "Artifact") return [node];
    // A row that begins where no line of it has room: its edge would be all that is seen of it.
    if (own?.role === "TR" && !hasText(node)) return [];
    const seen = own ? elements.get(own) : undefined;
    if (seen && own?.repeats) return [node];
    const role = own?.role ?? (node.type === "TEXT" && parentRole === "Sect" ? "P" : undefined);
    const element = role ? (seen ?? create(own ?? {}, role, parent)) : parent;
    const now = role ?? parentRole;

    if (own?.pageOf) {
      const wanted = own.pageOf;
      const box = node.box ?? { top: 0, left: 0, width: 0, height: 0 };
      const number = paint(() => {
        const text = String((pageOf.get(wanted) ?? -1) + 1);
        document.font(textFont(400), 9).fillColor(ink);
        document.text(text, box.left + box.width - document.widthOfString(text), box.top + 1, { lineBreak: false });
      });
      return leaf(number, element, now);
    }
    if (node.type === "TEXT") dropBreakMarks(node);
    if (node.type === "TEXT" || node.type === "SVG") return leaf(node, element, now);

    if (node.children)
      node.children = node.children.flatMap((child) => visit(child, element, containers.includes(now) ? now : parentRole, page, at));
    if (own?.linkTo && node.box) {
      const { left, width, height } = node.box;
      const boxTop = node.box.top;
      const target = own.linkTo;
      return [
        node,
        paint(() => {
          document.goTo(left, boxTop, width, height, target, { structParent: element });
          // An annotation's page is written when its element ends, so the element ends on its page.
          element.end();
        }),
      ];
    }
    return [node];
  };

  pages.forEach((page, index) => {
    const content = page.children ?? [];
    page.children = [];
    const visited = content.flatMap((child) => visit(child, tree, "Sect", index, 0));
    const furniture = paint(() => {
      document.markContent("Artifact");
      const { width, height } = document.page;
      if (settings.watermark) {
        document.save();
        document.rotate(-45, { origin: [width / 2, height / 2] });
        // Along the diagonal, within the margins of the page's width.
        drawOutlines(document, settings.watermark, width / 2, height / 2, (width - 2 * 48) * Math.SQRT2);
        document.restore();
      }
      const label = settings.pageLabel(index + 1, pages.length);
      document.font(textFont(400), 7.5).fillColor(ink);
      document.text(label, width - 48 - document.widthOfString(label), height - 34, { lineBreak: false });
    });
    page.children = [furniture, ...page.children, ...visited];
  });

  const last = pages.at(-1);
  last?.children?.push(
    paint(() => {
      const open: Outline[] = [document.outline];
      for (const entry of outline) {
        const above = open[Math.min(entry.level - 1, open.length - 1)] ?? document.outline;
        open.length = open.indexOf(above) + 1;
        open.push(
          above.addItem(entry.title, {
            pageNumber: entry.page,
            left: document.page.width,
            top: Math.max(0, entry.top - 8),
            zoom: null,
            expanded: false,
          }),
        );
      }
    }),
  );

  const link = document.link.bind(document);
  document.link = (x, y, width, height, url, options) => {
    const text = openLeaf;
    if (!text) return link(x, y, width, height, url, options);
    const element = document.struct("Link", { alt: url });
    text.add(element);
    link(x, y, width, height, url, { ...options, structParent: element });
    element.end();
    return document;
  };
  const goTo = document.goTo.bind(document);
  document.goTo = (x, y, width, height, name, options) => {
    const text = openLeaf;
    if (!text || options?.structParent) return goTo(x, y, width, height, name, options);
    const element = document.struct("Link", { alt: name });
    text.add(element);
    goTo(x, y, width, height, name, { ...options, structParent: element });
    element.end();
    return document;
  };
}

/**
 * Prints a React-PDF document as a tagged file, declared PDF/A-3b, with its data attached as an associated file.
 * The same element and settings give the same bytes.
 */
export async function print(element: ReactElement, settings: PrintSettings): Promise<Uint8Array> {
  await loadFonts();
  const tree = (pdf as (of: ReactElement) => { container: { document: never } })(element).container.document;
  const laidOut = await (layoutDocument as (tree: never, fonts: unknown) => ReturnType<typeof layoutDocument>)(tree, Font);
  const document = new PDFDocument({
    compress: true,
    subset: "PDF/A-3b",
    pdfVersion: "1.7",
    tagged: true,
    lang: settings.language,
    displayTitle: true,
    autoFirstPage: false,
    // Else pdfkit adds Helvetica, which is not embedded.
    font: null,
    info: {
      Title: settings.title,
      Author: settings.author,
      Subject: settings.subject,
      Creator: "Groundwork",
      Producer: "Groundwork",
      // No date of change: pdfkit writes none into the XMP packet, and PDF/A wants both to agree.
      CreationDate: settings.createdAt,
    },
  });
  escapeMetadata(document);
  openFontsOnce(document);
  document.file(settings.attachment.data, {
    name: settings.attachment.name,
    type: "application/json",
    description: settings.attachment.description,
    creationDate: settings.createdAt,
    modifiedDate: settings.createdAt,
    relationship: "Source",
  });
  mark(document, laidOut as unknown as PrintedNode, settings);
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  renderTree(document as never, laidOut);
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}
