import type { DpiaReport, ReportBlock, Statement } from "../report/report";
import { plainText } from "../report/rich-text";
import { type Place, placeKey, placeOfGround } from "./place";
import { holdsQuote } from "./quote";

/** A stretch of the printed document that notes can stand beside: a paragraph, an item, a line of particulars, a row of a table. */
export type Passage = {
  id: string;
  /** The printed words. */
  text: string;
  /** What it rests on and a comment can hang on, in the order in which it is printed; each once. */
  places: readonly Place[];
  /** Keys of the places that are printed here and not only drawn on: a note about them belongs here. */
  prints: readonly string[];
};

/** The id of a passage on the page: `part-1.12.3` is the fourth part of the thirteenth block. */
export const passageId = (sectionId: string, block: number, part: number): string => `${sectionId}.${block}.${part}`;

/** The statements of a block, by passage: one for each part that notes can stand beside. */
function partsOf(block: ReportBlock): readonly (readonly Statement[])[] {
  switch (block.kind) {
    case "paragraph":
    case "verification":
      return [[block.statement]];
    case "definitions":
      return block.rows.map(({ statement }) => [statement]);
    case "table":
      return block.rows.map(({ cells, note }) => [...cells, ...(note ? [note] : [])]);
    case "list":
    case "notice":
      return block.items.map((item) => [item]);
    case "signOff":
      return block.rows.map(({ name }) => [name]);
    case "heading":
    case "diagram":
    case "heatMap":
      return [];
    default: {
      const never: never = block;
      return never;
    }
  }
}

const placesIn = ({ restsOn }: Statement): readonly Place[] => restsOn.flatMap((ground) => placeOfGround(ground) ?? []);

function passageOf(id: string, statements: readonly Statement[]): Passage {
  const places = new Map<string, Place>();
  const prints: string[] = [];
  for (const statement of statements) {
    const own = placesIn(statement);
    for (const place of own) if (!places.has(placeKey(place))) places.set(placeKey(place), place);
    for (const place of own) if (own.length === 1 || place.kind !== "answer") prints.push(placeKey(place));
  }
  return { id, text: statements.map(({ text }) => plainText(text)).join("\n"), places: [...places.values()], prints };
}

/** Every passage of a document's sections that something can be said about, in the order in which it is printed. */
export const passagesOf = ({ sections }: Pick<DpiaReport, "sections">): readonly Passage[] =>
  sections.flatMap((section) =>
    section.blocks.flatMap((block, index) =>
      partsOf(block)
        .map((statements, part) => passageOf(passageId(section.id, index, part), statements))
        .filter(({ places }) => places.length > 0),
    ),
  );

/** The one place whose own words a statement is, by what stands there; null where it is derived or put together from several. */
export function quotedFrom(statement: Statement, textAt: (key: string) => string | undefined): string | null {
  const [place, ...others] = placesIn(statement);
  if (!place || others.length > 0 || statement.mark) return null;
  const words = plainText(statement.text);
  return words !== "" && holdsQuote(textAt(placeKey(place)) ?? "", words) ? placeKey(place) : null;
}
