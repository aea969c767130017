import type { ReportBlock, TableRow } from "@/lib/domain/report/report";
import { plainText } from "@/lib/domain/report/rich-text";

/** A block, or a part of a long one; `from` is how many items of it stand before. */
export type Piece = { block: ReportBlock; from: number };

/**
 * The layout holds places in single precision. In a node of more than some ten pages its children seem to overlap by rounding,
 * and what overlaps is never broken over pages: everything after the first page would be lost. So no node grows that tall.
 */
const longestPiece = 60_000;
const mostItems = 120;

const letters = (row: TableRow): number =>
  Math.max(40, ...row.cells.map((cell) => plainText(cell.text).length * 4)) + (row.note ? plainText(row.note.text).length : 0);

function cut<T>(items: readonly T[], weigh: (item: T) => number): readonly (readonly T[])[] {
  const parts: T[][] = [[]];
  let weight = 0;
  for (const item of items) {
    const last = parts.at(-1) as T[];
    const own = weigh(item);
    if (last.length > 0 && (last.length >= mostItems || weight + own > longestPiece)) {
      parts.push([item]);
      weight = own;
    } else {
      last.push(item);
      weight += own;
    }
  }
  return parts;
}

/** A block in pieces that the layout can break: long tables, lists and notices in several, everything else whole. */
export function piecesOf(block: ReportBlock): readonly Piece[] {
  const whole = [{ block, from: 0 }];
  const inPieces = <T>(parts: readonly (readonly T[])[], make: (part: readonly T[], place: number) => ReportBlock): readonly Piece[] => {
    if (parts.length < 2) return whole;
    let from = 0;
    return parts.map((part, place) => {
      const piece = { block: make(part, place), from };
      from += part.length;
      return piece;
    });
  };
  switch (block.kind) {
    case "table":
      return inPieces(cut(block.rows, letters), (rows, place) => ({ ...block, rows, caption: place === 0 ? block.caption : null }));
    case "list":
      return inPieces(
        cut(block.items, (item) => plainText(item.text).length),
        (items) => ({ ...block, items }),
      );
    case "notice":
      return inPieces(
        cut(block.items, (item) => plainText(item.text).length),
        (items) => ({ ...block, items }),
      );
    default:
      return whole;
  }
}
