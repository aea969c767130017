import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { assess } from "@/lib/domain/assess";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { minimalContent, recordOf } from "@/lib/domain/assessment/minimal-content";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { draftMeta } from "@/lib/domain/report/draft-meta";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { renderDocumentInProcess } from "@/templates/print-report";
import { archiveFaults, structureFaults } from "./read-structure";
import { smallReport, statement } from "./small-report";

const folder = mkdtempSync(join(tmpdir(), "groundwork-blank-"));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function textOf(pdf: Uint8Array): string {
  written += 1;
  const file = join(folder, `${written}.pdf`);
  writeFileSync(file, pdf);
  expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found");
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

const documentMeta = draftMeta({});
const printed = async (content: AssessmentContent): Promise<Uint8Array> =>
  renderDocumentInProcess(
    buildEdpbReport({ content, result: assess({ content, register: baseRegister }), register: baseRegister, edition: "full", documentMeta }),
    new TextEncoder().encode(writeAssessmentFile(content)),
  );

describe("a document in which nothing is answered", () => {
  it("says so throughout: undetermined or open, nowhere safe, and still a sound document", async () => {
    const pdf = await printed(minimalContent());
    const text = textOf(pdf).replace(/\s+/g, " ");
    expect(text).toContain("No level can be given yet.");
    expect(text).toContain("Undetermined: no recipient follows from the answers yet");
    expect(text).toContain("Undetermined: nothing is recorded yet from which a transfer could follow.");
    expect(text).toContain("Whether something is unlawful cannot be said yet.");
    expect(text).toContain("40 risks are undetermined");
    expect(text).toContain("Nothing to draw yet");
    // Each risk of the catalogue stands among the undetermined ones, none is reasoned away.
    for (const calming of ["None follows from the answers", "Prior consultation (Art. 36) does not follow", "✓ Answered", "Reasoned away", "Risks that do not apply"])
      expect(text).not.toContain(calming);
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(structureFaults(document)).toEqual([]);
    expect(archiveFaults(document)).toEqual([]);
  });
});

describe("hostile content", () => {
  const letters = [
    "Αθήνα Ψυχή ΐ ΰ",
    "Щъркел Ъгъл Ѝ",
    "Příliš žluťoučký kůň",
    "Ħaż-Żebbuġ għ",
    "Ḃ ċ ḋ ḟ ġ ṁ ṗ ṡ ṫ",
    "ő ű ș ț ģ ķ ļ ņ ā ē ī ū",
    "≤ ≥ → ✓ ☐",
  ];

  it("prints every letter of the Union's languages, and right-to-left text, emoji and control characters without harm", async () => {
    const awkward = ["שלום עולם (123)", "مرحبا بالعالم", "🙂 👩‍⚕️", "zero\u200bwidth \u202eflip\u202c bell\u0007end", "<script>alert(1)</script> & more"];
    const name = `${letters.join(" ")} ${"Langername".repeat(12)}`;
    const content = minimalContent({
      answers: {
        "meta.processingName": { value: name },
        "desc.nature": { value: [...letters, ...awkward].join("\n\n") },
        "desc.context": { value: `- ${"x".repeat(3_000)}\n${"- item\n".repeat(600)}` },
      },
      records: { dataItems: [recordOf("di-00000001", { name: "Ά".repeat(300), explanation: "w".repeat(900) })] },
    });
    const pdf = await printed(content);
    const text = textOf(pdf);
    for (const word of letters.flatMap((line) => line.split(" "))) expect(text).toContain(word);
    expect(text).toContain("<script>alert(1)</script> & more");
    expect(text).toContain("zerowidth flip bellend");
    expect(text.match(/item/g)?.length ?? 0).toBeGreaterThanOrEqual(600);
    expect(structureFaults(await PDFDocument.load(pdf, { updateMetadata: false }))).toEqual([]);
  });

  it("loses no row of a table, no item of a list and no line of an answer that run over many pages", async () => {
    const rows = Array.from({ length: 420 }, (_, index) => ({
      cells: [statement(`row ${index + 1}.`), statement("A customer writes in free text and a member of staff reads the draft before it is sent. ".repeat(6))],
    }));
    const pdf = await renderDocumentInProcess(
      smallReport([
        { kind: "table", caption: null, columns: [{ label: "Number", weight: 1 }, { label: "Words", weight: 3 }], rows, empty: "" },
        { kind: "list", ordered: true, items: Array.from({ length: 300 }, (_, index) => statement(`entry ${index + 1}.`)) },
        { kind: "paragraph", statement: statement(`${"A sentence of some length. ".repeat(2_400)}The end.`) },
      ]),
      new TextEncoder().encode("{}"),
    );
    const text = textOf(pdf);
    for (const index of [1, 61, 200, 419, 420]) expect(text).toContain(`row ${index}.`);
    for (const index of [1, 120, 121, 300]) expect(text).toMatch(new RegExp(`${index}\\. +entry ${index}\\.`));
    expect(text).toMatch(/The\s+end\./);
  }, 180_000);
});
