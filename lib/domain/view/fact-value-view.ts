import type { Fact } from "../facts/fact";
import { isValuePath, partsOf, type ValueField, valueFieldsEnglish } from "../facts/value-fields";
import { sentence } from "../language/sentence";
import { listText } from "../questionnaire/english";
import { coversMessage } from "../screening/national-lists";

/** One part of a fact's value as a field of a form. `key` is null for a value that is one itself. */
export type FactValueField = {
  key: string | null;
  label: string;
  hint: string;
  /** Null for a part that no field is known for: it is edited in the form that it has. */
  field: ValueField | null;
  options: readonly { value: string | boolean; label: string }[];
};

/** A key of a part that no field is known for, in words: `retentionDays` is "Retention days". */
const keyWords = (key: string | null): string => {
  if (key === null) return "Value";
  const spaced = key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
};

/** Words that stand with the questionnaire and the screening already. */
function wordsElsewhere(path: string, option: string): string {
  if (path === "dpiaListItem.item") {
    const items: Readonly<Record<string, string>> = listText("nationalChecks").questions["items"]?.options ?? {};
    return items[option] ?? option;
  }
  return path === "dpiaExemptList.covers"
    ? sentence(coversMessage(option))
    : sentence({ message: `screening.criterion.${option}`, values: {} });
}

/** The fields for a fact's value, each with its own words, in the value's order. */
export const factValueFields = ({ predicate, value }: Pick<Fact, "predicate" | "value">): readonly FactValueField[] =>
  partsOf(predicate, value).map(({ key, path, field }) => {
    const words = isValuePath(path) ? valueFieldsEnglish[path] : null;
    const options = field && "options" in field ? field.options : [];
    const said: Readonly<Record<string, string>> = words?.options ?? {};
    return {
      key,
      label: words?.label ?? keyWords(key),
      hint: words?.hint ?? "",
      field,
      options: options.map((value) => ({ value, label: said[String(value)] ?? wordsElsewhere(path, String(value)) })),
    };
  });

/** What parts of a value are called, for a sentence about them. */
export const valuePathWords = (path: string): string =>
  isValuePath(path) ? valueFieldsEnglish[path].label : keyWords(path.split(".").at(-1) ?? null);
