import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assess } from "@/lib/domain/assess";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { contentForEdition } from "@/lib/domain/report/edition-content";
import { type Edition, editions } from "@/lib/domain/report/report";
import { renderDocumentInProcess } from "@/templates/print-report";
import { readAttachment } from "@/templates/read-attachment";

const folder = mkdtempSync(join(tmpdir(), "groundwork-example-"));
afterAll(() => rmSync(folder, { recursive: true }));

const result = assess({ content: exampleContent, register: baseRegister });
const report = (edition: Edition) =>
  buildEdpbReport({
    content: exampleContent,
    result,
    register: baseRegister,
    edition,
    documentMeta: {
      version: "1",
      status: "draft",
      madeOn: "2026-11-23",
      contentHash: "0".repeat(64),
      organisation: null,
      reference: null,
      demonstration: true,
    },
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
  });

  it("is summed up on one page for the person who decides", () => {
    const text = execFileSync("pdftotext", ["-f", "2", "-l", "3", join(folder, "full.pdf"), "-"], { encoding: "utf8" });
    const [second, third] = text.split("\f");
    expect(second).toContain("For the person who decides");
    expect(second).toContain("Open points");
    expect(third).toContain("Contents");
  });
});
