import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { assess } from "@/lib/domain/assess";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { draftMeta } from "@/lib/domain/report/draft-meta";
import { contentForEdition } from "@/lib/domain/report/edition-content";
import { type Edition, editions } from "@/lib/domain/report/report";
import { renderDocumentInProcess } from "@/templates/print-report";
import { readAttachment } from "@/templates/read-attachment";
import { archiveFaults, flatten, readStructure, structureFaults } from "./read-structure";

const folder = mkdtempSync(join(tmpdir(), "groundwork-example-"));
afterAll(() => rmSync(folder, { recursive: true }));

const result = assess({ content: exampleContent, register: baseRegister });
const report = (edition: Edition) =>
  buildEdpbReport({
    content: exampleContent,
    result,
    register: baseRegister,
    edition,
    documentMeta: draftMeta({ demonstration: true }),
  });
const attachment = (edition: Edition) => new TextEncoder().encode(writeAssessmentFile(contentForEdition(exampleContent, edition)));

describe("the worked example", () => {
  it("says what was recorded for it; UPDATE_GOLDEN=1 records it anew", () => {
    const file = join(import.meta.dirname, "example-report.json");
    const now = `${JSON.stringify(report("full"), null, 1)}\n`;
    if (process.env["UPDATE_GOLDEN"] === "1" || !existsSync(file)) writeFileSync(file, now);
    expect(now).toBe(readFileSync(file, "utf8"));
  });

  it.each(editions)("prints as a sound document that gives its data back: %s", async (edition) => {
    const data = attachment(edition);
    const pdf = await renderDocumentInProcess(report(edition), data);
    const file = join(folder, `${edition}.pdf`);
    writeFileSync(file, pdf);
    expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found");
    expect(pdf.length).toBeLessThan(1_000_000);
    const reading = await readAttachment(pdf);
    expect(reading.ok && Buffer.from(reading.bytes).equals(Buffer.from(data))).toBe(true);
    const read = parseAssessmentFile(new TextDecoder().decode(data));
    expect(read.ok && writeAssessmentFile(read.content)).toBe(new TextDecoder().decode(data));
  }, 180_000);

  it.each(editions)("leaves no page empty and none without its header: %s", (edition) => {
    const pages = execFileSync("pdftotext", ["-raw", join(folder, `${edition}.pdf`), "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(20);
    // Between 25 and 45 is what the content deserves; a page more is no fault of its own, ten more would be padding.
    expect(pages.length).toBeLessThan(50);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page.length, `page ${index + 1}`).toBeGreaterThan(400);
      if (index > 0) expect(page, `page ${index + 1}`).toMatch(/Draft · version 1 · /);
    });
  });

  it.each(editions)("is laid out for a screen reader and for the archive: %s", async (edition) => {
    const document = await PDFDocument.load(readFileSync(join(folder, `${edition}.pdf`)), { updateMetadata: false });
    expect(structureFaults(document)).toEqual([]);
    expect(archiveFaults(document)).toEqual([]);
    const roles = flatten(readStructure(document)).map(({ role }) => role);
    for (const role of ["H1", "H2", "H3", "Table", "Caption", "L", "Figure", "Link", "TOC"]) expect(roles).toContain(role);
    expect(document.catalog.get(PDFName.of("Lang"))?.toString()).toBe("(en)");
    const outline = document.catalog.lookup(PDFName.of("Outlines"), PDFDict);
    expect(Number(String(outline.get(PDFName.of("Count"))))).not.toBe(0);
  });

  it("is summed up on one page for the person who decides", () => {
    const text = execFileSync("pdftotext", ["-f", "2", "-l", "3", join(folder, "full.pdf"), "-"], { encoding: "utf8" });
    const [second, third] = text.split("\f");
    expect(second).toContain("For the person who decides");
    expect(second).toContain("Open points");
    expect(third).toContain("Contents");
  });

  describe("answers a stranger from its pages alone", () => {
    let read: readonly string[] | null = null;
    /** The pages in the order in which they are read: cell by cell. */
    const pages = (): readonly string[] => {
      read ??= execFileSync("pdftotext", ["-raw", join(folder, "full.pdf"), "-"], { encoding: "utf8" })
        .split("\f")
        .map((page) => page.replace(/\s+/g, " "));
      return read;
    };
    const contents = () => pages().find((page) => /\bContents\b/.test(page) && page.includes("Legal gaps")) ?? "";
    /** The page that the contents name for a heading. */
    const pageOf = (heading: string): number => {
      const found = new RegExp(`${heading.replace(/[.()]/g, "\\$&")} (\\d+)`).exec(contents());
      expect(found, heading).not.toBeNull();
      return Number(found?.[1]);
    };
    /** Each answer stands on the page of that heading or, where the section runs on, on one of the next. */
    const questions: readonly (readonly [question: string, heading: string, answers: readonly RegExp[], further: number])[] = [
      ["Who decides, and who is the DPO?", "0.1 Controller or controllers", [/Velmora Versicherung SE/, /dpo@velmora\.example/], 0],
      ["Which data, of whom?", "1.1.a Personal data processed", [/Health details in free text/, /Special category/, /Policyholders/], 1],
      [
        "Who receives them, where, how long, on whose word and of which date?",
        "1.2 Functional description",
        [/Quillbase Vector Cloud, Inc\. .*United States/, /Documentation \(Model card of Claude Fable 5\.1, 1 September 2026\)/, /kept inside AWS for up to 30 days/, /Until somebody deletes it/],
        2,
      ],
      ["Which transfers, under which tool?", "1.2 Functional description", [/Gap: no tool/, /Standard contractual clauses \(Art\. 46\)/], 3],
      ["On which legal basis?", "2.1.a Legal basis (Art. 6)", [/Contract with the person/, /Legitimate interests/], 1],
      ["How long is each store kept?", "2.2.a Data minimisation and retention", [/Invocation logs \(S3\) until somebody deletes it/], 2],
      ["What is unlawful as it stands?", "Legal gaps", [/without a contract under Art\. 28\(3\)/, /no tool covers all of them/], 0],
      ["What is open?", "Open questions", [/Which exception allows you to process it\?/], 1],
      ["Which level, before and after?", "4.2.b Residual risk", [/R-06 .*Very high/], 1],
      ["What did the DPO advise, and was it followed?", "5.1 Advice of the data protection officer", [/use the EU geography/, /In part/], 1],
      ["What was decided, under which conditions?", "6 Conclusion and decision", [/to be decided after the December comparison/, /Pin Regions and routing: planned, Product owner Vela, due 15 January 2027/], 1],
      ["By whom, on which content?", "Decision and sign-off", [/Henrike Sonnleitner-Abt/, /0{64}/], 0],
    ];
    it.each(questions)("%s", (_question, heading, answers, further) => {
      const first = pageOf(heading);
      const text = pages()
        .slice(first - 1, first + further)
        .join(" ");
      for (const answer of answers) expect(text).toMatch(answer);
    });

    it("and cites facts by numbers that Annex B holds", () => {
      const all = pages().join(" ");
      const cited = new Set([...all.matchAll(/\[F(\d+)\]/g)].map(([, number]) => Number(number)));
      expect(cited.size).toBeGreaterThan(5);
      const annex = pages().slice(pageOf("Facts relied on") - 1).join(" ");
      for (const number of cited) expect(annex).toMatch(new RegExp(`\\bF${number} `));
    });
  });
});
