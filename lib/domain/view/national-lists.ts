import type { Fact } from "../facts/fact";
import type { FactsInForce } from "../facts/facts-in-force";
import { sentence } from "../language/sentence";
import { countryName } from "../questionnaire/describe-answer";
import { listText } from "../questionnaire/english";
import { countriesWithItems, coversMessage, exemptListsOf, listItemsOf } from "../screening/national-lists";

type Shown = { label: string; standing: Fact["standing"]; source: string };
export type NationalListView = {
  code: string;
  country: string;
  /** Items of the list under Art. 35(4) that are held; none: the list is not held. */
  items: readonly Shown[];
  /** Exempt cases under Art. 35(5), with the criteria by which they are lost. */
  exempt: readonly (Shown & { lostWhen: string })[];
};

/** The words of an item; one that the questionnaire does not know yet shows as the register names it. */
const itemWords = (item: string): string => {
  const options: Readonly<Record<string, string>> = listText("nationalChecks").questions["items"]?.options ?? {};
  return options[item] ?? item;
};

const criterionWords = (id: string): string => sentence({ message: `screening.criterion.${id}`, values: {} });

/** What the register holds of a country's lists. */
export function nationalList(facts: FactsInForce, code: string): NationalListView {
  const source = ({ sources }: Fact): string => sources.map(({ title }) => title).join("; ");
  return {
    code,
    country: countryName(code),
    items: listItemsOf(facts, code).map(({ item, fact }) => ({
      label: itemWords(item),
      standing: fact.standing,
      source: source(fact),
    })),
    exempt: exemptListsOf(facts, code).map(({ covers, lostWhen, fact }) => ({
      label: covers.map((one) => sentence(coversMessage(one))).join(", "),
      standing: fact.standing,
      source: source(fact),
      lostWhen: lostWhen.map(criterionWords).join("; "),
    })),
  };
}

/** Every country's list of which something is held. */
export const heldNationalLists = (facts: FactsInForce): readonly NationalListView[] =>
  countriesWithItems(facts).map((code) => nationalList(facts, code));

/** The options of the question which items apply that can be offered for each country: what is held, and that none applies. */
export const offeredListItems = (facts: FactsInForce): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    countriesWithItems(facts).flatMap((code) => {
      const items = listItemsOf(facts, code).map(({ item }) => item);
      return items.length === 0 ? [] : [[code, [...new Set(items), "none"]]];
    }),
  );
