import type { MeasureRow } from "../questionnaire/answer";
import { factCitations } from "./grounds";
import type { ReportBlock, ReportSection, Statement, TableRow } from "./report";
import {
  answer,
  answersTogether,
  definition,
  derived,
  field,
  groundsOf,
  heading,
  isInside,
  lengthText,
  measureTitle,
  outsideRecipients,
  paragraph,
  part,
  type ReportContext,
  records,
  say,
  sentenceCase,
  statusWord,
  valueAt,
  words,
} from "./report-context";
import { parseRichText } from "./rich-text";

const measureColumns = [
  { label: "Requirement", weight: 18 },
  { label: "Measures", weight: 42 },
  { label: "Why they are effective", weight: 26 },
  { label: "Status", weight: 14 },
];

function measureRow(context: ReportContext, label: string, path: string): TableRow {
  const value = valueAt(context, path) as MeasureRow | undefined;
  if (!value) return { cells: [words(label), answer(context, path), words("–"), words("–")] };
  return {
    cells: [
      words(label),
      { text: parseRichText(value.measures), restsOn: [path] },
      value.effectiveness.trim() === ""
        ? { ...words("Not answered yet.", "notAnswered"), restsOn: [path] }
        : { text: parseRichText(value.effectiveness), restsOn: [path] },
      value.status === null
        ? { ...words("Not answered yet.", "notAnswered"), restsOn: [path] }
        : { ...words(statusWord[value.status]), restsOn: [path] },
    ],
  };
}

const measuresTable = (context: ReportContext, rows: readonly (readonly [string, string])[]): ReportBlock => ({
  kind: "table",
  caption: null,
  columns: measureColumns,
  rows: rows.map(([label, path]) => measureRow(context, label, path)),
  empty: "",
});

const stepWord = {
  setMode: "1 Mode that is set",
  requirement: "2 What the model requires",
  behaviour: "3 What follows",
  apart: "4 Apart from it",
} as const;

/** One row a model use; what is said of every use alike stands once below the table. */
function retentionOnBedrock(context: ReportContext): readonly ReportBlock[] {
  const { retention } = context.result;
  const blocks: ReportBlock[] = [heading("retention", null, "Retention by the model service, in four steps", 3)];
  if (retention.length === 0) return [...blocks, paragraph(words("No model use is recorded yet.", "notAnswered"))];
  const sentences = (step: keyof typeof stepWord, use: (typeof retention)[number]) => use.steps.filter((one) => one.step === step);
  const common =
    retention.length > 1
      ? sentences("apart", retention[0] as (typeof retention)[number]).filter(({ says }) =>
          retention.every((use) => sentences("apart", use).some((other) => say(other.says) === say(says))),
        )
      : [];
  const isCommon = (text: string): boolean => common.some(({ says }) => say(says) === text);
  const stepCell = (use: (typeof retention)[number], step: keyof typeof stepWord): Statement => {
    const told = sentences(step, use).filter(({ says }) => !isCommon(say(says)));
    if (told.length === 0) return words(step === "apart" && common.length > 0 ? "Only what stands below." : "–");
    return {
      text: told.map(({ says, because }) => {
        const cited = factCitations(context, because);
        return {
          kind: "paragraph",
          runs: [{ text: say(says) }, ...(cited.length > 0 ? [{ text: " " }, ...cited] : [])],
        };
      }),
      restsOn: told.flatMap(({ because }) => groundsOf(because)),
    };
  };
  blocks.push({
    kind: "table",
    caption: null,
    columns: [
      { label: "Model use, and how long its content is kept", weight: 18 },
      { label: stepWord.setMode, weight: 14 },
      { label: stepWord.requirement, weight: 20 },
      { label: stepWord.behaviour, weight: 30 },
      { label: stepWord.apart, weight: 18 },
    ],
    rows: retention.map((use) => ({
      cells: [
        {
          text: [
            { kind: "paragraph", runs: [{ text: context.names(use.modelUse), bold: true }] },
            { kind: "paragraph", runs: [{ text: `${sentenceCase(lengthText(use.retention))}.` }] },
          ],
          restsOn: groundsOf(use.because),
          ...(use.retention.kind === "undetermined" ? { mark: "undetermined" as const } : {}),
        },
        ...(Object.keys(stepWord) as (keyof typeof stepWord)[]).map((step) => stepCell(use, step)),
      ],
    })),
    empty: "Nothing can be said yet.",
    density: "dense",
  });
  if (common.length > 0)
    blocks.push(
      paragraph(
        {
          text: common.map(({ says, because }) => {
            const cited = factCitations(context, because);
            return {
              kind: "paragraph",
              runs: [{ text: `For every use: ${say(says)}` }, ...(cited.length > 0 ? [{ text: " " }, ...cited] : [])],
            };
          }),
          restsOn: common.flatMap(({ because }) => groundsOf(because)),
        },
        "small",
      ),
    );
  return blocks;
}

