import { createRequire } from "node:module";
import { Font } from "@react-pdf/renderer";
import * as fontkit from "fontkit";
import { furtherFonts } from "./further-fonts";

const { resolve } = createRequire(import.meta.url);

const textFamily = "Noto Sans";
const symbolFamily = "DejaVu Sans";
/**
 * Noto Sans has no ≤ ≥ → ✓ ✗ ☐; without a second family they vanish from the page. What neither has comes in families of the document
 * that is being printed (`withFontsFor`).
 */
export const families = [textFamily, symbolFamily];

type Shaped = { glyphs: unknown[]; positions: { xAdvance: number }[]; advanceWidth: number };
type Glyph = { advanceWidth: number };
type Table = { pos: number };
type Shaper = {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  /** The bytes of a table of the file, to be read from `pos`; the whole file's where they lie in it as they are. */
  _getTableStream(tag: string): Table | null;
  readonly stream: Table;
  glyphForCodePoint(codePoint: number): Glyph;
  layout(text: string, features?: unknown, script?: unknown, language?: unknown, direction?: string): Shaped;
};

/** Scripts in which Noto Sans neither kerns nor joins across a space, so that words can be shaped on their own. */
const shapedByWord = /^[\u0020-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff\u2010-\u2030\u2039\u203a\u20ac\u2190-\u22ff]*$/;
const cacheLimit = 20_000;

/** Shapes each word once per font. Shaping is the largest cost of a document, and documents repeat their words. */
function shapeByWord(font: Shaper): void {
  const whole = font.layout.bind(font);
  const words = new Map<string, Shaped>();
  const word = (text: string, direction: string | undefined): Shaped => {
    const key = `${direction}:${text}`;
    let shaped = words.get(key);
    if (!shaped) {
      if (words.size > cacheLimit) words.clear();
      shaped = whole(text, undefined, undefined, undefined, direction);
      words.set(key, shaped);
    }
    return shaped;
  };
  font.layout = (text, features, script, language, direction) => {
    const ownFeatures = Array.isArray(features) ? features.length > 0 : features != null;
    if (ownFeatures || script != null || !shapedByWord.test(text)) return whole(text, features, script, language, direction);
    const glyphs: unknown[] = [];
    const positions: { xAdvance: number }[] = [];
    let advanceWidth = 0;
    for (const part of text.match(/ +|[^ ]+/g) ?? []) {
      const shaped = word(part, direction);
      advanceWidth += shaped.advanceWidth;
      for (const glyph of shaped.glyphs) glyphs.push(glyph);
      // Positions are changed by the line breaker; glyphs are not.
      for (const position of shaped.positions) positions.push({ ...position });
    }
    return { glyphs, positions, advanceWidth };
  };
}

/**
 * The layout asks for each letter of a text whether the font has it, and for the font's scale; both are read from the file at
 * every question. A document has few different letters.
 */
function lookUpOnce(font: Shaper): void {
  const has = font.hasGlyphForCodePoint.bind(font);
  const known = new Map<number, boolean>();
  font.hasGlyphForCodePoint = (codePoint) => {
    const held = known.get(codePoint);
    if (held !== undefined) return held;
    const found = has(codePoint);
    if (known.size > cacheLimit) known.clear();
    known.set(codePoint, found);
    return found;
  };
  Object.defineProperty(font, "unitsPerEm", { value: font.unitsPerEm });
}

/** The tables of a compressed font are inflated anew for each glyph that is embedded; here each is inflated once. */
function inflateOnce(font: Shaper): void {
  const read = font._getTableStream.bind(font);
  const inflated = new Map<string, Table>();
  font._getTableStream = (tag) => {
    const held = inflated.get(tag);
    if (held) {
      held.pos = 0;
      return held;
    }
    const table = read(tag);
    if (table !== null && table !== font.stream) inflated.set(tag, table);
    return table;
  };
}

const hyphen = 0x2d;
/** Stands where the line breaker would set a hyphen; the printer takes it out again. */
const brokenHere = Symbol("broken here");

/**
 * The line breaker ends every line that it breaks inside a word with a hyphen, and asks the font for it. In a file name, a model
 * id or a hash that hyphen would be read, and copied, as part of the name; so it gets a mark without width instead.
 */
function breakWithoutHyphen(font: Shaper): void {
  const glyphOf = font.glyphForCodePoint.bind(font);
  const shape = font.layout.bind(font);
  let shaping = false;
  font.glyphForCodePoint = (codePoint) =>
    codePoint === hyphen && !shaping
      ? Object.create(glyphOf(codePoint), { advanceWidth: { value: 0 }, codePoints: { value: [] }, [brokenHere]: { value: true } })
      : glyphOf(codePoint);
  font.layout = (...of) => {
    shaping = true;
    try {
      return shape(...of);
    } finally {
      shaping = false;
    }
  };
}

export const isBreakMark = (glyph: unknown): boolean => typeof glyph === "object" && glyph !== null && brokenHere in glyph;

