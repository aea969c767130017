import type { ReportBlock, ReportSection, TableRow } from "./report";
import { words } from "./report-context";

const withheld = (one: { mark?: string } | undefined): boolean => one?.mark === "withheld";
const isNumber = (label: string): boolean => label === "#";

const notPrinted = (what: readonly string[]): ReportBlock => ({
  kind: "paragraph",
  statement: words(`Not part of this edition: ${what.map((one) => `“${one}”`).join(", ")}.`, "withheld"),
  style: "small",
});

/** A column that an edition withholds in every row is left out and named once; a table with no other column gives way to that sentence. */
function tableFor(table: Extract<ReportBlock, { kind: "table" }>): readonly ReportBlock[] {
  const { columns, rows } = table;
  if (rows.length === 0) return [table];
  const hidden = columns.map((_, place) => rows.every(({ cells }) => withheld(cells[place])));
  if (!hidden.includes(true)) return [table];
  const names = columns.flatMap(({ label }, place) => (hidden[place] ? [label] : []));
  if (columns.every(({ label }, place) => hidden[place] || isNumber(label))) return [notPrinted([table.caption ?? names.join(", ")])];
  return [
    {
      ...table,
      columns: columns.filter((_, place) => !hidden[place]),
      rows: rows.map((row): TableRow => ({ ...row, cells: row.cells.filter((_, place) => !hidden[place]) })),
    },
    notPrinted(names),
  ];
}

function definitionsFor(block: Extract<ReportBlock, { kind: "definitions" }>): readonly ReportBlock[] {
  const shown = block.rows.filter(({ statement }) => !withheld(statement));
  if (shown.length === block.rows.length) return [block];
  const names = block.rows.filter(({ statement }) => withheld(statement)).map(({ label }) => label);
  return [...(shown.length > 0 ? [{ ...block, rows: shown }] : []), notPrinted(names)];
}

/** A section as an edition prints it: what is withheld is said once for a table or list of particulars, not in every cell. */
export const sectionForEdition = (section: ReportSection): ReportSection => ({
  ...section,
  blocks: section.blocks.flatMap((block) =>
    block.kind === "table" ? tableFor(block) : block.kind === "definitions" ? definitionsFor(block) : [block],
  ),
});
