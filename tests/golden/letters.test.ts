import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { isPrintable, isUsual, withStandIns } from "@/lib/domain/report/printable-letters";
import { renderDocumentInProcess } from "@/templates/print-report";
import { heldLetters, lettersFile } from "./held-letters";
import { archiveFaults, structureFaults } from "./read-structure";
import { smallReport, statement } from "./small-report";

const folder = mkdtempSync(join(tmpdir(), "groundwork-letters-"));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
async function printed(blocks: Parameters<typeof smallReport>[0], name?: string) {
  const pdf = await renderDocumentInProcess(smallReport(blocks, name), new TextEncoder().encode("{}"));
  written += 1;
  const file = join(folder, `${written}.pdf`);
  writeFileSync(file, pdf);
  expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found");
  return { pdf, file, text: execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }) };
}
const paragraph = (text: string) => ({ kind: "paragraph", statement: statement(text) }) as const;

/** Letters that the alphabets of these languages have beyond A to Z. */
const alphabets: Readonly<Record<string, string>> = {
  Maltese: "ĊċĠġĦħŻż",
  Romanian: "ĂăÂâÎîȘșȚțŞşŢţ",
  Turkish: "ÇçĞğİıÖöŞşÜü",
  Vietnamese: "ĂăÂâĐđÊêÔôƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ",
  Greek: "ΆΈΉΊΌΎΏΐΰάέήίόύώϊϋ".concat("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψως"),
  Bulgarian: "ЪъЬьЮюЯяЍѝЩщ",
  Ukrainian: "ҐґЄєІіЇї",
  Serbian: "ЂђЈјЉљЊњЋћЏџ",
  Latvian: "ĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽž",
  Lithuanian: "ĄąĘęĖėĮįŲų",
  Hungarian: "ŐőŰű",
  Icelandic: "ÐðÞþÆæ",
  Irish: "ḂḃĊċḊḋḞḟĠġṀṁṖṗṠṡṪṫ",
  Welsh: "ŴŵŶŷẀẁẂẃẄẅ",
};

describe("what a document can print", () => {
  it("is what its fonts hold", () => {
    const file = "lib/domain/report/letters-held.ts";
    const letters = heldLetters();
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, lettersFile(letters));
    expect(readFileSync(file, "utf8") === lettersFile(letters), `${file} is not what the fonts hold: make it anew with UPDATE_GOLDEN=1`).toBe(true);
    const held = new Set(letters);
    for (let letter = 0x20; letter < 0x30000; letter += 1) {
      if (isPrintable(letter) !== held.has(letter)) expect(`U+${letter.toString(16)}: ${isPrintable(letter)}`).toBe(`${held.has(letter)}`);
      // What is passed without a second look is there.
      if (letter > 0xa0 && isUsual(String.fromCodePoint(letter)) && !held.has(letter)) expect(`U+${letter.toString(16)}`).toBe("held");
    }
  }, 120_000);

  for (const [language, letters] of Object.entries(alphabets))
    it(`holds every letter of ${language}`, () => {
      expect(withStandIns(letters)).toBe(letters);
      expect([...letters].filter((letter) => !isPrintable(letter.codePointAt(0) ?? 0))).toEqual([]);
    });
});

describe("letters that few documents hold", () => {
  const names = {
    simplified: "北京数据处理有限公司",
    traditional: "臺灣資料處理股份有限公司",
    japanese: "株式会社データ処理、山田太郎",
    korean: "주식회사 데이터처리 김민준",
    emoji: "🙂 🔒 ⚠",
    rareSymbols: "Ⅷ ⌘ ♞ \u20c0",
  };

  it("are printed, plain, bold, in italics and in tables, and can be searched and copied", async () => {
    const lines = Object.values(names);
    const { text, pdf, file } = await printed(
      [
        ...lines.map((line) => paragraph(`Names ${line} end.`)),
        ...lines.map((line) => paragraph(`**Bold ${line} end.**`)),
        { kind: "paragraph", statement: { ...statement(`Open ${lines.join(" ")} end.`), mark: "unknown" } },
        {
          kind: "table",
          caption: null,
          columns: [
            { label: "Who", weight: 1 },
            { label: "What", weight: 4 },
          ],
          rows: lines.map((line) => ({ cells: [statement(line), statement(line.repeat(12))] })),
          empty: "",
        },
      ],
      `Assistant of ${names.japanese}`,
    );
    const words = text.replace(/\s+/g, "");
    for (const line of lines) {
      const wanted = line.replace(/\s+/g, "");
      expect(words).toContain(`Names${wanted}end.`);
      expect(words).toContain(`Bold${wanted}end.`);
    }
    expect(words).toContain(`Open${lines.join("").replace(/\s+/g, "")}end.`);
    expect(words).not.toContain("[character");
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(document.getTitle()).toContain(names.japanese);
    expect(structureFaults(document)).toEqual([]);
    expect(archiveFaults(document)).toEqual([]);
    expect(pdf.length).toBeLessThan(1_000_000);
    // Every font is embedded, and none is Helvetica.
    const fonts = execFileSync("pdffonts", [file], { encoding: "utf8" }).split("\n").slice(2);
    for (const font of fonts.filter((line) => line.trim() !== "")) expect(font).toMatch(/\+.* yes yes yes +\d+/);
  }, 120_000);

  it("are the same bytes each time, and leave no trace in the document after", async () => {
    const plain = [paragraph("Nothing but ordinary words.")];
    const before = await printed(plain);
    const once = await printed([paragraph(`Names ${names.simplified}`)]);
    const [twice, after] = await Promise.all([printed([paragraph(`Names ${names.simplified}`)]), printed(plain)]);
    expect(Buffer.from(once.pdf).equals(Buffer.from(twice.pdf))).toBe(true);
    expect(Buffer.from(before.pdf).equals(Buffer.from(after.pdf))).toBe(true);
    expect(execFileSync("pdffonts", [before.file], { encoding: "utf8" })).not.toMatch(/sc|emoji/);
  }, 120_000);

  it("that no font holds stand as their codes, never as an empty box", async () => {
    const { text, pdf } = await printed([paragraph("Thai สวัสดี, Bengali নমস্কার and 𠀀 end. One: ก.")], "Assistant of สวัสดี");
    const words = text.replace(/\s+/g, " ");
    expect(words).toContain("Thai [characters U+0E2A U+0E27 U+0E31 U+0E2A U+0E14 U+0E35], Bengali [characters U+09A8");
    expect(words).toContain("One: [character U+0E01].");
    expect((await PDFDocument.load(pdf, { updateMetadata: false })).getTitle()).toContain("สวัสดี");
  });
});