const noto = (folder: string, name: string) => resolve(`@expo-google-fonts/noto-sans/${folder}/${name}.ttf`);
const dejavu = (name: string) => resolve(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${name}.woff`);

/** A line of Han, kana or Hangul breaks between any two letters, but not before what closes nor after what opens. */
const east = /[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const betweenLetters =
  /(?<=[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}])(?<![「『（［【〈《])(?![、。，．：；？！」』）］】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ])/u;

/** Long names of files, models and keys may break after a sign; ordinary words stay whole. */
const breakLongWords = (word: string): string[] => {
  if (east.test(word)) return word.split(betweenLetters);
  if (word.length <= 16) return [word];
  return word.split(/(?<=[-_/.:@])/).flatMap((piece) => piece.match(/.{1,12}/gsu) ?? []);
};

let loading: Promise<void> | null = null;

/** Registers and loads the embedded families once a process. Reads font files only; never the network. */
export function loadFonts(): Promise<void> {
  loading ??= (async () => {
    Font.register({
      family: textFamily,
      fonts: [
        { src: noto("400Regular", "NotoSans_400Regular"), fontWeight: 400 },
        { src: noto("600SemiBold", "NotoSans_600SemiBold"), fontWeight: 600 },
        { src: noto("400Regular_Italic", "NotoSans_400Regular_Italic"), fontWeight: 400, fontStyle: "italic" },
      ],
    });
    Font.register({
      family: symbolFamily,
      fonts: [
        { src: dejavu("400-normal"), fontWeight: 400 },
        { src: dejavu("700-normal"), fontWeight: 600 },
        { src: dejavu("400-italic"), fontWeight: 400, fontStyle: "italic" },
      ],
    });
    Font.registerHyphenationCallback(breakLongWords);
    // react-pdf falls back to Helvetica for what no family holds; it is not embedded, so the text family takes its place.
    const registered = Font.getRegisteredFonts() as Record<string, { sources: unknown[] }>;
    if (registered.Helvetica && registered[textFamily]) registered.Helvetica.sources = registered[textFamily].sources;
    for (const family of Object.values(
      Font.getRegisteredFonts() as Record<string, { sources: { data: Shaper | null; load(): Promise<void>; src: string }[] }>,
    )) {
      for (const source of family.sources) {
        if (!source.src.includes("/")) continue;
        await source.load();
        if (!source.data) continue;
        inflateOnce(source.data);
        lookUpOnce(source.data);
        breakWithoutHyphen(source.data);
        shapeByWord(source.data);
      }
    }
  })();
  return loading;
}

/** What every style of the two families holds: for these no document needs another font. */
let common: ReadonlySet<number> | null = null;

type Registered = Record<
  string,
  { sources: { data: (Shaper & { characterSet: number[] }) | null; loadResultPromise?: Promise<void> | null }[] }
>;
const registered = (): Registered => Font.getRegisteredFonts() as unknown as Registered;
const fontsOf = (family: string) => (registered()[family]?.sources ?? []).flatMap(({ data }) => data ?? []);

function lettersOfAllStyles(): ReadonlySet<number> {
  common ??= (() => {
    const inEach = (family: string): ReadonlySet<number> => {
      const [first, ...rest] = fontsOf(family).map(({ characterSet }) => new Set(characterSet));
      return new Set([...(first ?? [])].filter((letter) => rest.every((set) => set.has(letter))));
    };
    return new Set([...inEach(textFamily), ...inEach(symbolFamily)]);
  })();
  return common;
}

/** Registers a family of one upright font in two weights, which stands for its italics too. */
function registerUpright(family: string, [regular, semiBold]: readonly [unknown, unknown]): void {
  Font.register({
    family,
    fonts: [
      { src: family, fontWeight: 400 },
      { src: family, fontWeight: 600 },
      { src: family, fontWeight: 400, fontStyle: "italic" },
    ],
  });
  for (const [index, source] of (registered()[family]?.sources ?? []).entries())
    Object.assign(source, { data: index === 1 ? semiBold : regular, loadResultPromise: Promise.resolve() });
}

function opened(bytes: Uint8Array, name: string): Shaper {
  const font = fontkit.create(bytes) as Shaper;
  // Each part of a family would else go by the family's name.
  Object.defineProperty(font, "postscriptName", { value: name });
  lookUpOnce(font);
  breakWithoutHyphen(font);
  return font;
}

/**
 * Prints with what these letters need beyond the two families: fonts of their own with just these letters, or the upright letter where
 * an italic lacks it. One document at a time; without such letters nothing is loaded or changed.
 */
export async function withFontsFor<T>(letters: ReadonlySet<number>, print: () => Promise<T>): Promise<T> {
  await loadFonts();
  const everywhere = lettersOfAllStyles();
  const needed = [...letters].filter((letter) => !everywhere.has(letter));
  const uprights = [textFamily, symbolFamily].map((family) => ({ family, fonts: fontsOf(family) }));
  const isIn = ({ fonts: [regular] }: (typeof uprights)[number], letter: number) => regular?.hasGlyphForCodePoint(letter) === true;
  const added: string[] = [];
  const add = (family: string, regular: unknown, semiBold: unknown) => {
    registerUpright(family, [regular, semiBold]);
    added.push(family);
    families.push(family);
  };
  try {
    for (const { name, regular, semiBold } of await furtherFonts(
      needed.filter((letter) => !uprights.some((upright) => isIn(upright, letter))),
      resolve,
    ))
      add(name, opened(regular, `${name}-400`), opened(semiBold, `${name}-600`));
    for (const upright of uprights)
      if (needed.some((letter) => isIn(upright, letter))) add(`${upright.family} upright`, upright.fonts[0], upright.fonts[1]);
    return await print();
  } finally {
    families.splice(families.length - added.length, added.length);
    for (const family of added) delete registered()[family];
  }
}

/** The loaded font object of the text family, for what the printer draws itself. */
export const textFont = (fontWeight: 400 | 600): unknown => Font.getFont({ fontFamily: textFamily, fontWeight })?.data;

/** The outlines of a word in the semi-bold text font, in units of the font. */
export function outlines(word: string): {
  glyphs: readonly { path: { toSVG(): string } }[];
  positions: readonly { xAdvance: number }[];
  advanceWidth: number;
  unitsPerEm: number;
} {
  const font = textFont(600) as Shaper & { unitsPerEm: number };
  return { ...(font.layout(word) as Shaped & { glyphs: { path: { toSVG(): string } }[] }), unitsPerEm: font.unitsPerEm };
}
