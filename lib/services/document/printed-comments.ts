import type { PrintedComment } from "@/lib/domain/report/printed-comment";
import { dispositionWords } from "@/lib/domain/review/disposition-words";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { reviewThreads } from "../review/review-threads";

const day = (instant: string): string => instant.slice(0, 10);

/** Every thread of an assessment as the annex of a document prints it, for somebody who may read the threads. */
export async function printedComments(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
): Promise<readonly PrintedComment[]> {
  const { threads } = await reviewThreads(person, organisationId, assessmentId);
  return threads.map(({ label, place, quote, comments, proposal, closed }) => ({
    about: label,
    restsOn: place.kind === "answer" ? place.id : `${place.kind}:${place.id}`,
    quote,
    remarks: comments.map(({ by, at, text }) => ({ by, on: day(at), text })),
    proposed: proposal?.text ?? null,
    became: closed && { words: dispositionWords[closed.disposition], by: closed.by, on: day(closed.at), reason: closed.reason },
  }));
}
