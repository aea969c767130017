export type CsvCell = string | number | null;

/**
 * A cell that a spreadsheet would take for a formula begins with an apostrophe (CWE-1236): = + - @, a tab, a line end, and the
 * wide forms of the signs, which some programs fold.
 */
const asText = (text: string): string => (/^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text);

const cell = (value: CsvCell): string => {
  if (value === null) return "";
  if (typeof value === "number") return `${value}`;
  return `"${asText(value).replaceAll('"', '""')}"`;
};

/** Rows as RFC 4180 says, with the byte-order mark that spreadsheets take for "this is UTF-8"; texts always in quotes. */
export const csvText = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
