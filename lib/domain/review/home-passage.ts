import type { Passage } from "./passages";
import { placeKey } from "./place";
import { holdsQuote } from "./quote";
import type { Anchor } from "./thread";

/**
 * The passage beside which a thread stands in the document: the first that prints the quoted words of its place, else the
 * first that prints the place, else the first that draws on it; null where the document shows nothing of it.
 */
export function homePassage(anchor: Pick<Anchor, "place" | "quote">, passages: readonly Passage[]): string | null {
  const key = placeKey(anchor.place);
  const about = passages.filter(({ places }) => places.some((place) => placeKey(place) === key));
  const quoting = about.filter(({ text }) => anchor.quote !== null && holdsQuote(text, anchor.quote));
  const candidates = quoting.length > 0 ? quoting : about;
  return (candidates.find(({ prints }) => prints.includes(key)) ?? candidates[0])?.id ?? null;
}
