import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { assess } from "@/lib/domain/assess";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent, Worksheet } from "@/lib/domain/assessment/content";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { resultJson } from "@/lib/domain/interchange/result-json";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { draftMeta } from "@/lib/domain/report/draft-meta";
import { contentForEdition } from "@/lib/domain/report/edition-content";
import type { Edition, ReportBlock } from "@/lib/domain/report/report";
import { type Method } from "@/lib/domain/risk/method";
import { methods } from "@/lib/domain/risk/method-table";
import { rankOf } from "@/lib/domain/risk/level";
import { fieldWords, methodName } from "@/lib/domain/view/method-words";
import { renderDocumentInProcess } from "@/templates/print-report";
import { structureFaults } from "./read-structure";

const assessed = (content: AssessmentContent) => assess({ content, register: baseRegister });
const under = (method: Method): AssessmentContent => ({ ...exampleContent, method: method.id });

/** The example with a whole worksheet for every risk that waits for one; what is rated follows from the place in the list. */
function rated(method: Method): AssessmentContent {
  const content = under(method);
  const { worksheet } = method;
  if (!worksheet) return content;
  const waiting = assessed(content).risks.filter(({ says }) => says.message === "risk.worksheetOpen");
  const sheet = (index: number, less: number): Worksheet => ({
    values: Object.fromEntries(
      worksheet.fields.map(({ id }, at) => [id, Math.max(1, ((index + at) % 3) + 1 - less) as 1 | 2 | 3]),
    ),
    reason: "Rated in the workshop of May.",
    by: "Ada Invented",
    at: "2026-11-20T09:00:00.000Z",
  });
  return {
    ...content,
    worksheets: Object.fromEntries(waiting.map(({ id }, index) => [id, { [method.id]: { inherent: sheet(index, 0), residual: sheet(index, 1) } }])),
  };
}

const report = (content: AssessmentContent, edition: Edition = "full") =>
  buildEdpbReport({
    content,
    result: assessed(content),
    register: baseRegister,
    edition,
    documentMeta: draftMeta({ demonstration: true }),
  });
const blocksOf = (content: AssessmentContent, edition: Edition = "full"): readonly ReportBlock[] =>
  report(content, edition).sections.flatMap(({ blocks }) => blocks);

describe.each(methods)("the worked example under $id", (method) => {
  it("comes to what was recorded for it; UPDATE_GOLDEN=1 records it anew", () => {
    const { outcome, risks, matrix } = assessed(rated(method));
    const now = `${JSON.stringify(
      {
        matrix,
        outcome: { ...outcome, blockedBy: outcome.blockedBy.map(({ code, paths }) => `${code} (${paths.length})`) },
        levels: Object.fromEntries(
          risks
            .filter(({ state }) => state !== "notApplicable")
            .map(({ id, inherent, residual, projected }) => [
              id,
              [inherent, residual, projected].map((at) => at?.effective.level ?? "undetermined").join(" · "),
            ]),
        ),
      },
      null,
      1,
    )}\n`;
    const file = join(import.meta.dirname, "scoring-methods", `${method.id.replace("@", "-")}.json`);
    if (process.env["UPDATE_GOLDEN"] === "1" || !existsSync(file)) writeFileSync(file, now);
    expect(now).toBe(readFileSync(file, "utf8"));
  });

  it("keeps projected ≤ residual ≤ inherent where nobody decided", () => {
    for (const { inherent, residual, projected } of assessed({ ...rated(method), decisions: {} }).risks) {
      if (!inherent || !residual || !projected) continue;
      expect(rankOf(residual.effective.level)).toBeLessThanOrEqual(rankOf(inherent.effective.level));
      expect(rankOf(projected.effective.level)).toBeLessThanOrEqual(rankOf(residual.effective.level));
    }
  });

  it("prints the method, its matrix and where it comes from", () => {
    const blocks = blocksOf(rated(method));
    const text = JSON.stringify(blocks);
    expect(text).toContain(method.id);
    expect(text).toContain(methodName(method.id));
    const table = blocks.find((block) => block.kind === "table" && block.caption?.startsWith("Matrix"));
    const cells = table?.kind === "table" ? table.rows.map(({ cells: [, ...row] }) => row.map((cell) => cell.levels?.[0]?.level)) : [];
    expect(cells.toReversed()).toEqual(method.matrix);
    const map = blocks.find((block) => block.kind === "heatMap");
    expect(map?.kind === "heatMap" && [map.matrix, map.likelihoodLabels.length]).toEqual([method.matrix, method.matrix.length]);
    for (const { title } of method.id === "groundwork-default@1" ? [] : method.sources) expect(text).toContain(title);
    const settled = ["own", "primary"].includes(method.standing.matrix);
    expect(text.includes("The table is not verified")).toBe(!settled);
    expect(JSON.stringify(report(under(method)).meta.particulars).includes("was not read in its source")).toBe(!settled);
  });

  it("is a whole result in JSON, and a file that reads back", () => {
    const content = rated(method);
    expect(resultJson(assessed(content), (id) => id)).toMatchObject({ method: method.id, matrix: { standing: method.standing.matrix } });
    const file = writeAssessmentFile(content);
    const reading = parseAssessmentFile(file);
    expect(reading.ok && writeAssessmentFile(reading.content)).toBe(file);
  });
});

describe("worksheets in the document", () => {
  const [method = methods[0]] = methods.filter(({ worksheet }) => worksheet);
  const content = rated(method);
  const [first = ""] = method.worksheet?.fields.map(({ id }) => id) ?? [];
  const line = `${fieldWords(method, first).label} `;

  it("are printed value by value in the register, without names in the edition for sharing, and not at all in the summary", () => {
    expect(JSON.stringify(blocksOf(content))).toContain("By Ada Invented on 20 November 2026. Rated in the workshop of May.");
    const shared = JSON.stringify(blocksOf(content, "sharing"));
    expect(shared).toContain("Rated in the workshop of May.");
    expect(shared).not.toContain("Ada Invented");
    expect(JSON.stringify(blocksOf(content, "summary"))).not.toContain(`${line}1`);
  });

  it("stand in the attachment as the edition prints them", () => {
    const other = { ...content, worksheets: { ...content.worksheets, "own@elsewhere": { "aepd-factors@1": {} } } };
    const shared = contentForEdition(other, "sharing");
    expect(JSON.stringify(shared.worksheets)).not.toContain("Ada Invented");
    expect(shared.worksheets?.["own@elsewhere"]).toBeUndefined();
    expect(contentForEdition(content, "summary").worksheets).toBeUndefined();
  });

  it("leave every risk undetermined while they are empty", () => {
    const { risks, outcome } = assessed(under(method));
    expect(risks.filter(({ state }) => state === "raised")).toEqual([]);
    expect(outcome).toMatchObject({ level: null, levelIsAtLeast: true, priorConsultation: null, best: null });
    expect(JSON.stringify(blocksOf(under(method)))).toContain("The worksheet of the risk");
  });
});

it("A document by a method with three steps prints as a sound PDF", async () => {
  const [method = methods[0]] = methods.filter(({ matrix }) => matrix.length === 3);
  const content = under(method);
  const pdf = await renderDocumentInProcess(report(content, "summary"), new TextEncoder().encode(writeAssessmentFile(content)));
  expect(structureFaults(await PDFDocument.load(pdf))).toEqual([]);
}, 60_000);
