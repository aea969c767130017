import { describe, expect, it } from "vitest";
import { assess } from "../assess";
import { readAssessmentContent, writeAssessmentFile } from "../assessment/assessment-file";
import type { AssessmentContent } from "../assessment/content";
import { exampleContent } from "../assessment/example";
import { minimalContent } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { buildEdpbReport } from "./build-edpb-report";
import { draftMeta } from "./draft-meta";
import { contentForEdition } from "./edition-content";
import { type Edition, editions, type ReportBlock, type RestsOn, type Statement } from "./report";
import { plainText } from "./rich-text";

const documentMeta = draftMeta({ demonstration: true });

const reportOf = (content: AssessmentContent, edition: Edition = "full") =>
  buildEdpbReport({ content, result: assess({ content, register: baseRegister }), register: baseRegister, edition, documentMeta });

const fields = [
  ...["0.1", "0.2", "0.3", "0.4", "0.5", "1.1.a", "1.1.b", "1.1.c", "1.1.d", "1.2", "1.3", "1.4", "2.1.a", "2.1.b", "2.2.a", "2.2.b"],
  ...[
    "2.3.a",
    "2.3.b",
    "2.3.c",
    "2.3.d",
    "2.3.e",
    "3.1",
    "3.2",
    "3.3",
    "4.1.a",
    "4.1.b",
    "4.1.c",
    "4.2.a",
    "4.2.b",
    "4.2.c",
    "5.1",
    "5.2",
    "6",
  ],
];

const headings = (report: ReturnType<typeof reportOf>) =>
  report.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "heading" ? [block] : [])));

/** Every statement of a report, wherever it stands. */
function statements(value: unknown, found: Statement[] = []): readonly Statement[] {
  if (Array.isArray(value)) for (const one of value) statements(one, found);
  else if (value !== null && typeof value === "object") {
    if ("text" in value && "restsOn" in value && Array.isArray(value.text)) found.push(value as Statement);
    else for (const one of Object.values(value)) statements(one, found);
  }
  return found;
}

const names = (block: ReportBlock): string => (block.kind === "heading" ? block.id : "");

describe("the report in the EDPB layout", () => {
  it.each(editions)("has all 33 fields in order in the edition %s", (edition) => {
    const order = headings(reportOf(exampleContent, edition))
      .map(names)
      .filter((id) => fields.includes(id));
    expect(fields).toHaveLength(33);
    expect(order).toEqual(fields);
  });

  it("has all 33 fields for an assessment with nothing answered, and says what is open", () => {
    const report = reportOf(minimalContent());
    const ids = headings(report).map(names);
    for (const field of fields) expect(ids).toContain(field);
    expect(statements(report).filter(({ mark }) => mark === "notAnswered").length).toBeGreaterThan(20);
    expect(report.summary.outcome.statement.mark === "undetermined" || report.summary.outcome.level.label.startsWith("At least")).toBe(
      true,
    );
  });

  it("puts gaps first", () => {
    expect(reportOf(exampleContent).sections[0]?.id).toBe("gaps");
  });

  it("leaves no statement blank but the empty side of a level cell", () => {
    for (const statement of statements(reportOf(exampleContent))) {
      if ("levels" in statement) continue;
      if (statement.text.length === 0) expect(statement.restsOn).toEqual([]);
    }
  });

  it("names for each derived statement the answers and facts it rests on", () => {
    const report = reportOf(exampleContent);
    const grounds = new Set(statements(report).flatMap(({ restsOn }: { restsOn: RestsOn }) => restsOn));
    for (const { id, version } of assess({ content: exampleContent, register: baseRegister }).factsUsed)
      expect(grounds).toContain(`fact:${id}@${version}`);
    expect([...grounds].some((ground) => ground.startsWith("risk:"))).toBe(true);
  });

  it("links only to places that the document has", () => {
    for (const edition of editions) {
      const report = reportOf(exampleContent, edition);
      const json = JSON.stringify(report);
      const places = new Set([...json.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
      for (const [, target] of json.matchAll(/"href":"#([^"]+)"/g)) expect(places).toContain(target);
    }
  });

  it("says never that anything is compliant", () => {
    for (const edition of editions) {
      // A fact may say that a company is certified, with its source; we never do.
      const own = statements(reportOf(exampleContent, edition)).filter(({ restsOn }) => !restsOn.some((one) => one.startsWith("fact:")));
      const shown = own.map(({ text }) => plainText(text));
      for (const text of shown) expect(text).not.toMatch(/\bis compliant\b|\bfully compliant\b|\bcertified\b/i);
    }
  });
});

describe("editions", () => {
  const secret = "INTERNAL-CANARY";
  const shared = "SHARED-CANARY";
  const first = (list: "team" | "contracts" | "stores") => exampleContent.records[list]?.[0]?.id ?? "";
  const marked: AssessmentContent = {
    ...exampleContent,
    answers: {
      ...exampleContent.answers,
      "dpo.advice": { value: `${shared} in account 123456789012` },
      "desc.nature": { value: "Runs in account 123456789012 of the controller." },
    },
    records: {
      ...exampleContent.records,
      team: (exampleContent.records.team ?? []).map((record) =>
        record.id === first("team")
          ? { ...record, answers: { ...record.answers, name: { value: secret }, signs: { value: false } } }
          : record,
      ),
    },
    evidence: exampleContent.evidence.map((item) => ({ ...item, name: `${secret}-${item.id}.txt` })),
    measures: exampleContent.measures.map((measure) => ({ ...measure, owner: secret, description: shared })),
    decisions: Object.fromEntries(
      Object.entries(exampleContent.decisions).map(([risk, decision]) => [
        risk,
        Object.fromEntries(Object.entries(decision).map(([stage, one]) => [stage, { ...one, by: secret, reason: shared }])),
      ]),
    ),
    ownRisks: exampleContent.ownRisks.map((risk) => ({ ...risk, reason: shared })),
  };
  const everything = (edition: Edition) =>
    `${JSON.stringify(reportOf(marked, edition))}${writeAssessmentFile(contentForEdition(marked, edition))}`;

  it("keep internal answers, evidence names, owners and account numbers in the full edition only", () => {
    expect(everything("full")).toContain(secret);
    for (const edition of ["sharing", "summary"] as const) {
      expect(everything(edition)).not.toContain(secret);
      expect(everything(edition)).not.toContain("123456789012");
    }
  });

  it("keep shared answers out of the summary", () => {
    expect(everything("sharing")).toContain(shared);
    expect(everything("summary")).not.toContain(shared);
  });

  it.each(editions)("attach a whole assessment file in the edition %s", (edition) => {
    const cut = contentForEdition(exampleContent, edition);
    const read = readAssessmentContent(JSON.parse(writeAssessmentFile(cut)));
    expect(read.ok ? [] : read.refusals).toEqual([]);
    expect(read.ok && writeAssessmentFile(read.content)).toBe(writeAssessmentFile(cut));
  });

  it("attach the assessment itself to the full edition", () => {
    expect(writeAssessmentFile(contentForEdition(exampleContent, "full"))).toBe(writeAssessmentFile(exampleContent));
  });
});
