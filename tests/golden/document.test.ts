import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ReportBlock } from "@/lib/domain/report/report";
import { renderDocumentInProcess } from "@/templates/print-report";
import { renderDocument, stopRendering, TooLongToPrint } from "@/templates/render-document";
import { readAttachment } from "@/templates/read-attachment";
import { longTable, smallReport, statement } from "./small-report";

const folder = mkdtempSync(join(tmpdir(), "groundwork-document-"));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function tool(name: string, args: readonly string[], pdf: Uint8Array): string {
  written += 1;
  const file = join(folder, `${written}.pdf`);
  writeFileSync(file, pdf);
  return execFileSync(name, args.map((arg) => (arg === "FILE" ? file : arg)), { encoding: "utf8" });
}
const text = (pdf: Uint8Array) => tool("pdftotext", ["-layout", "FILE", "-"], pdf);
const data = new TextEncoder().encode('{"format":"groundwork-assessment"}\n');
const print = (...args: Parameters<typeof smallReport>) => renderDocumentInProcess(smallReport(...args), data);

describe("a printed document", () => {
  it("that takes too long is given up with a sentence, and those who waited behind it get theirs", async () => {
    const long = renderDocument(smallReport([longTable(3_000)]), data, 100);
    const waiting = renderDocument(smallReport([longTable(3)]), data);
    await expect(long).rejects.toThrow(TooLongToPrint);
    await expect(long).rejects.toThrow(/too long for the server to print/);
    expect(text(await waiting)).toContain("1");
    await stopRendering();
  });

  it("is a sound file whose fonts are all embedded", async () => {
    const pdf = await print([longTable(60), { kind: "paragraph", statement: statement("Symbols ≤ ≥ → ✓ and שלום, which no embedded family holds.") }]);
    expect(tool("qpdf", ["--check", "FILE"], pdf)).toContain("No syntax or stream encoding errors found");
    const fonts = tool("pdffonts", ["FILE"], pdf).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no) +yes +\d+/);
  });

  it("gives the same bytes for the same report", async () => {
    const [one, other] = [await print([longTable(30)]), await print([longTable(30)])];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it("shows every European letter and the signs that the main family lacks", async () => {
    const letters = "Č Ž ő ș ț Ł ğ ß æ Ω Ψ Я Ж Щ Ђ ≤ ≥ → ✓";
    const shown = text(await print([{ kind: "paragraph", statement: statement(letters) }]));
    for (const letter of letters.split(" ")) expect(shown).toContain(letter);
  });

  it("repeats the head of a table on each page, and numbers the pages", async () => {
    const pages = text(await print([longTable(90)])).split("\f").filter((page) => page.includes("row "));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page).toContain("Repeated head");
      expect(page).toMatch(/Page \d+ of \d+/);
    }
  });

  const comparison = (rows: number, lines: number): ReportBlock => ({
    kind: "table",
    caption: null,
    columns: [{ label: "", weight: 14 }, { label: "Today", weight: 26 }, { label: "Alternative", weight: 60 }],
    rows: Array.from({ length: rows }, (_, index) => ({
      cells: [
        statement(`Label ${index + 1}`),
        statement("As it is."),
        statement(Array.from({ length: lines }, (_, line) => `- point ${index + 1}/${line + 1}`).join("\n")),
      ],
    })),
    empty: "None.",
    density: "dense",
  });

  it("names a row again on each page that it goes on to, as continued, and counts it once for a screen reader", async () => {
    const pdf = await print([comparison(3, 70)]);
    const shown = text(pdf).split("\f").filter((page) => page.includes("point "));
    expect(shown.length).toBeGreaterThan(3);
    for (const page of shown)
      for (const [index, label] of ["Label 1", "Label 2", "Label 3"].entries()) {
        const points = page.match(new RegExp(`point ${index + 1}/\\d+`, "g")) ?? [];
        expect(page.includes(label), `${label} on the page of ${points[0]}`).toBe(points.length > 0);
        if (points.length > 0 && points[0] !== `point ${index + 1}/1`) expect(page).toMatch(new RegExp(`${label}[^]*\\(continued\\)`));
      }
    const continuations = shown.filter((page) => !/point \d\/1\b/.test(page)).length;
    expect(text(pdf).match(/\(continued\)/g)?.length).toBeGreaterThanOrEqual(continuations);
    const structure = tool("pdfinfo", ["-struct-text", "FILE"], pdf);
    expect(structure.match(/"Label 2"/g)).toHaveLength(1);
    expect(structure).not.toContain("(continued)");
  });

  it("says nothing is continued on the page on which a row begins", async () => {
    for (const before of [26, 29, 32]) {
      const shown = text(await print([longTable(before), comparison(1, 45)])).split("\f");
      const begins = shown.find((page) => /point 1\/1\b/.test(page));
      expect(begins).toContain("Label 1");
      expect(begins).not.toContain("(continued)");
    }
  });

  it("puts no hyphen into a name that it breaks over two lines", async () => {
    const name = "crm-tool-schema-and-scopes-of-the-assistant-2026-10-02.json";
    const narrow = { kind: "table", caption: null, columns: [{ label: "Evidence", weight: 1 }, { label: "Rest", weight: 6 }], rows: [{ cells: [statement(name), statement("x")] }], empty: "" } as const;
    const shown = tool("pdftotext", ["-raw", "FILE", "-"], await print([narrow])).replace(/\s+/g, "");
    expect(shown).toContain(name);
  });

  it("draws the watermark on each page without putting its letters among the words", async () => {
    const report = smallReport([longTable(60)]);
    const plain = await renderDocumentInProcess(report, data);
    const draft = await renderDocumentInProcess({ ...report, meta: { ...report.meta, watermark: "WATERMARK" } }, data);
    const words = (pdf: Uint8Array) => tool("pdftotext", ["-raw", "FILE", "-"], pdf).replaceAll("WATERMARK", "").replace(/\s+/g, " ");
    expect(words(draft)).toBe(words(plain));
    expect(draft.length).not.toBe(plain.length);
  });

  it("leaves no heading and no table head alone at the foot of a page", async () => {
    for (const before of [9, 10, 11, 12, 13, 14, 15]) {
      const pdf = await print([longTable(before), { kind: "heading", level: 2, id: "late", number: "9.9", text: "Late heading" }, longTable(40)]);
      const page = text(pdf)
        .split("\f")
        .find((one) => one.includes("Late heading") && !one.includes("Contents"));
      expect(page?.slice(page.indexOf("Late heading"))).toMatch(/Repeated head\s+row 1\b/);
    }
  });

  it("keeps the name of a part, its first heading and what it is about on one page, and numbers that page in the contents", async () => {
    for (const rows of [28, 30, 31, 33]) {
      const pdf = await print([
        longTable(rows),
        { kind: "heading", level: 1, id: "late", number: "5", text: "Late part" },
        { kind: "heading", level: 2, id: "later", number: "5.1", text: "Late heading" },
        { kind: "definitions", rows: [1, 2, 3].map((number) => ({ label: `Label ${number}`, statement: statement("Some words.") })) },
      ]);
      const pages = text(pdf).split("\f");
      const page = pages.findIndex((one) => one.includes("Late part") && !one.includes("Contents"));
      expect(pages[page]).toContain("Late heading");
      expect(pages[page]).toContain("Label 1");
      const contents = pages.find((one) => one.includes("Contents")) ?? "";
      expect(contents).toMatch(new RegExp(`Late part +${page + 1}\\b`));
      expect(contents).toMatch(new RegExp(`Late heading +${page + 1}\\b`));
    }
  });

  it("carries a structure that a screen reader follows: headings, tables with heads, language and title", async () => {
    const pdf = await print([{ kind: "heading", level: 2, id: "deep", number: "1.1", text: "Deep" }, longTable(40)]);
    const info = tool("pdfinfo", ["FILE"], pdf);
    expect(info).toMatch(/Tagged: +yes/);
    const structure = tool("pdfinfo", ["-struct-text", "FILE"], pdf);
    for (const part of ["H1", "H2", "Table", "TR", "TH", "TD", "TOC", "Link"]) expect(structure).toMatch(new RegExp(`^ *${part}\\b`, "m"));
    // The head of a table that breaks over pages counts once.
    expect(structure.match(/"Repeated head"/g)).toHaveLength(1);
  });

  it("declares PDF/A-3b in well-formed metadata, whatever the title holds", async () => {
    const pdf = await print([], `R&D <draft> "quoted" ]]> assistant`);
    const metadata = tool("pdfinfo", ["-meta", "FILE"], pdf);
    expect(metadata).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(metadata).toContain("<pdfaid:conformance>B</pdfaid:conformance>");
    expect(metadata).toContain("R&amp;D &lt;draft&gt;");
    const wellFormed = "import sys, xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())";
    execFileSync("python3", ["-c", wellFormed], { input: metadata });
  });

  it("prints script, control characters and right-to-left text as harmless text", async () => {
    const pdf = await print([
      { kind: "paragraph", statement: statement("<script>alert(1)</script>") },
      { kind: "paragraph", statement: statement("before\u0000\u0007\u202eafter") },
      { kind: "paragraph", statement: statement("שלום עולם مرحبا بالعالم") },
    ]);
    const shown = text(pdf);
    expect(shown).toContain("<script>alert(1)</script>");
    expect(shown).toContain("beforeafter");
    expect(tool("qpdf", ["--check", "FILE"], pdf)).toContain("No syntax or stream encoding errors found");
  });

  it("gives back the attached data byte for byte", async () => {
    const reading = await readAttachment(await print([]));
    expect(reading.ok && Buffer.from(reading.bytes).equals(Buffer.from(data))).toBe(true);
  });
});

