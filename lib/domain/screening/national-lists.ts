import { z } from "zod";
import type { Fact } from "../facts/fact";
import type { FactsInForce } from "../facts/facts-in-force";
import type { Message } from "../reasoning/because";
import type { ScreeningResult } from "../result";

const itemValue = z.object({ item: z.string(), countries: z.array(z.string()) });
const exemptValue = z.object({ countries: z.array(z.string()), covers: z.array(z.string()), lostWhen: z.array(z.string()) });

export type ListItem = { item: string; fact: Fact };
export type ExemptList = { covers: readonly string[]; lostWhen: readonly string[]; fact: Fact };

/** Facts that count: not refuted, and not displaced by another one. */
function counting(facts: readonly Fact[]): readonly Fact[] {
  const left = facts.filter(({ standing }) => standing !== "refuted");
  const displaced = new Set(left.flatMap(({ supersedes }) => supersedes));
  return left.filter(({ id }) => !displaced.has(id));
}

const itemsByCountry = new WeakMap<FactsInForce, ReadonlyMap<string, readonly ListItem[]>>();
/** The items of all lists by country; read from the register once for a day. */
function itemsIn(facts: FactsInForce): ReadonlyMap<string, readonly ListItem[]> {
  const known = itemsByCountry.get(facts);
  if (known) return known;
  const items = new Map<string, ListItem[]>();
  for (const fact of counting(facts.all("regime", "dpiaListItem"))) {
    const value = itemValue.safeParse(fact.value);
    if (!value.success) continue;
    for (const country of new Set(value.data.countries)) {
      const listed = items.get(country) ?? [];
      listed.push({ item: value.data.item, fact });
      items.set(country, listed);
    }
  }
  itemsByCountry.set(facts, items);
  return items;
}

const noItems: readonly ListItem[] = [];

/** The items held of a country's list under Art. 35(4), in the register's order. They are never the whole list. */
export const listItemsOf = (facts: FactsInForce, country: string): readonly ListItem[] => itemsIn(facts).get(country) ?? noItems;

/** What is held of a country's list of exempt cases under Art. 35(5). */
export const exemptListsOf = (facts: FactsInForce, country: string): readonly ExemptList[] =>
  counting(facts.all("regime", "dpiaExemptList")).flatMap((fact): ExemptList[] => {
    const value = exemptValue.safeParse(fact.value);
    return value.success && value.data.countries.includes(country) ? [{ ...value.data, fact }] : [];
  });

/** The countries of whose lists something is held. */
export function countriesWithItems(facts: FactsInForce): readonly string[] {
  const of = (predicate: string): readonly string[] =>
    counting(facts.all("regime", predicate)).flatMap(
      ({ value }) => z.object({ countries: z.array(z.string()) }).safeParse(value).data?.countries ?? [],
    );
  return [...new Set([...of("dpiaListItem"), ...of("dpiaExemptList")])].toSorted();
}

/** The countries that a screening is concerned with, from its criteria. */
export const countriesConcerned = ({ criteria }: ScreeningResult): readonly string[] =>
  criteria.flatMap(({ id }) => (id.startsWith("35-4-") ? [id.slice("35-4-".length)] : []));

/** What lists of exempt cases can cover. */
export const exemptCases = ["payroll", "customersAndSuppliers", "accessBadges"] as const;

/** What a list of exempt cases covers, in words. */
export const coversMessage = (covered: string): Message => ({ message: `screening.exempt.${covered}`, values: {} });

export const nationalListsEnglish = {
  "screening.exempt.payroll": "payroll",
  "screening.exempt.customersAndSuppliers": "ordinary administration of customers and suppliers",
  "screening.exempt.accessBadges": "access badges",
} as const satisfies Readonly<Record<`screening.exempt.${(typeof exemptCases)[number]}`, string>>;
