import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { assess } from "@/lib/domain/assess";
import { blankContent } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import type { DpiaReport, Statement } from "@/lib/domain/report/report";
import { plainText } from "@/lib/domain/report/rich-text";
import { passagesOf } from "@/lib/domain/review/passages";
import { PrintedReport } from "./printed-report";

const alone = { tools: () => null, notes: () => null, prints: () => null };

const reportOf = (content: AssessmentContent): DpiaReport =>
  buildEdpbReport({
    content,
    result: assess({ content, register: baseRegister }),
    register: baseRegister,
    edition: "full",
    documentMeta: {
      version: "1",
      status: "draft",
      madeOn: content.asOf,
      contentHash: "0".repeat(64),
      organisation: "Invented Insurance",
      reference: "as-invented",
      demonstration: true,
    },
  });

const decode = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
const spaced = (text: string): string => text.replace(/\s+/g, "");

const isStatement = (value: object): value is Statement => "text" in value && "restsOn" in value;
function* statementsIn(value: unknown): Generator<Statement> {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value) && isStatement(value)) yield value;
  else for (const one of Object.values(value)) yield* statementsIn(one);
}

test.each([
  ["the worked example", reportOf(exampleContent)],
  ["an assessment with nothing answered", reportOf(blankContent("2026-11-23"))],
])("the reading view of %s says every word that its document prints", (_name, report) => {
  const html = renderToStaticMarkup(<PrintedReport report={report} beside={alone} />);
  const page = spaced(decode(html));
  const printed = [...statementsIn(report.summary), ...statementsIn(report.sections)];
  const missing = printed.map(({ text }) => plainText(text)).filter((text) => !page.includes(spaced(text)));
  expect(printed.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
  for (const section of report.sections)
    for (const block of section.blocks) if (block.kind === "heading") expect(page).toContain(spaced(block.text));
});

test("every id of the reading view stands there once, and every link inside the document leads somewhere", () => {
  const report = reportOf(exampleContent);
  const html = renderToStaticMarkup(<PrintedReport report={report} beside={alone} />);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => decode(id ?? ""));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const targets = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => decode(id ?? ""));
  expect(targets.length).toBeGreaterThan(100);
  expect([...new Set(targets)].filter((target) => !ids.includes(target))).toEqual([]);
  for (const { id } of passagesOf(report)) expect(ids).toContain(id);
});
