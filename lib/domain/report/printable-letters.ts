import { lettersHeld } from "./letters-held";

let ranges: readonly (readonly [number, number])[] | null = null;

/** Pairs of "letters left out" and "letters held", each in base 36, one after the other from U+0000. */
function readRanges(): readonly (readonly [number, number])[] {
  let at = 0;
  return lettersHeld.split(" ").map((pair) => {
    const [out = "0", held = "1"] = pair.split(".");
    const from = at + Number.parseInt(out, 36);
    at = from + Number.parseInt(held, 36);
    return [from, at - 1] as const;
  });
}

/** Whether a document can print a letter, by its code point: one of the fonts that Groundwork brings has it. */
export function isPrintable(letter: number): boolean {
  ranges ??= readRanges();
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] as readonly [number, number];
    if (letter < from) high = middle - 1;
    else if (letter > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** Nearly every text consists of these, and needs no second look. */
const usual =
  /^[\n\r\t\u0020-\u007e\u00a0-\u024f\u0370-\u0377\u0384-\u038a\u038e-\u03a1\u03a3-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u22ff]*$/;

/** Whether every letter is one that most documents consist of. */
export const isUsual = (text: string): boolean => usual.test(text);

/** What shows nothing by itself: blanks, marks that choose between forms of a letter, controls that printing takes out. */
const silent = /[\s\p{Cc}\p{Cf}\p{VS}]/u;

/** Letters of a text that no document can print, each once, in the order in which they stand. */
export function unprintableLetters(text: string): readonly string[] {
  if (isUsual(text)) return [];
  return [...new Set(text)].filter((letter) => !silent.test(letter) && !isPrintable(letter.codePointAt(0) ?? 0));
}

/** `U+0E01`: what a letter is called by everybody. */
export const codeOf = (letter: string): string => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** So many letters side by side are named; of more, the rest is counted. */
const mostNamed = 12;

function standIn(letters: readonly string[]): string {
  const named = letters.slice(0, mostNamed).map(codeOf).join(" ");
  const more = letters.length - mostNamed;
  return `[${letters.length === 1 ? "character" : "characters"} ${named}${more > 0 ? ` and ${more} more` : ""}]`;
}

/**
 * The text as a document prints it: in place of letters that it cannot print stand their codes, so that nothing in a signed document is
 * an empty box. Marks that choose between forms of a letter are left out. The attached data keep the text.
 */
export function withStandIns(text: string): string {
  if (isUsual(text)) return text;
  const plain = text.replace(/\p{VS}/gu, "");
  const missing = new Set(unprintableLetters(plain));
  if (missing.size === 0) return plain;
  const out: string[] = [];
  let run: string[] = [];
  const end = () => {
    if (run.length > 0) out.push(standIn(run));
    run = [];
  };
  for (const letter of plain) {
    if (missing.has(letter)) run.push(letter);
    else {
      end();
      out.push(letter);
    }
  }
  end();
  return out.join("");
}