/** EDPB 2.1 to 2.3: legal bases, minimisation and retention, quality, and the measures that meet the law. */
export function partTwo(context: ReportContext): ReportSection {
  const outside = outsideRecipients(context);
  const blocks: ReportBlock[] = [part("part-2", "2", "Compliance: necessity and proportionality of the processing")];
  blocks.push(heading("2.1.a", "2.1.a", "Legal basis (Art. 6)"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "Purpose", weight: 24 },
      { label: "Basis", weight: 22 },
      { label: "Justification", weight: 54 },
    ],
    rows: records(context, "purposes").map((purpose) => ({
      cells: [
        answer(context, field("purposes", purpose.id, "name")),
        answer(context, field("purposes", purpose.id, "legalBasis")),
        answersTogether(context, [
          { label: "", path: field("purposes", purpose.id, "basisJustification") },
          { label: "Interest", path: field("purposes", purpose.id, "liaInterest") },
          { label: "Necessity", path: field("purposes", purpose.id, "liaNecessity") },
          { label: "Balance", path: field("purposes", purpose.id, "liaBalance") },
          { label: "Outcome of the test", path: field("purposes", purpose.id, "liaOutcome") },
        ]),
      ],
    })),
    empty: "Not answered yet: no purpose is recorded.",
  });
  const frameworks = records(context, "frameworks");
  if (frameworks.length > 0)
    blocks.push({
      kind: "table",
      caption: "Other law that applies",
      columns: [
        { label: "Law", weight: 28 },
        { label: "Effect", weight: 52 },
        { label: "Checked on", weight: 20 },
      ],
      rows: frameworks.map((framework) => ({
        cells: [
          answer(context, field("frameworks", framework.id, "name")),
          answer(context, field("frameworks", framework.id, "effect")),
          answersTogether(context, [
            { label: "", path: field("frameworks", framework.id, "checkedOn") },
            { label: "By", path: field("frameworks", framework.id, "checkedBy") },
          ]),
        ],
      })),
      empty: "",
    });
  const special = records(context, "dataItems").filter((item) => {
    const categories = valueAt(context, field("dataItems", item.id, "categories"));
    return Array.isArray(categories) && (categories.includes("art9") || categories.includes("art10"));
  });
  blocks.push(heading("2.1.b", "2.1.b", "What lifts the prohibition (Art. 9(2)) or authorises (Art. 10)"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "Data item", weight: 24 },
      { label: "Condition", weight: 26 },
      { label: "Justification", weight: 50 },
    ],
    rows: special.map((item) => ({
      cells: [
        answer(context, field("dataItems", item.id, "name")),
        answersTogether(context, [
          { label: "", path: field("dataItems", item.id, "art9Condition") },
          { label: "Art. 10", path: field("dataItems", item.id, "art10Authority") },
        ]),
        answersTogether(context, [
          { label: "", path: field("dataItems", item.id, "art9Justification") },
          { label: "Art. 10", path: field("dataItems", item.id, "art10Justification") },
        ]),
      ],
    })),
    empty: "No data item is recorded as a special category or as data on crimes.",
  });
  blocks.push(heading("2.2.a", "2.2.a", "Data minimisation and retention"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "Data item", weight: 18 },
      { label: "Why it is needed", weight: 28 },
      { label: "Recipients and why", weight: 26 },
      { label: "Kept, and why so long", weight: 28 },
    ],
    rows: records(context, "dataItems").map((item) => {
      const received = context.result.recipients.filter(
        ({ receives, certainty }) => certainty !== "excluded" && receives.includes(item.id),
      );
      const recipients = received.filter((recipient) => !isInside(recipient));
      const why = answer(context, field("dataItems", item.id, "recipientsWhy"));
      return {
        cells: [
          answer(context, field("dataItems", item.id, "name")),
          answer(context, field("dataItems", item.id, "need")),
          {
            text: [
              {
                kind: "paragraph" as const,
                runs: [
                  {
                    text:
                      recipients.length === 0
                        ? received.length > 0
                          ? "Only inside the organisation."
                          : "No recipient follows from the answers."
                        : `By number in 1.2: ${recipients.map((recipient) => `${outside.indexOf(recipient) + 1}${recipient.certainty === "possible" ? " (possible)" : ""}`).join(", ")}.`,
                  },
                ],
              },
              ...(why.mark ? [] : why.text),
            ],
            restsOn: [...recipients.map(({ id }) => `recipient:${id}`), ...why.restsOn],
          },
          answersTogether(context, [
            { label: "", path: field("dataItems", item.id, "retention") },
            { label: "", path: field("dataItems", item.id, "retentionWhy") },
          ]),
        ],
      };
    }),
    empty: "Not answered yet: no data item is recorded.",
  });
  blocks.push({
    kind: "table",
    caption: "Retention in each store",
    columns: [
      { label: "Store", weight: 34 },
      { label: "Kept", weight: 26 },
      { label: "Deleted by itself", weight: 20 },
      { label: "Found by person", weight: 20 },
    ],
    rows: records(context, "stores").map((store) => ({
      cells: [
        answer(context, field("stores", store.id, "name")),
        answer(context, field("stores", store.id, "retention")),
        answer(context, field("stores", store.id, "deletionAutomatic")),
        answer(context, field("stores", store.id, "lookupByPerson")),
      ],
    })),
    empty: "No store is recorded.",
    density: "dense",
  });
  blocks.push(...retentionOnBedrock(context));
  blocks.push(heading("2.2.b", "2.2.b", "Data quality"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "Data item", weight: 26 },
      { label: "Measure of quality", weight: 42 },
      { label: "Why it is enough", weight: 32 },
    ],
    rows: records(context, "dataItems").map((item) => ({
      cells: [
        answer(context, field("dataItems", item.id, "name")),
        answer(context, field("dataItems", item.id, "quality")),
        answer(context, field("dataItems", item.id, "qualityWhy")),
      ],
    })),
    empty: "Not answered yet: no data item is recorded.",
  });
  blocks.push(
    heading("2.3.a", "2.3.a", "Measures: principles of Art. 5"),
    measuresTable(context, [
      ["Fairness", "measure.fairness"],
      ["Transparency", "measure.transparency"],
      ["Purpose limitation", "measure.purposeLimitation"],
      ["Data minimisation", "measure.minimisation"],
      ["Accuracy", "measure.accuracy"],
      ["Storage limitation", "measure.storageLimitation"],
      ["Integrity and confidentiality", "measure.integrity"],
      ["Accountability", "measure.accountability"],
    ]),
    { kind: "definitions", rows: [definition(context, "Information under Art. 50 AI Act", "ai.art50")] },
    heading("2.3.b", "2.3.b", "Measures: rights of the people concerned"),
    measuresTable(context, [
      ["Information (Arts. 12 to 14)", "rights.information"],
      ["Access and portability (Arts. 15, 20)", "rights.access"],
      ["Rectification and erasure (Arts. 16, 17, 19)", "rights.rectification"],
      ["Objection and restriction (Arts. 18, 19, 21)", "rights.objection"],
      ["Automated decisions (Art. 22)", "rights.automatedDecisions"],
    ]),
    {
      kind: "definitions",
      rows: [
        definition(context, "State of the information", "notice.planned"),
        definition(context, "How people are told", "notice.how"),
        definition(context, "How they object", "rights.howToObject"),
        definition(context, "A human to turn to", "rights.humanContact"),
      ],
    },
    heading("2.3.c", "2.3.c", "Measures: consent, processors, transfers"),
    measuresTable(context, [
      ["Consent (Art. 7)", "consent.measures"],
      ["Processors (Art. 28)", "processor.measures"],
      ["Transfers (Chapter V)", "transfer.measures"],
    ]),
    heading("2.3.d", "2.3.d", "Measures: data protection by design and by default (Art. 25)"),
    measuresTable(context, [["By design and by default", "measure.byDesign"]]),
    heading("2.3.e", "2.3.e", "Measures: security (Art. 32)"),
    measuresTable(context, [["Security of processing", "measure.security"]]),
  );
  const baseline = context.content.measures.filter(({ role }) => role === "baseline");
  blocks.push({
    kind: "table",
    caption: "Baseline measures, counted in the inherent level where implemented and evidenced",
    columns: [
      { label: "Measure", weight: 62 },
      { label: "Status", weight: 20 },
      { label: "Evidence", weight: 18 },
    ],
    rows: baseline.map((measure) => ({
      id: `measure-${measure.id}`,
      cells: [
        derived(context, measure.catalogue ? `${measure.catalogue} ${measureTitle(measure)}` : measureTitle(measure), [
          `measure:${measure.id}`,
        ]),
        derived(context, statusWord[measure.status], [`measure:${measure.id}`]),
        derived(context, evidenceText(context, measure.evidence), [`measure:${measure.id}`]),
      ],
    })),
    empty: "No baseline measure is recorded.",
    density: "dense",
  });
  return { id: "part-2", number: "2", title: "Compliance", blocks };
}

/** Evidence by name in the full edition, by number elsewhere. */
export function evidenceText(context: ReportContext, ids: readonly string[]): string {
  if (ids.length === 0) return "None yet";
  return context.edition === "full" ? ids.map((id) => context.names(id)).join("; ") : ids.length === 1 ? "1 piece" : `${ids.length} pieces`;
}
