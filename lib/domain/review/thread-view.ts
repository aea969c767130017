import { type DifferencePiece, wordDifference } from "../language/word-difference";
import { type Place, placeKey } from "./place";
import type { PlaceView } from "./place-texts";
import { type Standing, standingOf } from "./standing";
import { type Disposition, isOpen, type Proposal, type Thread } from "./thread";

export type CommentView = {
  id: string;
  by: string;
  byMe: boolean;
  at: string;
  text: string;
  editedAt: string | null;
  earlier: readonly { text: string; at: string }[];
};

/** A thread as a page shows it to one person. */
export type ThreadView = {
  id: string;
  place: Place;
  key: string;
  /** The name of what it hangs on; the id where that is gone. */
  label: string;
  /** Below the assessment's address; null where nothing is there any more. */
  to: string | null;
  quote: string | null;
  /** The revision that its answer had. */
  revision: number;
  /** The revision that the answer has now. */
  presentRevision: number;
  standing: Standing;
  isOpen: boolean;
  at: string;
  comments: readonly CommentView[];
  /** `difference`: from the answer as it reads now to the proposed wording. */
  proposal: (Proposal & { byMe: boolean; difference: readonly DifferencePiece[] }) | null;
  closed: { by: string; at: string; disposition: Disposition; reason: string } | null;
  turns: readonly { by: string; at: string; what: "closed" | "reopened"; disposition: Disposition | null; reason: string }[];
  earlierQuotes: readonly string[];
  /** What was asked of one person and is asked of another since. */
  passedOn: readonly { by: string; at: string; from: string; to: string }[];
  /** Whether this person wrote in it, or is mentioned in it. */
  mine: boolean;
  mentionsMe: boolean;
};

/** What somebody may do in the threads now. */
export type ReviewRights = { comment: boolean; propose: boolean; accept: boolean; refuse: boolean };

/** A thread in words for one person, given what stands at its place now (null: nothing) and the revision of that answer. */
export function threadView(
  thread: Thread,
  {
    me,
    names,
    view,
    revision,
    language,
  }: { me: string; names: (personId: string) => string; view: PlaceView | null; revision: number; language: string },
): ThreadView {
  const { anchor, proposal, closed } = thread;
  return {
    id: thread.id,
    place: anchor.place,
    key: placeKey(anchor.place),
    label: view?.label ?? `${anchor.place.id} (no longer there)`,
    to: view?.to ?? null,
    quote: anchor.quote,
    revision: anchor.revision,
    presentRevision: revision,
    standing: standingOf(anchor, view, revision),
    isOpen: isOpen(thread),
    at: thread.at,
    comments: thread.comments.map(({ id, by, at, text, editedAt, earlier }) => ({
      id,
      by: names(by),
      byMe: by === me,
      at,
      text,
      editedAt,
      earlier,
    })),
    proposal: proposal && {
      ...proposal,
      byMe: thread.by === me,
      difference: proposal.state === "open" ? wordDifference(view?.text ?? "", proposal.text, language) : [],
    },
    closed: closed && { ...closed, by: names(closed.by) },
    turns: thread.turns.map((turn) => ({ ...turn, by: names(turn.by) })),
    earlierQuotes: thread.earlierAnchors.flatMap(({ quote }) => quote ?? []),
    mine: thread.comments.some(({ by }) => by === me),
    passedOn: thread.passedOn.map(({ by, at, from, to }) => ({ by: names(by), at, from: names(from), to: names(to) })),
    mentionsMe: thread.comments.some(({ mentions }) => mentions.includes(me)) || thread.passedOn.some(({ to }) => to === me),
  };
}