describe("reading an attachment", () => {
  const refusalOf = async (bytes: Uint8Array): Promise<string> => {
    const reading = await readAttachment(bytes);
    return reading.ok ? "" : reading.refusal;
  };

  it("says what is wrong with a file that is none of ours", async () => {
    expect(await refusalOf(new TextEncoder().encode("hello"))).toBe("The file is no PDF.");
    expect(await refusalOf(new TextEncoder().encode("%PDF-1.7\nnothing else"))).toMatch(/damaged|No assessment/);
    expect(await refusalOf(new Uint8Array(0))).toBe("The file is no PDF.");
  });

  it("refuses an encrypted file and one without an attachment", async () => {
    const pdf = await print([]);
    const from = join(folder, "plain.pdf");
    writeFileSync(from, pdf);
    const to = join(folder, "locked.pdf");
    execFileSync("qpdf", ["--encrypt", "secret", "secret", "256", "--", from, to]);
    const { readFileSync } = await import("node:fs");
    expect(await refusalOf(new Uint8Array(readFileSync(to)))).toMatch(/encrypted|damaged/);
    const bare = join(folder, "bare.pdf");
    execFileSync("qpdf", ["--remove-attachment=assessment.json", from, bare]);
    expect(await refusalOf(new Uint8Array(readFileSync(bare)))).toMatch(/No assessment is attached/);
  });

  it("never throws on damaged files", async () => {
    const pdf = await print([]);
    for (let at = 0; at < 40; at += 1) {
      const damaged = pdf.slice(0, Math.floor((pdf.length * (at + 1)) / 41));
      damaged[Math.floor(damaged.length / 2)] = at;
      const reading = await readAttachment(damaged);
      expect(reading.ok ? reading.bytes.length : reading.refusal.length).toBeGreaterThan(0);
    }
  });
});
