"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useState } from "react";
import { newRecordId } from "@/components/questionnaire/new-record-id";
import { Words } from "@/components/reading/said";
import { Difference } from "@/components/review/difference";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import { parseRichText } from "@/lib/domain/report/rich-text";
import { dispositionWords } from "@/lib/domain/review/disposition-words";
import type { CommentView, ThreadView } from "@/lib/domain/review/thread-view";
import { CloseThread } from "./close-thread";
import { DecideProposal } from "./decide-proposal";
import { HangElsewhere } from "./hang-elsewhere";
import { useReview } from "./review-context";
import { Writing } from "./writing";
import { WrittenBy } from "./written-by";

export const newCommentId = (): string => newRecordId("co");

function Said({ comment, thread }: { comment: CommentView; thread: ThreadView }) {
  const { api, may } = useReview();
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  return (
    <li>
      <WrittenBy by={comment.by} at={comment.at} edited={comment.editedAt !== null} />
      {editing ? (
        <Writing
          draftKey={`edit ${comment.id}`}
          label="Your comment"
          button="Save the change"
          first={comment.text}
          makeId={() => comment.id}
          focus
          send={(text) => ({ path: `${api}/comments/${thread.id}`, body: { act: "edit", commentId: comment.id, text } })}
          onSent={() => {
            setEditing(false);
            router.refresh();
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Words text={parseRichText(comment.text)} />
      )}
      {comment.earlier.length > 0 && (
        <details className="text-sm">
          <summary className="text-soft">What it said before</summary>
          <ol className="space-y-1 border-l-2 border-rule pl-3">
            {comment.earlier.map((one) => (
              <li key={one.at} className="whitespace-pre-wrap">
                {one.text}
              </li>
            ))}
          </ol>
        </details>
      )}
      {comment.byMe && may.comment && !editing && (
        <button type="button" className="button button-quiet -ml-2" onClick={() => setEditing(true)}>
          Edit<span className="sr-only"> your comment</span>
        </button>
      )}
    </li>
  );
}

/** Says where the thread stands: its quotation, that the answer moved on, or both texts where the quoted words are gone. */
function Where({ thread }: { thread: ThreadView }) {
  const { standing, quote } = thread;
  return (
    <>
      {quote !== null && (
        <blockquote className="border-l-4 border-edge pl-3 whitespace-pre-wrap text-soft">
          <span className="sr-only">About the words: </span>“{quote}”
        </blockquote>
      )}
      {standing.state === "attached" && standing.movedOn && (
        <p className="text-sm text-soft">The answer was changed since{quote !== null && "; these words still stand in it"}.</p>
      )}
      {standing.state === "detached" && (
        <div className="rounded border-l-4 border-warn bg-warn-pale px-3 py-2 text-sm">
          {standing.why === "placeGone" ? (
            <p>Detached: what it was about is no longer there.</p>
          ) : (
            <>
              <p>Detached: these words do not stand there any more. The text now:</p>
              <p className="mt-1 whitespace-pre-wrap">{standing.present === "" ? "(not answered)" : standing.present}</p>
            </>
          )}
        </div>
      )}
    </>
  );
}

/** One thread: what it is about, what was said, and what one can do with it. */
export function ThreadCard({
  thread,
  onAccepted,
  heading: Heading = "h3",
  showPlace = true,
}: {
  thread: ThreadView;
  /** Where the answer stands on the same page. */
  onAccepted?: ((text: string, reply: ChangeReply) => void) | undefined;
  heading?: "h3" | "h4";
  /** Off where the page around it says what it is about. */
  showPlace?: boolean;
}) {
  const { api, base, may } = useReview();
  const router = useRouter();
  const title = useId();
  const { proposal, closed, isOpen } = thread;
  const refresh = () => router.refresh();
  const state = isOpen ? (thread.standing.state === "detached" ? "open, detached" : "open") : "resolved";
  return (
    <article
      id={thread.id}
      aria-labelledby={title}
      tabIndex={-1}
      className="sheet scroll-mt-24 space-y-3 px-4 py-3 font-sans text-sm target:border-accent"
    >
      <Heading id={title} className="flex flex-wrap items-baseline gap-x-2 font-sans text-sm font-semibold">
        <span className={isOpen ? "text-accent" : "text-soft"}>{proposal ? "Proposed wording" : "Comment"}</span>
        <span className="font-normal text-soft">{state}</span>
        {showPlace &&
          (thread.to ? (
            <a href={`${base}/${thread.to}`} className="font-normal">
              {thread.label}
            </a>
          ) : (
            <span className="font-normal">{thread.label}</span>
          ))}
      </Heading>
      <Where thread={thread} />
      {proposal && (
        <div className="rounded border border-rule px-3 py-2">
          {proposal.state === "open" ? <Difference pieces={proposal.difference} /> : <p className="whitespace-pre-wrap">{proposal.text}</p>}
        </div>
      )}
      <ol className="space-y-3">
        {thread.comments.map((comment) => (
          <Said key={comment.id} comment={comment} thread={thread} />
        ))}
      </ol>
      {thread.passedOn.map((one) => (
        <div key={`${one.at}${one.from}`} className="border-l-4 border-rule pl-3 text-soft">
          <p>
            Asked of {one.to} in the place of {one.from}
          </p>
          <WrittenBy by={one.by} at={one.at} />
        </div>
      ))}
      {closed && (
        <div className="border-l-4 border-accent pl-3">
          <p className="font-medium">{proposal ? proposalWords[proposal.state] : dispositionWords[closed.disposition]}</p>
          <WrittenBy by={closed.by} at={closed.at} />
          {closed.reason !== "" && <p className="whitespace-pre-wrap">{closed.reason}</p>}
        </div>
      )}
      {thread.turns.length > 1 && (
        <details>
          <summary className="text-soft">Resolved and opened again</summary>
          <ol className="space-y-2 border-l-2 border-rule pl-3">
            {thread.turns.map((turn) => (
              <li key={turn.at}>
                <p>{turn.disposition ? dispositionWords[turn.disposition] : "Opened again"}</p>
                <WrittenBy by={turn.by} at={turn.at} />
                {turn.reason !== "" && <p className="whitespace-pre-wrap">{turn.reason}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {proposal?.state === "open" && <DecideProposal thread={thread} onAccepted={onAccepted} onDone={refresh} />}
      {may.comment && (
        <div className="space-y-1">
          <Act title="Reply">
            {(close) => (
              <Writing
                draftKey={`reply ${thread.id}`}
                label="Your reply"
                button="Reply"
                makeId={newCommentId}
                focus
                send={(text, commentId) => ({ path: `${api}/comments/${thread.id}`, body: { act: "reply", commentId, text } })}
                onSent={() => {
                  close();
                  refresh();
                }}
              />
            )}
          </Act>
          {!proposal && isOpen && <Act title="Resolve">{() => <CloseThread thread={thread} onDone={refresh} />}</Act>}
          {!proposal && !isOpen && <CloseThread thread={thread} onDone={refresh} />}
          {thread.standing.state === "detached" && (
            <Act title="Hang it elsewhere">{() => <HangElsewhere thread={thread} onDone={refresh} />}</Act>
          )}
        </div>
      )}
    </article>
  );
}

const proposalWords = {
  open: "",
  accepted: "Taken over as the answer",
  refused: "Not taken over",
  withdrawn: "Withdrawn",
} as const;

/** Something one can do, folded until it is asked for; what is inside is made only then. */
function Act({ title, children }: { title: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <div className={open ? "rounded border border-rule px-3 py-2" : "inline-block"}>
      <button type="button" aria-expanded={open} className="button button-quiet -ml-2" onClick={() => setOpen(!open)}>
        {title}
      </button>
      {open && children(() => setOpen(false))}
    </div>
  );
}
