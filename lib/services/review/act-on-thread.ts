import { clock } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { Action } from "@/lib/domain/assessment/permissions";
import { mentionsIn } from "@/lib/domain/review/mentions";
import { type Thread, type ThreadEntry, threadsOf } from "@/lib/domain/review/thread";
import { type ThreadAct, whyNot } from "@/lib/domain/review/thread-act";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openStored } from "../assessment/change-assessment";
import { notify } from "../notices/notify";
import { membershipOf, requirePermission } from "../people/membership";
import { notFound, refuse } from "../refusal";
import { readersOf } from "./review-threads";
import { addThreadEntry, lockThreads, readThreadEntries, type ThreadNotice, threadPath } from "./thread-entries";

type Readers = Awaited<ReturnType<typeof readersOf>>;

const actionOf = (act: ThreadAct): Action => (act.act === "refuse" ? "refuseProposal" : "comment");

/** Whether the act is there already, from a request whose reply was lost. */
function isDone(thread: Thread, act: ThreadAct, by: string): boolean {
  if (act.act === "reply") return thread.comments.some(({ id, by: who }) => id === act.commentId && who === by);
  if (act.act === "edit") return thread.comments.some(({ id, by: who, text }) => id === act.commentId && who === by && text === act.text);
  return false;
}

function entryOf(act: ThreadAct, threadId: string, by: string, readers: Readers): ThreadEntry {
  const done = { threadId, by, at: clock.now().toISOString() };
  switch (act.act) {
    case "reply":
      return { ...done, kind: "replied", commentId: act.commentId, text: act.text, mentions: mentionsIn(act.text, readers) };
    case "edit":
      return { ...done, kind: "edited", commentId: act.commentId, text: act.text, mentions: mentionsIn(act.text, readers) };
    case "resolve":
      return { ...done, kind: "resolved", disposition: act.disposition, reason: act.reason };
    case "reopen":
      return { ...done, kind: "reopened", reason: act.reason };
    case "reattach":
      return { ...done, kind: "reattached", anchor: act.anchor };
    case "refuse":
      return { ...done, kind: "refused", reason: act.reason };
    case "withdraw":
      return { ...done, kind: "withdrawn", reason: act.reason };
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** Whom an entry concerns, and as what: who is mentioned for the first time, who wrote in the thread before, whose proposal it was. */
function toTell(thread: Thread, entry: ThreadEntry): readonly (readonly [ThreadNotice, readonly string[]])[] {
  if (entry.kind === "refused") return [["wordingRefused", [thread.by]]];
  if (entry.kind !== "replied" && entry.kind !== "edited") return [];
  const before = entry.kind === "edited" ? (thread.comments.find(({ id }) => id === entry.commentId)?.mentions ?? []) : [];
  const mentioned = entry.mentions.filter((personId) => !before.includes(personId));
  const others = entry.kind === "replied" ? thread.comments.map(({ by }) => by) : [];
  return [
    ["mentioned", mentioned],
    ["commentAnswered", others.filter((personId) => !mentioned.includes(personId))],
  ];
}

/** `POST …/comments/{threadId}`: replies, edits an own comment, resolves, reopens, hangs a thread elsewhere, refuses or withdraws a proposal. */
export async function actOnThread(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  threadId: string,
  act: ThreadAct,
): Promise<void> {
  membershipOf(person, organisationId);
  const readers = await readersOf(organisationId);
  await inOrganisation(organisationId, async (transaction) => {
    const stored = await openStored(transaction, organisationId, assessmentId);
    requirePermission(person, organisationId, actionOf(act), stored.version.state);
    await lockThreads(transaction, organisationId, assessmentId);
    const [thread] = threadsOf(await readThreadEntries(transaction, organisationId, assessmentId, threadId));
    if (!thread) throw notFound();
    if (isDone(thread, act, person.personId)) return;
    const not = whyNot(thread, act, person.personId);
    if (not) throw refuse("invalid", not);
    const entry = entryOf(act, threadId, person.personId, readers);
    await addThreadEntry(transaction, organisationId, assessmentId, entry);
    for (const [kind, personId] of toTell(thread, entry))
      await notify(transaction, {
        organisationId,
        assessmentId,
        by: person.personId,
        personId,
        kind,
        path: threadPath(threadId),
        values: {},
      });
  });
}
