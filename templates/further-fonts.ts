import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fontkit from "fontkit";
import subsetFont from "subset-font";
import { isUsual } from "@/lib/domain/report/printable-letters";

/** Han, kana, Hangul and emoji, which the text family has not. Each family is many small files, by how often letters are used. */
const names = {
  simplified: "noto-sans-sc",
  traditional: "noto-sans-tc",
  japanese: "noto-sans-jp",
  korean: "noto-sans-kr",
  emoji: "noto-emoji",
} as const;
type Family = keyof typeof names;
export const furtherFamilies = Object.keys(names) as readonly Family[];

type Slice = { file: string; declares: (letter: number) => boolean };

/** Gives where a file of a package lies: beside the server, or wherever the command line was installed. */
type Locate = (file: string) => string;
const besideServer: Locate = (file) => join(/* turbopackIgnore: true */ process.cwd(), "node_modules", file);

const folderOf = (family: Family): string => `@fontsource-variable/${names[family]}`;

/** Whether a letter lies in ranges as style sheets write them: `U+4e00-4e03,U+4e07`. */
function within(ranges: string): (letter: number) => boolean {
  const pairs = ranges.split(",").map((range) => {
    const [from = "", to = from] = range.trim().slice(2).split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (letter) => pairs.some(([from, to]) => letter >= from && letter <= to);
}

const held = new Map<Family, readonly Slice[]>();

/** The files of a family with the letters that each says it is for; it may hold fewer. */
function slicesOf(family: Family, locate: Locate): readonly Slice[] {
  const known = held.get(family);
  if (known) return known;
  const folder = folderOf(family);
  const ranges = JSON.parse(readFileSync(locate(`${folder}/unicode.json`), "utf8")) as Readonly<Record<string, string>>;
  const slices = Object.entries(ranges).map(([name, range]) => ({
    file: locate(`${folder}/files/${names[family]}-${name.replaceAll(/[[\]]/g, "")}-wght-normal.woff2`),
    declares: within(range),
  }));
  held.set(family, slices);
  return slices;
}

/** Letters of a font file: what it truly holds. */
const lettersIn = (font: Uint8Array): ReadonlySet<number> => new Set<number>(fontkit.create(font).characterSet);

/** Every letter that a family holds, read from all of its files; seconds of work, for the test of what can be printed. */
export function lettersOfFamily(family: Family): ReadonlySet<number> {
  const folder = join(besideServer(folderOf(family)), "files");
  const letters = new Set<number>();
  for (const file of readdirSync(folder))
    if (file.endsWith("-wght-normal.woff2")) for (const letter of lettersIn(readFileSync(join(folder, file)))) letters.add(letter);
  return letters;
}

const isKana = (letter: number): boolean => letter >= 0x3041 && letter <= 0x30ff;

/**
 * Which family is asked first. Many Han letters are drawn otherwise in Japan, Taiwan and the People's Republic: kana say that a
 * document is Japanese, letters that only the traditional family declares that it is traditional.
 */
function inOrder(letters: readonly number[], locate: Locate): readonly Family[] {
  const han: readonly Family[] = ["simplified", "traditional"];
  if (letters.some(isKana)) return ["japanese", ...han, "korean", "emoji"];
  const declared = (family: Family) =>
    letters.filter((letter) => letter >= 0x3400 && slicesOf(family, locate).some(({ declares }) => declares(letter))).length;
  const chinese = declared("traditional") > declared("simplified") ? han.toReversed() : han;
  return [...chinese, "japanese", "korean", "emoji"];
}

/** Fonts that a signature block needs beside the text family, which has these letters not; none for nearly every name. */
export async function fontsBesideTextFamily(text: string): Promise<readonly Uint8Array[]> {
  if (isUsual(text)) return [];
  const own = lettersIn(readFileSync(besideServer("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf")));
  const lacking = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0).filter((letter) => !own.has(letter));
  if (lacking.length === 0) return [];
  const symbols = readFileSync(besideServer("@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff"));
  const inSymbols = lettersIn(symbols);
  const further = await furtherFonts(lacking.filter((letter) => !inSymbols.has(letter)));
  return [...(lacking.some((letter) => inSymbols.has(letter)) ? [symbols] : []), ...further.map(({ regular }) => regular)];
}

/** A small font with some letters of a document, as TrueType. */
export type FurtherFont = { name: string; regular: Uint8Array; semiBold: Uint8Array };

/** The fonts that print these letters; letters that no family holds are left out. Same letters, same bytes. */
export async function furtherFonts(letters: Iterable<number>, locate: Locate = besideServer): Promise<readonly FurtherFont[]> {
  const fonts: FurtherFont[] = [];
  const left = new Set([...letters].toSorted((one, other) => one - other));
  for (const family of left.size === 0 ? [] : inOrder([...left], locate))
    for (const { file, declares } of slicesOf(family, locate)) {
      const wanted = [...left].filter(declares);
      if (wanted.length === 0) continue;
      const whole = readFileSync(file);
      const given = lettersIn(whole);
      const found = wanted.filter((letter) => given.has(letter));
      if (found.length === 0) continue;
      const at = (weight: number) =>
        subsetFont(whole, String.fromCodePoint(...found), {
          targetFormat: "truetype",
          variationAxes: { wght: weight },
          noHinting: true,
          dropTables: ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx"],
        });
      for (const letter of found) left.delete(letter);
      fonts.push({ name: `${names[family]}-${fonts.length + 1}`, regular: await at(400), semiBold: await at(600) });
    }
  return fonts;
}
