import type { PlaceView } from "./place-texts";
import { holdsQuote } from "./quote";
import type { Anchor } from "./thread";

/**
 * Whether a thread still hangs where it was put. Derived from the present text at each look and stored nowhere, so that a
 * thread is always one or the other. `movedOn`: the answer was changed since, without touching the words that were quoted.
 */
export type Standing =
  | { state: "attached"; movedOn: boolean }
  | { state: "detached"; why: "textChanged"; present: string }
  | { state: "detached"; why: "placeGone"; present: null };

/** The standing of an anchor, given what stands at its place now (null: nothing any more) and the revision of that answer. */
export function standingOf(anchor: Anchor, view: PlaceView | null, revision: number): Standing {
  if (!view) return { state: "detached", why: "placeGone", present: null };
  if (anchor.quote !== null && !holdsQuote(view.text, anchor.quote)) return { state: "detached", why: "textChanged", present: view.text };
  return { state: "attached", movedOn: anchor.place.kind === "answer" && revision !== anchor.revision };
}
