import { diffWords } from "diff";

/** A stretch of text that two versions share, or that only one of them has. */
export type DifferencePiece = { text: string; change: "same" | "added" | "removed" };

/** Beyond so many changed words the two texts have nothing to do with one another: one is shown after the other. */
const mostChanges = 1_500;

/** Segments piece by piece, cut at spaces: the time that `Intl.Segmenter` takes grows with the square of a text's length. */
function segmenterFor(language: string) {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return {
    resolvedOptions: () => segmenter.resolvedOptions(),
    *segment(text: string) {
      for (const [piece] of text.matchAll(/[\s\S]{1,400}(?=\s|$)|[\s\S]{1,400}/g)) yield* segmenter.segment(piece);
    },
  };
}

/** The differences of two texts word by word, by the rules of the language; spaces and line breaks alone are no difference. */
export function wordDifference(before: string, after: string, language = "en"): readonly DifferencePiece[] {
  if (before === after) return before === "" ? [] : [{ text: before, change: "same" }];
  const pieces = diffWords(before, after, { intlSegmenter: segmenterFor(language), maxEditLength: mostChanges });
  if (!pieces)
    return [before, after].flatMap((text, index): DifferencePiece[] =>
      text === "" ? [] : [{ text, change: index === 0 ? "removed" : "added" }],
    );
  return pieces.map(({ value, added, removed }) => ({ text: value, change: added ? "added" : removed ? "removed" : "same" }));
}
