import { IntlMessageFormat } from "intl-messageformat";
import type { Message } from "../reasoning/because";
import { dateText, isPlainDate } from "./date-text";
import { englishMessages } from "./english";

type Held = { format: IntlMessageFormat; quoted: readonly string[]; dates: readonly string[] };
const formats = new Map<string, Held>();

const namesIn = (text: string, places: RegExp): readonly string[] => [...text.matchAll(places)].flatMap(([, name]) => name ?? []);
const inQuotationMarks = /“\{(\w+)\}”/g;
/** ICU's own way to say that a value is a date; what people write is never declared so and stays as they wrote it. */
const declaredAsDate = /\{(\w+), date\}/g;

/** A text inside quotation marks carries single ones itself: “Assistant ‘Vela’”. */
const inQuotes = (value: string): string => value.replaceAll("“", "‘").replaceAll("”", "’");

/** Plain dates are held as text, which the formatter of ICU does not take. */
const inWords = (value: string, language: string): string => (isPlainDate(value) ? dateText(value, language) : value);

/** A message as a sentence of the language (only `en` is held); what its text declares as a date is said in words. Throws for a key without text: a bug, found by the tests. */
export function sentence(message: Message, language = "en"): string {
  const cacheKey = `${language}:${message.message}`;
  let held = formats.get(cacheKey);
  if (!held) {
    const text = englishMessages[message.message];
    if (text === undefined) throw new Error(`No text for the message ${message.message}`);
    held = {
      format: new IntlMessageFormat(text.replace(declaredAsDate, "{$1}"), language, undefined, { ignoreTag: true }),
      quoted: namesIn(text, inQuotationMarks),
      dates: namesIn(text, declaredAsDate),
    };
    formats.set(cacheKey, held);
  }
  const { format, quoted, dates } = held;
  const said = ([name, value]: [string, string | number]): [string, string | number] => {
    if (typeof value === "number") return [name, value];
    if (dates.includes(name)) return [name, inWords(value, language)];
    return [name, quoted.includes(name) ? inQuotes(value) : value];
  };
  return String(format.format(Object.fromEntries(Object.entries(message.values).map(said))));
}
