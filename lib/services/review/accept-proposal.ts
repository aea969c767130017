import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import { threadsOf } from "@/lib/domain/review/thread";
import { whyNot } from "@/lib/domain/review/thread-act";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { saveMadeChanges } from "../assessment/apply-changes";
import { notify } from "../notices/notify";
import { notFound, refuse } from "../refusal";
import { addThreadEntry, lockThreads, readThreadEntries, threadPath } from "./thread-entries";

/**
 * `POST …/comments/{threadId}/acceptance` with `{ baseRevision }`: the proposed wording becomes the answer, by the same way as
 * every other change and in one transaction with the proposal's end. Refused with 409 and the present answer where that has
 * moved on from the revision that the author saw; the proposal then stays open.
 */
export async function acceptProposal(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  threadId: string,
  { baseRevision }: { baseRevision: number },
): Promise<ChangeReply> {
  return saveMadeChanges(person, organisationId, assessmentId, "changeAnswers", async ({ transaction, stored, by, at }) => {
    await lockThreads(transaction, organisationId, assessmentId);
    const [thread] = threadsOf(await readThreadEntries(transaction, organisationId, assessmentId, threadId));
    if (!thread?.proposal) throw notFound();
    const not = whyNot(thread, { act: "accept" }, by);
    if (not) throw refuse("invalid", not);
    const path = thread.anchor.place.id;
    const revision = (stored.answers.get(path)?.revision ?? 0) + 1;
    await addThreadEntry(transaction, organisationId, assessmentId, { threadId, kind: "accepted", by, at, revision });
    await notify(transaction, {
      organisationId,
      assessmentId,
      by,
      personId: thread.by,
      kind: "wordingAccepted",
      path: threadPath(threadId),
      values: {},
    });
    return { client: null, changes: [{ path, answer: { value: thread.proposal.text }, baseRevision, saveNumber: 0 }] };
  });
}
