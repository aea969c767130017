import { z } from "zod";

/** PostgreSQL cannot store U+0000, and half a surrogate pair is no text; everything else is kept as typed and shown safely. */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

export const notStorable = "holds a character that cannot be stored (U+0000 or half of a character)";

/** Text of at most so many characters, the empty one too. */
export const storableText = (length: number) =>
  z
    .string()
    .max(length, `Please use at most ${length.toLocaleString("en-GB")} characters.`)
    .refine(isStorable, `This text ${notStorable}. Please remove it and try again.`);

/** The same without blanks at its ends, and not empty: `missing` says what to write. */
export const filledText = (length: number, missing: string) => storableText(length).trim().min(1, missing);
