import { parseRichText, plainText } from "../report/rich-text";

/** Words with single spaces and without the marks of the Markdown subset: what is compared, whether typed or printed. */
export const bareWords = (text: string): string =>
  plainText(parseRichText(text))
    .replace(/\*\*|`/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Whether a text still holds the quoted passage, however its lines are broken. */
export const holdsQuote = (text: string, quote: string): boolean => bareWords(text).includes(bareWords(quote));
