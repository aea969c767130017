import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import { furtherFamilies, lettersOfFamily } from "@/templates/further-fonts";

const { resolve } = createRequire(import.meta.url);
const lettersOf = (file: string): readonly number[] => fontkit.create(readFileSync(resolve(file))).characterSet;

const isForPrivateUse = (letter: number): boolean => (letter >= 0xe000 && letter <= 0xf8ff) || letter >= 0xf0000;

/** Every letter that the fonts of a document hold, read from their files; for private use none means anything to a reader. */
export function heldLetters(): readonly number[] {
  const letters = new Set([
    ...lettersOf("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
    ...lettersOf("@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff"),
    ...furtherFamilies.flatMap((family) => [...lettersOfFamily(family)]),
  ]);
  return [...letters].filter((letter) => letter >= 0x20 && !isForPrivateUse(letter)).toSorted((one, other) => one - other);
}

/** `letters-held.ts` for these letters. */
export function lettersFile(letters: readonly number[]): string {
  const pairs: string[] = [];
  let end = 0;
  for (let at = 0; at < letters.length; ) {
    const from = letters[at] as number;
    let next = at + 1;
    while (letters[next] === from + next - at) next += 1;
    pairs.push(`${(from - end).toString(36)}${next - at === 1 ? "" : `.${(next - at).toString(36)}`}`);
    end = from + next - at;
    at = next;
  }
  const lines: string[] = [""];
  for (const pair of pairs) {
    if ((lines.at(-1) ?? "").length + pair.length > 120) lines.push("");
    lines[lines.length - 1] = `${lines.at(-1)}${lines.at(-1) === "" ? "" : " "}${pair}`;
  }
  return [
    "/**",
    " * Made from the fonts by `UPDATE_GOLDEN=1 npx vitest run tests/golden/letters.test.ts`: which letters they hold, as pairs of letters left",
    " * out and letters held (one where no number stands), in base 36.",
    " */",
    `export const lettersHeld =`,
    lines.map((line, index) => `  "${line}${index === lines.length - 1 ? "" : " "}"`).join(" +\n") + ";",
    "",
  ].join("\n");
}
