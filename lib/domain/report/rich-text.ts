/** A stretch of text in one style. `href` is https, mailto, or `#id` of a place in the same document; nothing else gets through. */
export type Run = { text: string; bold?: true; href?: string };

/** A long text as plain data: paragraphs and lists, nothing that could carry markup or script. */
export type RichBlock =
  | { kind: "paragraph"; runs: readonly Run[] }
  | { kind: "list"; ordered: boolean; items: readonly (readonly Run[])[] };

export type RichText = readonly RichBlock[];

/** Control and formatting characters that no reader sees: they break PDF text, or turn the reading order of what follows. */
const unprintable = /[^\P{Cc}\n]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu;

/** Text without control characters and lone surrogates; tabs become spaces. */
export const printable = (text: string): string => text.toWellFormed().replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(unprintable, "");

const allowedLink = (target: string): string | null => {
  if (/^mailto:[^\s@<>"]+@[^\s@<>"]+$/i.test(target)) return target;
  try {
    const url = new URL(target);
    return url.protocol === "https:" && url.username === "" && url.password === "" ? url.href : null;
  } catch {
    return null;
  }
};

const inline = /\*\*([^*\n]+)\*\*|\[([^\]\n]{1,500})\]\(([^()\s]{1,2000})\)/g;

/** Bold and links of one line; a link to anything but https or mailto stays as it was typed. */
function parseRuns(line: string): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of line.matchAll(inline)) {
    const [whole, bold, label, target] = match;
    if (match.index > from) runs.push({ text: line.slice(from, match.index) });
    from = match.index + whole.length;
    if (bold !== undefined) {
      runs.push({ text: bold, bold: true });
      continue;
    }
    const href = allowedLink(target ?? "");
    runs.push(href && label ? { text: label, href } : { text: whole });
  }
  if (from < line.length) runs.push({ text: line.slice(from) });
  return runs;
}

const bullet = /^\s{0,3}[-*•]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;

/**
 * Reads the Markdown subset of long answers: paragraphs parted by an empty line, `- ` and `1. ` lists, `**bold**`,
 * `[label](https://…)`. Everything else is text; HTML is text. Never throws; linear in the length.
 */
export function parseRichText(source: string): RichText {
  const blocks: RichBlock[] = [];
  let paragraph: string[] = [];
  let items: (readonly Run[])[] = [];
  let ordered = false;
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", runs: parseRuns(paragraph.join("\n")) });
    paragraph = [];
  };
  const endList = () => {
    if (items.length > 0) blocks.push({ kind: "list", ordered, items });
    items = [];
  };
  for (const line of printable(source).split("\n")) {
    const item = bullet.exec(line) ?? numbered.exec(line);
    if (item) {
      endParagraph();
      const isNumbered = numbered.test(line);
      if (isNumbered !== ordered) endList();
      ordered = isNumbered;
      items.push(parseRuns(item[1] ?? ""));
    } else if (line.trim() === "") {
      endParagraph();
      endList();
    } else {
      endList();
      paragraph.push(line.trim());
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** The words of a rich text without its marks, blocks parted by a line break. */
export const plainText = (text: RichText): string =>
  text
    .map((block) =>
      block.kind === "paragraph"
        ? block.runs.map((run) => run.text).join("")
        : block.items.map((item) => item.map((run) => run.text).join("")).join("\n"),
    )
    .join("\n");

/** One paragraph of plain words, with no marks read. */
export const plainParagraph = (text: string): RichText => [{ kind: "paragraph", runs: [{ text: printable(text) }] }];
