import { z } from "zod";
import { limits } from "../questionnaire/answer-schema";
import { placeKinds } from "./place";
import { dispositions, isOpen, type Thread } from "./thread";
import { mostInComment } from "./thread-limits";

/** Longest quotation, in characters. */
const mostInQuote = 4_000;

const counted = (length: number): string => length.toLocaleString("en-GB");

/** A text with the sentence that a person reads when it is too long or empty; nothing is cut off. */
const written = (what: string, most: number) =>
  z
    .string()
    .refine((text) => text.trim() !== "", `${what} is empty. Write something first.`)
    .refine((text) => text.length <= most, {
      error: ({ input }) =>
        `${what} holds at most ${counted(most)} characters; this one has ${counted(String(input).length)}. Shorten it, or add it to the evidence and refer to it. What you wrote is still in the field.`,
    });

const clientId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-[a-z0-9]{8,40}$`));
const reason = z.string().refine((text) => text.length <= mostInComment, `A reason holds at most ${counted(mostInComment)} characters.`);

export const commentText = written("A comment", mostInComment);

const anchorSchema = z.strictObject({
  place: z.strictObject({ kind: z.enum(placeKinds), id: z.string().min(1).max(300) }),
  revision: z.int().min(0),
  quote: written("A quotation", mostInQuote).nullable(),
});

/** Ids are made by whoever writes, so that sending again after a lost reply adds nothing. */
export const openThreadSchema = z.strictObject({
  threadId: clientId("th"),
  commentId: clientId("co"),
  anchor: anchorSchema,
  text: commentText,
  /** The wording that is proposed for the answer; null for a comment. */
  proposal: written("A proposed wording", limits.textCharacters).nullable(),
});

export const threadActSchema = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("reply"), commentId: clientId("co"), text: commentText }),
  z.strictObject({ act: z.literal("edit"), commentId: clientId("co"), text: commentText }),
  z.strictObject({ act: z.literal("resolve"), disposition: z.enum(dispositions), reason }),
  z.strictObject({ act: z.literal("reopen"), reason }),
  z.strictObject({ act: z.literal("reattach"), anchor: anchorSchema }),
  z.strictObject({ act: z.literal("refuse"), reason }),
  z.strictObject({ act: z.literal("withdraw"), reason }),
]);

export type OpenThread = z.infer<typeof openThreadSchema>;
export type ThreadAct = z.infer<typeof threadActSchema>;

/** Why an act cannot be done on a thread by this person, in a sentence; null where it can. Roles are the table of permissions' matter. */
export function whyNot(thread: Thread, act: ThreadAct | { act: "accept" }, by: string): string | null {
  const { proposal } = thread;
  const isProposal = proposal?.state === "open";
  switch (act.act) {
    case "reply":
    case "reattach":
      return null;
    case "edit": {
      const comment = thread.comments.find(({ id }) => id === act.commentId);
      if (!comment) return "This comment is not in the thread.";
      return comment.by === by ? null : "Only who wrote a comment can change it. Reply to it instead.";
    }
    case "resolve":
      if (isProposal) return "A proposed wording is accepted, refused or withdrawn; it is not resolved by itself.";
      if (!isOpen(thread)) return "This thread was resolved in the meantime. Load the page again to see how.";
      return act.disposition === "notTaken" && act.reason.trim() === "" ? "Say why the remark is not taken up." : null;
    case "reopen":
      if (isOpen(thread)) return "This thread is open already.";
      return proposal ? "A proposal that was dealt with is not opened again. Reply to it, or propose anew." : null;
    case "accept":
      return isProposal ? null : "This proposal was dealt with in the meantime. Load the page again to see how.";
    case "refuse":
      if (!isProposal) return "This proposal was dealt with in the meantime. Load the page again to see how.";
      return act.reason.trim() === "" ? "Say why the proposed wording is refused." : null;
    case "withdraw":
      if (!isProposal) return "This proposal was dealt with in the meantime. Load the page again to see how.";
      return thread.by === by ? null : "Only who proposed a wording can withdraw it. The author refuses it.";
    default: {
      const never: never = act;
      return never;
    }
  }
}
