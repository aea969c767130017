import { createRequire } from "node:module";
import { Font } from "@react-pdf/renderer";

const { resolve } = createRequire(import.meta.url);

export const textFamily = "Noto Sans";
/** Noto Sans has no ≤ ≥ → ✓ ✗ ☐; without a second family they vanish from the page. */
export const families = [textFamily, "DejaVu Sans"];

type Shaped = { glyphs: unknown[]; positions: { xAdvance: number }[]; advanceWidth: number };
type Shaper = { layout(text: string, features?: unknown, script?: unknown, language?: unknown, direction?: string): Shaped };

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

const noto = (folder: string, name: string) => resolve(`@expo-google-fonts/noto-sans/${folder}/${name}.ttf`);
const dejavu = (name: string) => resolve(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${name}.woff`);

/** Long names of files, models and keys may break after a sign; ordinary words stay whole. */
const breakLongWords = (word: string): string[] => {
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
      family: "DejaVu Sans",
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
        if (source.data) shapeByWord(source.data);
      }
    }
  })();
  return loading;
}

/** The loaded font object of the text family, for what the printer draws itself. */
export const textFont = (fontWeight: 400 | 600): unknown => Font.getFont({ fontFamily: textFamily, fontWeight })?.data;
