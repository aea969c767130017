import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBlock, TableCell, TableRow } from "@/lib/domain/report/report";
import { plainText, type RichText } from "@/lib/domain/report/rich-text";
import { inOrder } from "./in-order";
import { LevelLabel } from "./level-mark";
import { type Mark, marked } from "./mark";
import { colours, contentWidth } from "./theme";
import { Said } from "./words";

type Table = Extract<ReportBlock, { kind: "table" }>;

/** Average width of a letter of Noto Sans as a share of its size; only used to tell short rows from long ones. */
const letterWidth = 0.52;
/** Rows up to this height move to the next page whole; taller ones break. */
const keepTogether = 170;

/** Whether a statement is short enough to move to the next page whole. */
export const isShort = (...texts: readonly RichText[]): boolean => texts.reduce((sum, text) => sum + plainText(text).length, 0) < 900;

const cellHeight = (cell: TableCell, width: number, size: number): number => {
  const letters = Math.max(6, width / (size * letterWidth));
  const lines = plainText(cell.text)
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  return lines * size * 1.4 + (cell.levels?.length ?? 0) * 14;
};

const Cell = ({ cell, size }: { cell: TableCell; size: number }): ReactNode => (
  <>
    {inOrder(cell.levels ?? [], (level, _index) => (
      <LevelLabel mark={level} compact />
    ))}
    {cell.text.length > 0 ? <Said statement={cell} style={{ fontSize: size }} /> : null}
  </>
);

function Row({ row, widths, size, index }: { row: TableRow; widths: readonly number[]; size: number; index: number }): ReactNode {
  const tallest = Math.max(...row.cells.map((cell, place) => cellHeight(cell, (widths[place] ?? 80) - 8, size)));
  const mark: Mark = { role: "TR", ...(row.id ? { anchor: row.id } : {}) };
  return (
    <>
      <View
        wrap={tallest > keepTogether}
        style={{
          flexDirection: "row",
          borderTopWidth: 0.6,
          borderTopColor: colours.line,
          backgroundColor: index % 2 === 1 ? colours.band : "#ffffff",
        }}
        {...(row.note ? { minPresenceAhead: 24 } : {})}
        {...marked(mark)}
      >
        {inOrder(row.cells, (cell, place) => (
          <View style={{ width: widths[place] ?? 80, paddingVertical: 3, paddingHorizontal: 4 }} {...marked({ role: "TD" })}>
            <Cell cell={cell} size={size} />
          </View>
        ))}
      </View>
      {row.note ? (
        <View
          wrap={!isShort(row.note.text)}
          style={{ paddingHorizontal: 4, paddingBottom: 4, backgroundColor: index % 2 === 1 ? colours.band : "#ffffff" }}
          {...marked({ role: "TR" })}
        >
          <View {...marked({ role: "TD" })}>
            <Said statement={row.note} style={{ fontSize: size - 0.6, color: colours.quiet }} />
          </View>
        </View>
      ) : null}
    </>
  );
}

/** A table that breaks between its rows, repeats its head on each page, and says so in words when it has no row. */
export function ReportTable({ table }: { table: Table }): ReactNode {
  const size = table.dense ? 7.8 : 8.3;
  const total = table.columns.reduce((sum, column) => sum + column.weight, 0);
  const widths = table.columns.map((column) => (column.weight / total) * contentWidth);
  if (table.rows.length === 0)
    return (
      <Text style={{ color: colours.open, fontStyle: "italic", marginBottom: 8, fontSize: 8.6 }} {...marked({ role: "P" })}>
        {table.empty}
      </Text>
    );
  return (
    <View style={{ marginBottom: 10 }}>
      {table.caption ? (
        <Text
          style={{ fontSize: 8.2, color: colours.quiet, fontWeight: 600, marginBottom: 2 }}
          minPresenceAhead={60}
          {...marked({ role: "Caption" })}
        >
          {table.caption}
        </Text>
      ) : null}
      <View style={{ borderBottomWidth: 0.6, borderBottomColor: colours.line }} {...marked({ role: "Table" })}>
        <View
          fixed
          wrap={false}
          minPresenceAhead={34}
          style={{ flexDirection: "row", backgroundColor: colours.head, borderTopWidth: 0.9, borderTopColor: colours.accent }}
          {...marked({ role: "TR", repeats: true })}
        >
          {inOrder(table.columns, (column, place) => (
            <View
              key={`${column.label}${place}`}
              style={{ width: widths[place] ?? 80, paddingVertical: 3, paddingHorizontal: 4 }}
              {...marked({ role: "TH", scope: "Column" })}
            >
              <Text style={{ fontSize: size - 0.4, fontWeight: 600, color: colours.accent }}>{column.label}</Text>
            </View>
          ))}
        </View>
        {inOrder(table.rows, (row, index) => (
          <Row key={row.id ?? `${index}`} row={row} widths={widths} size={size} index={index} />
        ))}
      </View>
    </View>
  );
}
