import { IntlMessageFormat } from "intl-messageformat";
import type { Message } from "../reasoning/because";
import { englishMessages } from "./english";

const formats = new Map<string, IntlMessageFormat>();

/** A message as a sentence of the language (only `en` is held). Throws for a key without text: a bug, found by the tests. */
export function sentence(message: Message, language = "en"): string {
  const cacheKey = `${language}:${message.message}`;
  let format = formats.get(cacheKey);
  if (!format) {
    const text = englishMessages[message.message];
    if (text === undefined) throw new Error(`No text for the message ${message.message}`);
    format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
    formats.set(cacheKey, format);
  }
  return String(format.format({ ...message.values }));
}
