import type { Place } from "./place";

/**
 * Where a thread was put: the place, the revision that its answer had then (0 where there was none, or for what is derived),
 * and the words that were quoted; null where the thread is about the whole of it.
 */
export type Anchor = { place: Place; revision: number; quote: string | null };

/** How a remark was dealt with. `notTaken` always carries the reason. */
export const dispositions = ["adopted", "answered", "notTaken"] as const;
export type Disposition = (typeof dispositions)[number];

type Done = { by: string; at: string };

/** What happened to a thread, in order; only ever added to, so that no text is lost. `by` is the id of a person, `at` an instant. */
export type ThreadEntry = { threadId: string } & Done &
  (
    | { kind: "opened"; commentId: string; text: string; mentions: readonly string[]; anchor: Anchor; proposal: string | null }
    | { kind: "replied"; commentId: string; text: string; mentions: readonly string[] }
    | { kind: "edited"; commentId: string; text: string; mentions: readonly string[] }
    | { kind: "resolved"; disposition: Disposition; reason: string }
    | { kind: "reopened"; reason: string }
    | { kind: "reattached"; anchor: Anchor }
    /** The proposed wording became the answer, as this revision. */
    | { kind: "accepted"; revision: number }
    | { kind: "refused"; reason: string }
    | { kind: "withdrawn"; reason: string }
    /** What was asked of one person is asked of another from now on. */
    | { kind: "passedOn"; from: string; to: string }
  );

type Comment = Done & {
  id: string;
  text: string;
  mentions: readonly string[];
  /** When it was last edited; null where it reads as it was first written. */
  editedAt: string | null;
  /** What it said before, oldest first. */
  earlier: readonly { text: string; at: string }[];
};

export type Proposal = {
  /** The wording that is to replace the answer. */
  text: string;
  state: "open" | "accepted" | "refused" | "withdrawn";
};

type Closing = Done & { disposition: Disposition; reason: string };

export type Thread = Done & {
  id: string;
  anchor: Anchor;
  /** Where it hung before it was put elsewhere, oldest first. */
  earlierAnchors: readonly Anchor[];
  /** The first one opened the thread. */
  comments: readonly Comment[];
  proposal: Proposal | null;
  /** How it was dealt with; null while it is open. */
  closed: Closing | null;
  /** Every closing and reopening, oldest first. */
  turns: readonly (Done & { what: "closed" | "reopened"; disposition: Disposition | null; reason: string })[];
  /** Whose answer is waited for: who was mentioned, or took it over, and has not written since. */
  asked: readonly string[];
  /** By whom, and from whom to whom, what was asked was passed on; oldest first. */
  passedOn: readonly (Done & { from: string; to: string })[];
};

export const isOpen = ({ closed }: Thread): boolean => closed === null;

const opened = (entry: Extract<ThreadEntry, { kind: "opened" }>): Thread => ({
  id: entry.threadId,
  by: entry.by,
  at: entry.at,
  anchor: entry.anchor,
  earlierAnchors: [],
  comments: [commentOf(entry)],
  proposal: entry.proposal === null ? null : { text: entry.proposal, state: "open" },
  closed: null,
  turns: [],
  asked: askedAfter([], entry.by, entry.mentions),
  passedOn: [],
});

/** Who has written is no longer asked; who is mentioned is. */
const askedAfter = (asked: readonly string[], by: string, mentions: readonly string[]): readonly string[] =>
  [...new Set([...asked, ...mentions])].filter((personId) => personId !== by);

const commentOf = ({ commentId, text, mentions, by, at }: Extract<ThreadEntry, { kind: "opened" | "replied" }>): Comment => ({
  id: commentId,
  text,
  mentions,
  by,
  at,
  editedAt: null,
  earlier: [],
});

const edited = (comment: Comment, { text, mentions, at }: Extract<ThreadEntry, { kind: "edited" }>): Comment => ({
  ...comment,
  text,
  mentions,
  editedAt: at,
  earlier: [...comment.earlier, { text: comment.text, at: comment.editedAt ?? comment.at }],
});

const closing = (thread: Thread, { by, at }: Done, disposition: Disposition, reason: string): Thread => ({
  ...thread,
  closed: { by, at, disposition, reason },
  turns: [...thread.turns, { by, at, what: "closed", disposition, reason }],
});

const ended = (thread: Thread, state: Proposal["state"]): Thread => ({
  ...thread,
  proposal: thread.proposal && { ...thread.proposal, state },
});

function after(thread: Thread, entry: ThreadEntry): Thread {
  switch (entry.kind) {
    case "opened":
      return thread;
    case "replied":
      return {
        ...thread,
        comments: [...thread.comments, commentOf(entry)],
        asked: askedAfter(thread.asked, entry.by, entry.mentions),
      };
    case "edited": {
      const before = thread.comments.find(({ id }) => id === entry.commentId)?.mentions ?? [];
      return {
        ...thread,
        comments: thread.comments.map((comment) => (comment.id === entry.commentId ? edited(comment, entry) : comment)),
        // Who is named no longer is not asked any more; who was asked and has answered is not asked again.
        asked: askedAfter(
          thread.asked.filter((personId) => !before.includes(personId) || entry.mentions.includes(personId)),
          entry.by,
          entry.mentions.filter((personId) => !before.includes(personId)),
        ),
      };
    }
    case "resolved":
      return closing(thread, entry, entry.disposition, entry.reason);
    case "reopened": {
      const { by, at, reason } = entry;
      return { ...thread, closed: null, turns: [...thread.turns, { by, at, what: "reopened", disposition: null, reason }] };
    }
    case "reattached":
      return { ...thread, anchor: entry.anchor, earlierAnchors: [...thread.earlierAnchors, thread.anchor] };
    case "accepted":
      return closing(ended(thread, "accepted"), entry, "adopted", "");
    case "refused":
      return closing(ended(thread, "refused"), entry, "notTaken", entry.reason);
    case "withdrawn":
      return closing(ended(thread, "withdrawn"), entry, "notTaken", entry.reason);
    case "passedOn": {
      const { by, at, from, to } = entry;
      return {
        ...thread,
        asked: askedAfter(thread.asked, from, [to]),
        passedOn: [...thread.passedOn, { by, at, from, to }],
      };
    }
    default: {
      const never: never = entry;
      return never;
    }
  }
}

/** The threads that a list of entries makes, in the order in which they were opened. */
export function threadsOf(entries: readonly ThreadEntry[]): readonly Thread[] {
  const threads = new Map<string, Thread>();
  for (const entry of entries) {
    const thread = threads.get(entry.threadId);
    if (entry.kind === "opened") threads.set(entry.threadId, thread ?? opened(entry));
    else if (thread) threads.set(entry.threadId, after(thread, entry));
  }
  return [...threads.values()];
}
