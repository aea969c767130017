import type { Fact } from "./fact";

/** The first day that the date of a source can mean: a month means its first. */
const firstDay = (date: string): string => (/^\d{4}-\d{2}$/.test(date) ? `${date}-01` : date);

/**
 * Whether all sources of a fact are dated after a day: what they say is taken as known on it, and was not seen to have been said
 * then. A source without a date does not show it either way.
 */
const readAfter = ({ sources }: Fact, day: string): boolean =>
  sources.every(({ date }) => date !== undefined && /^\d{4}-\d{2}/.test(date) && firstDay(date) > day);

/** Whether a fact counts as known from a day on which none of its sources was read yet. */
export const isTakenAsKnown = (fact: Fact): boolean => readAfter(fact, fact.recordedOn);

/** Of facts that count as known on a day, those that rest on sources of a later day. */
export const takenAsKnownOn = (facts: readonly Fact[], day: string): readonly Fact[] =>
  facts.filter((fact) => fact.recordedOn <= day && readAfter(fact, day));

/** What to say of them; null where there is none. */
export function takenAsKnownText(facts: readonly Fact[], day: string, dayInWords: string): string | null {
  const count = takenAsKnownOn(facts, day).length;
  if (count === 0) return null;
  const [rest, are, say] =
    count === 1 ? ["1 statement rests", "it is", "its source"] : [`${count} statements rest`, "they are", "their sources"];
  return `${rest} on sources of a later day than ${dayInWords}: ${are} taken as known then. Whether ${say} said so then was not seen.`;
}
