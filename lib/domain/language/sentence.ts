import { IntlMessageFormat } from "intl-messageformat";
import type { Message } from "../reasoning/because";
import { dateText, isPlainDate } from "./date-text";
import { englishMessages } from "./english";

type Held = { format: IntlMessageFormat; quoted: readonly string[] };
const formats = new Map<string, Held>();

/** Names of the values that stand in quotation marks. */
const quotedValues = (text: string): readonly string[] => [...text.matchAll(/“\{(\w+)\}”/g)].flatMap(([, name]) => name ?? []);

/** A text inside quotation marks carries single ones itself: “Assistant ‘Vela’”. */
const inQuotes = (value: unknown): unknown => (typeof value === "string" ? value.replaceAll("“", "‘").replaceAll("”", "’") : value);

/** A message as a sentence of the language (only `en` is held); plain dates among its values are said in words. Throws for a key without text: a bug, found by the tests. */
export function sentence(message: Message, language = "en"): string {
  const cacheKey = `${language}:${message.message}`;
  let held = formats.get(cacheKey);
  if (!held) {
    const text = englishMessages[message.message];
    if (text === undefined) throw new Error(`No text for the message ${message.message}`);
    held = { format: new IntlMessageFormat(text, language, undefined, { ignoreTag: true }), quoted: quotedValues(text) };
    formats.set(cacheKey, held);
  }
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(message.values).map(([name, value]) => [
      name,
      typeof value === "string" && isPlainDate(value) ? dateText(value) : value,
    ]),
  );
  for (const name of held.quoted) values[name] = inQuotes(values[name]);
  return String(held.format.format(values as typeof message.values));
}
