import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBlock, TableCell, TableRow } from "@/lib/domain/report/report";
import { plainText, type RichText } from "@/lib/domain/report/rich-text";
import { inOrder } from "./in-order";
import { LevelLabel } from "./level-mark";
import { type Mark, marked } from "./mark";
import { colours, contentWidth, standingColours } from "./theme";
import { Said } from "./words";

type Table = Extract<ReportBlock, { kind: "table" }>;

/** Average width of a letter of Noto Sans as a share of its size; only used to tell short rows from long ones. */
const letterWidth = 0.52;
/** Rows, and tables of a few rows, up to this height move to the next page whole; taller ones break. */
const keepTogether = 150;

/** A first cell up to this many letters names its row, and stands again where the row goes on. */
const longestLabel = 60;

/** Whether a statement is short enough to move to the next page whole. */
export const isShort = (...texts: readonly RichText[]): boolean => texts.reduce((sum, text) => sum + plainText(text).length, 0) < 900;

const densities = {
  normal: { size: 8.3, padding: 3, lineHeight: 1.36 },
  dense: { size: 7.8, padding: 2.6, lineHeight: 1.34 },
  compact: { size: 7.4, padding: 1.5, lineHeight: 1.3 },
} as const satisfies Record<string, Density>;
type Density = { size: number; padding: number; lineHeight: number };

const textHeight = (text: RichText, width: number, { size, lineHeight }: Density): number => {
  const letters = Math.max(6, width / (size * letterWidth));
  const lines = plainText(text)
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  return lines * size * lineHeight;
};

const cellHeight = (cell: TableCell, width: number, density: Density): number =>
  textHeight(cell.text, width, density) + (cell.levels?.length ?? 0) * 14;

const Cell = ({ cell, density }: { cell: TableCell; density: Density }): ReactNode => (
  <>
    {inOrder(cell.levels ?? [], (level, _index) => (
      <LevelLabel mark={level} compact />
    ))}
    {cell.text.length > 0 ? (
      <Said
        statement={cell}
        style={{
          fontSize: density.size,
          lineHeight: density.lineHeight,
          ...(cell.standing ? { color: standingColours[cell.standing] } : {}),
        }}
      />
    ) : null}
  </>
);

/** The first cell of a row that may break: its label is drawn again at the top of each page on which the row goes on. */
const RowLabel = ({ cell, density }: { cell: TableCell; density: Density }): ReactNode => (
  <View fixed {...marked({ role: "P", repeats: true })}>
    <Cell cell={cell} density={density} />
    <Text style={{ fontSize: density.size - 0.8, lineHeight: density.lineHeight, color: colours.quiet }} {...marked({ continued: true })}>
      (continued)
    </Text>
  </View>
);

type RowProps = { row: TableRow; widths: readonly number[]; density: Density; index: number };

function Row({ row, widths, density, index }: RowProps): ReactNode {
  const tallest = Math.max(...row.cells.map((cell, place) => cellHeight(cell, (widths[place] ?? 80) - 8, density)));
  const mark: Mark = { role: "TR", ...(row.id ? { anchor: row.id } : {}) };
  const breaks = tallest > keepTogether;
  const label = row.cells[0];
  const repeated = breaks && row.cells.length > 1 && !label?.levels?.length && plainText(label?.text ?? []).length <= longestLabel;
  const paper = !row.note && index % 2 === 1 ? colours.band : "#ffffff";
  const cells = (
    <View
      wrap={breaks}
      style={{ flexDirection: "row", borderTopWidth: 0.6, borderTopColor: row.note ? colours.quiet : colours.line, backgroundColor: paper }}
      {...(row.note ? { minPresenceAhead: 22 } : {})}
      {...marked(mark)}
    >
      {inOrder(row.cells, (cell, place) => (
        <View style={{ width: widths[place] ?? 80, paddingVertical: density.padding, paddingHorizontal: 4 }} {...marked({ role: "TD" })}>
          {place === 0 && repeated ? <RowLabel cell={cell} density={density} /> : <Cell cell={cell} density={density} />}
        </View>
      ))}
    </View>
  );
  if (!row.note) return cells;
  const indent = (widths[0] ?? 0) < 50 ? (widths[0] ?? 0) : 0;
  const small = { ...density, size: density.size - 0.5 };
  return (
    <View wrap={tallest + textHeight(row.note.text, contentWidth - indent - 8, small) > keepTogether}>
      {cells}
      <View style={{ paddingLeft: indent + 4, paddingRight: 4, paddingBottom: 5 }} {...marked({ role: "TR" })}>
        <View {...marked({ role: "TD", columns: row.cells.length })}>
          <Said statement={row.note} style={{ fontSize: small.size, lineHeight: small.lineHeight, color: colours.note }} tight />
        </View>
      </View>
    </View>
  );
}

/** A table that is no taller than a few rows stays in one piece. */
const isSmall = (table: Table, widths: readonly number[], density: Density): boolean => {
  if (table.rows.length > 8) return false;
  const height = table.rows.reduce(
    (sum, row) =>
      sum +
      Math.max(...row.cells.map((cell, place) => cellHeight(cell, (widths[place] ?? 80) - 8, density))) +
      2 * density.padding +
      (row.note ? textHeight(row.note.text, contentWidth - 8, density) : 0),
    0,
  );
  return height <= keepTogether;
};

/** A table, or a piece of one whose first row has `from` before it, that breaks between its rows, repeats its head on each page, and says so in words when it has no row. */
export function ReportTable({ table, from }: { table: Table; from: number }): ReactNode {
  const density = densities[table.density ?? "normal"];
  const total = table.columns.reduce((sum, column) => sum + column.weight, 0);
  const widths = table.columns.map((column) => (column.weight / total) * contentWidth);
  if (table.rows.length === 0)
    return (
      <Text style={{ color: colours.open, fontStyle: "italic", marginBottom: 8, fontSize: 8.6 }} {...marked({ role: "P" })}>
        {table.empty}
      </Text>
    );
  return (
    <View style={{ marginBottom: 10 }} wrap={!isSmall(table, widths, density)} {...marked({ role: "Table" })}>
      {table.caption ? (
        <Text
          style={{ fontSize: 8, lineHeight: 1.3, color: colours.quiet, fontWeight: 600, marginBottom: 3 }}
          minPresenceAhead={10}
          {...marked({ role: "Caption" })}
        >
          {table.caption}
        </Text>
      ) : null}
      <View style={{ borderBottomWidth: 0.6, borderBottomColor: colours.line }}>
        <View
          fixed
          wrap={false}
          minPresenceAhead={10}
          style={{ flexDirection: "row", backgroundColor: colours.head, borderTopWidth: 0.9, borderTopColor: colours.accent }}
          {...marked({ role: "TR", repeats: true })}
        >
          {inOrder(table.columns, (column, place) => (
            <View
              key={`${column.label}${place}`}
              style={{ width: widths[place] ?? 80, paddingVertical: density.padding, paddingHorizontal: 4 }}
              {...marked({ role: "TH", scope: "Column" })}
            >
              <Text style={{ fontSize: density.size - 0.3, lineHeight: density.lineHeight, fontWeight: 600, color: colours.accent }}>
                {column.label}
              </Text>
            </View>
          ))}
        </View>
        {inOrder(table.rows, (row, index) => (
          <Row key={row.id ?? `${index}`} row={row} widths={widths} density={density} index={from + index} />
        ))}
      </View>
    </View>
  );
}
