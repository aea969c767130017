import { parsePath } from "../questionnaire/questions";

/** What a comment hangs on. It names the thing, not a version of the assessment, so that it survives versions (`domain.md`). */
export const placeKinds = ["answer", "risk", "gap", "measure"] as const;
type PlaceKind = (typeof placeKinds)[number];

/** `id`: the path of an answer, or the id of a risk, a gap or a measure. */
export type Place = { kind: PlaceKind; id: string };

export const placeKey = ({ kind, id }: Place): string => `${kind}:${id}`;

/** The place that one entry of a statement's `restsOn` names; null for facts, recipients and whole lists. */
export function placeOfGround(ground: string): Place | null {
  const named = /^(risk|gap|measure):(.+)$/.exec(ground);
  if (named) return { kind: named[1] as PlaceKind, id: named[2] ?? "" };
  return parsePath(ground) ? { kind: "answer", id: ground } : null;
}
