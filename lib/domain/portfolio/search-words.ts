import type { Answer } from "../questionnaire/answer";
import { answerText } from "../questionnaire/describe-answer";
import { questionText } from "../questionnaire/english";
import { parsePath } from "../questionnaire/questions";

/** Letters that Unicode does not take apart into a plain one and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};

/** Text as it is compared: accents and case folded, so that "Müller" and "MULLER" are the same. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    // A capital İ leaves its dot behind.
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđðþıς]/g, (letter) => plainLetters[letter] ?? letter);

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
const longestWord = 40;
const foldedWord = (word: string): string => [...folded(word)].slice(0, longestWord).join("");

/** The different words of a text, folded; single letters and signs are none. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [found] of text.matchAll(wordPattern)) {
    const word = foldedWord(found);
    if (word.length > 1) words.add(word);
  }
  return words;
}

/**
 * What of an answer can be found: the text, the words of what was chosen, notes and reasons. Not yes and no, and not the names
 * of other records, which are found where they are given.
 */
export function searchedText(path: string, answer: Answer | null): string {
  const parsed = answer === null ? null : parsePath(path);
  const words = parsed ? questionText(path) : undefined;
  if (answer === null || !parsed || !words) return "";
  if ("unknown" in answer) return answer.note ?? "";
  if ("notApplicable" in answer) return answer.notApplicable;
  const { kind } = parsed.structure;
  if (kind === "yesNo" || kind === "reference" || kind === "references" || kind === "evidence") return "";
  return answerText(parsed.structure, words, answer, (id) => id);
}

/** A word that is looked for, in each way it may be spelt: from its beginning where it is long enough to say something, else as a whole. */
export type SoughtWord = { spellings: readonly string[]; fromBeginning: boolean };

const mostWords = 8;
/** Two or three letters begin too many words: "EU" and "AWS" are looked for as they stand. */
const shortestBeginning = 4;

const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };
/** "ue" that may stand for ü: not in "question" or "Steuer", nor at the end of a word. */
const writtenOut = /(?<![aeiouq])([aou])e(?=[b-df-hj-np-tv-z])/g;

/** German words are typed with umlauts and without: "Prüfung" finds "Pruefung", and the other way round. */
function spellingsOf(word: string): readonly string[] {
  const plain = foldedWord(word);
  const out = foldedWord(
    word
      .normalize("NFC")
      .toLowerCase()
      .replace(/[äöü]/g, (letter) => umlauts[letter] ?? letter),
  );
  return [...new Set([plain, out, plain.replace(writtenOut, "$1")])];
}

/** The words of a search, at most eight; none where the text holds no word. */
export function soughtWords(text: string): readonly SoughtWord[] {
  const words = new Map<string, SoughtWord>();
  for (const [found] of text.matchAll(wordPattern)) {
    const word = foldedWord(found);
    if (word.length > 1) words.set(word, { spellings: spellingsOf(found), fromBeginning: word.length >= shortestBeginning });
  }
  return [...words.values()].slice(0, mostWords);
}

const isFound = (word: string, sought: readonly SoughtWord[]): boolean =>
  sought.some(({ spellings, fromBeginning }) => spellings.some((one) => (fromBeginning ? word.startsWith(one) : word === one)));

/** A part of a passage; `hit` where it is one of the words that were looked for. */
export type PassagePart = { text: string; hit: boolean };

const before = 60;
const longestPassage = 220;

/** The passage of a text around its first hit, with the words that were looked for marked. */
export function passageOf(text: string, sought: readonly SoughtWord[]): readonly PassagePart[] {
  const plain = text.replace(/\s+/g, " ").trim();
  const hits = [...plain.matchAll(wordPattern)].filter(([found]) => isFound(foldedWord(found), sought));
  const first = hits[0]?.index ?? 0;
  const start = first <= before ? 0 : plain.indexOf(" ", first - before) + 1 || first;
  const cut = plain.lastIndexOf(" ", start + longestPassage);
  const end = plain.length - start <= longestPassage ? plain.length : cut > first ? cut : start + longestPassage;
  const parts: PassagePart[] = [];
  let at = start;
  const add = (to: number, hit: boolean) => {
    if (to > at) parts.push({ text: plain.slice(at, to), hit });
    at = to;
  };
  for (const hit of hits) {
    const from = hit.index ?? 0;
    if (from < start || from + hit[0].length > end) continue;
    add(from, false);
    add(from + hit[0].length, true);
  }
  add(end, false);
  if (start > 0) parts.unshift({ text: "… ", hit: false });
  if (end < plain.length) parts.push({ text: " …", hit: false });
  return parts;
}
