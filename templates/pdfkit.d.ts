/** The part of pdfkit 0.20.1 that the printer uses; the package ships no types for Node. */
declare module "pdfkit" {
  import type { Readable } from "node:stream";

  export type StructureContent = { readonly refs: readonly unknown[] };
  export type StructureElement = {
    add(child: StructureElement | StructureContent): StructureElement;
    end(): void;
    readonly dictionary: { readonly data: { A?: Record<string, unknown> } };
  };
  export type Outline = { addItem(title: string, options: Record<string, unknown>): Outline };

  class PDFDocument extends Readable {
    constructor(options: Record<string, unknown>);
    _root: { data: Record<string, unknown> };
    info: Record<string, unknown>;
    outline: Outline;
    page: { width: number; height: number };
    _addInfo(): void;
    markContent(tag: string, options?: Record<string, unknown>): this;
    markStructureContent(tag: string): StructureContent;
    endMarkedContent(): this;
    struct(type: string, options?: Record<string, unknown>): StructureElement;
    addStructure(element: StructureElement): this;
    addNamedDestination(name: string, ...at: unknown[]): void;
    link(x: number, y: number, width: number, height: number, url: string, options?: Record<string, unknown>): this;
    goTo(x: number, y: number, width: number, height: number, name: string, options?: Record<string, unknown>): this;
    file(data: Uint8Array, options: Record<string, unknown>): unknown;
    font(font: unknown, size: number): this;
    /** The font in use, opened for this document. */
    _font: unknown;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    fillOpacity(opacity: number): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: Record<string, unknown>): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(x: number, y: number): this;
    path(d: string): this;
    fill(colour: string): this;
    rotate(angle: number, options?: { origin: [number, number] }): this;
  }
  export default PDFDocument;
}
