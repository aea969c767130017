import { clock, today } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf } from "@/lib/adapters/db/stored-assessment";
import { parsePath } from "@/lib/domain/questionnaire/questions";
import { mentionsIn } from "@/lib/domain/review/mentions";
import { placeReader } from "@/lib/domain/review/place-texts";
import { threadsOf } from "@/lib/domain/review/thread";
import type { OpenThread } from "@/lib/domain/review/thread-act";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openStored } from "../assessment/change-assessment";
import { resultOf } from "../assessment/result-of";
import { refreshRegister } from "../facts/current-register";
import { authorsOf } from "../notices/notice-recipients";
import { notify } from "../notices/notify";
import { membershipOf, requirePermission } from "../people/membership";
import { notFound, refuse } from "../refusal";
import { readersOf } from "./review-threads";
import { addThreadEntry, lockThreads, readThreadEntries, type ThreadNotice, threadPath } from "./thread-entries";

/**
 * `POST …/comments`: opens a thread on an answer, a risk, a gap or a measure, or proposes a wording for an answer. A quotation
 * that no longer stands there is kept all the same: the thread then begins detached. The same request again adds nothing.
 */
export async function openThread(person: SignedInPerson, organisationId: string, assessmentId: string, given: OpenThread): Promise<void> {
  membershipOf(person, organisationId);
  await refreshRegister();
  const readers = await readersOf(organisationId);
  await inOrganisation(organisationId, async (transaction) => {
    const stored = await openStored(transaction, organisationId, assessmentId);
    requirePermission(person, organisationId, given.proposal === null ? "comment" : "proposeWording", stored.version.state);
    const { place } = given.anchor;
    const content = contentOf(stored, today());
    if (!placeReader(content, resultOf(content))(place))
      throw refuse(
        "invalid",
        "What this comment is about is not there any more. Load the page again; what you wrote is still in the field.",
      );
    const kind = place.kind === "answer" ? parsePath(place.id)?.structure.kind : undefined;
    if (given.proposal !== null && kind !== "text" && kind !== "longText")
      throw refuse("invalid", "A wording can be proposed only for an answer that is written as text.");
    await lockThreads(transaction, organisationId, assessmentId);
    const [thread] = threadsOf(await readThreadEntries(transaction, organisationId, assessmentId, given.threadId));
    if (thread) {
      if (thread.by !== person.personId || thread.comments[0]?.id !== given.commentId) throw notFound();
      return;
    }
    const by = person.personId;
    const mentions = mentionsIn(given.text, readers);
    await addThreadEntry(transaction, organisationId, assessmentId, {
      threadId: given.threadId,
      kind: "opened",
      by,
      at: clock.now().toISOString(),
      commentId: given.commentId,
      text: given.text,
      mentions,
      anchor: given.anchor,
      proposal: given.proposal,
    });
    const authors = await authorsOf(transaction, organisationId, assessmentId, stored.version.number);
    const tell = (kind: ThreadNotice, personId: readonly string[]) =>
      notify(transaction, { organisationId, assessmentId, by, personId, kind, path: threadPath(given.threadId), values: {} });
    await tell("mentioned", mentions);
    await tell(
      given.proposal === null ? "commented" : "wordingProposed",
      authors.filter((author) => !mentions.includes(author)),
    );
  });
}
