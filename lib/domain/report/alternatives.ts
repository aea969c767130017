import { type ComparedCell, type ComparedRow, comparisonView } from "../view/what-if-words";
import { type Comparison, compareScenarios } from "../what-if/compare";
import { mostCompared } from "../what-if/scenario";
import { todaysColumn } from "../what-if/yearly-cost";
import type { ReportBlock, ReportSection, RestsOn, Statement, TableRow } from "./report";
import { derived, paragraph, part, type ReportContext, redacted, words } from "./report-context";
import { plainParagraph, printable, type RichText } from "./rich-text";

/** Alternatives beside today's in one table; more make the columns too narrow to read. */
const inOneTable = 2;
/** What today's column prints in full elsewhere in the document: here its count is enough. */
const printedElsewhere: ReadonlySet<string> = new Set(["recipients", "transfers", "gaps"]);

function cellOf(context: ReportContext, cell: ComparedCell | undefined, restsOn: RestsOn, short: boolean): Statement {
  const lines = short ? [] : (cell?.lines ?? []);
  const lead = short ? (cell?.lead ?? "").replace(/:$/, ", as printed above.") : (cell?.lead ?? "");
  const texts = lines.map((line) => printable(redacted(context, line.mark ? `${line.text} [${line.mark}]` : line.text)));
  const [only] = texts;
  const text: RichText = [
    ...(lead === "" ? [] : plainParagraph(redacted(context, lead))),
    ...(texts.length > 1
      ? [{ kind: "list", ordered: false, items: texts.map((one) => [{ text: one }]) } as const]
      : only === undefined
        ? []
        : plainParagraph(only)),
  ];
  const open = lines.length > 0 && lines.every(({ tone }) => tone === "open");
  return text.length === 0 ? words("–") : { text, restsOn, ...(open ? { mark: "undetermined" as const } : {}) };
}

const groundsOfColumn = (comparison: Comparison, index: number): RestsOn => {
  const column = comparison.columns[index];
  return column ? [...column.changes.map(({ path }) => path), ...column.facts.map(({ id, version }) => `fact:${id}@${version}`)] : [];
};

function tableOf(
  context: ReportContext,
  comparison: Comparison,
  rows: readonly ComparedRow[],
  names: readonly string[],
  at: readonly number[],
): ReportBlock {
  const made = rows.map(
    (row): TableRow => ({
      cells: [
        words(row.title),
        cellOf(context, row.cells[0], [], printedElsewhere.has(row.id)),
        ...at.map((index) => cellOf(context, row.cells[index], groundsOfColumn(comparison, index), false)),
      ],
    }),
  );
  return {
    kind: "table",
    caption: `Today beside ${at.map((index) => `“${names[index] ?? ""}”`).join(" and ")}`,
    columns: [
      { label: "", weight: 14 },
      { label: names[0] ?? "", weight: 26 },
      ...at.map((index) => ({ label: names[index] ?? "", weight: 60 / at.length })),
    ],
    rows: made,
    empty: "",
    density: "dense",
  };
}

/**
 * Alternatives considered (Art. 35(7)(b): necessity and proportionality): the scenarios that are kept, beside today's, open
 * points first. Null where none is kept, and in editions that leave the house, which print and attach none of them.
 */
export function alternativesSection(context: ReportContext): ReportSection | null {
  const { content, register, edition, result } = context;
  const scenarios = content.scenarios ?? [];
  if (edition !== "full" || scenarios.length === 0) return null;
  const title = "Alternatives considered";
  const blocks: ReportBlock[] = [
    part("alternatives", null, title),
    paragraph(
      words(
        "Each alternative is assessed by the same rules, facts and day as the assessment itself. Open points come first: an alternative of which less is known, or that could not run as described, is not shown as better. What is marked as supposed is not the case today.",
      ),
      "small",
    ),
  ];
  for (let from = 0; from < scenarios.length; from += mostCompared) {
    const some = scenarios.slice(from, from + mostCompared);
    const comparison = compareScenarios({ content, register, asOf: result.asOf, scenarios: some });
    const view = comparisonView(comparison, content);
    const names = view.columns.map(({ id, name, adoptedOn }) =>
      printable(id === todaysColumn ? name : adoptedOn ? `${name} (adopted on ${adoptedOn})` : name),
    );
    for (let first = 1; first < view.columns.length; first += inOneTable) {
      const at = view.columns.flatMap((_, index) => (index >= first && index < first + inOneTable ? [index] : []));
      blocks.push(tableOf(context, comparison, view.rows, names, at));
      for (const index of at) {
        const note = comparison.columns[index]?.note;
        if (note) blocks.push(paragraph(derived(context, `${names[index]}: ${printable(note)}`, []), "small"));
      }
    }
  }
  return { id: "alternatives", number: null, title, blocks };
}
