"use client";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import type { Place } from "@/lib/domain/review/place";
import { placeKey } from "@/lib/domain/review/place";
import { holdsQuote } from "@/lib/domain/review/quote";
import { useReview } from "./review-context";
import { newCommentId } from "./thread-card";
import { useKeptDraft } from "./use-kept-draft";
import { Writing } from "./writing";

const noId = (): string => "";

/** Writes a new comment, or proposes a wording, on one place. */
export function NewThread({
  place,
  revision,
  quotable,
  quote: first,
  proposesFrom = null,
  onDone,
  onCancel,
}: {
  place: Place;
  revision: number;
  /** The text that words can be quoted from; null where none can. */
  quotable: string | null;
  /** The words that were selected. */
  quote: string;
  /** The answer as it reads, where a wording is proposed; null for a comment. */
  proposesFrom?: string | null;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { api, assessmentId } = useReview();
  const router = useRouter();
  const [quote, setQuote] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const wording = useKeptDraft(`${assessmentId} wording ${placeKey(place)}`, { makeId: noId, first: proposesFrom ?? "" });
  const quoteField = useId();
  const wordingField = useId();
  const proposes = proposesFrom !== null;
  const send = (text: string, commentId: string) => {
    const said = proposes && wording.text.trim() === "" ? "Write the wording that you propose." : null;
    const unquoted =
      !proposes && quotable !== null && quote.trim() !== "" && !holdsQuote(quotable, quote)
        ? "The quoted words do not stand in the text. Copy them from it, or leave the field empty."
        : null;
    setProblem(said ?? unquoted);
    if (said ?? unquoted) return null;
    const anchor = { place, revision, quote: !proposes && quotable !== null && quote.trim() !== "" ? quote : null };
    return {
      path: `${api}/comments`,
      // The comment's id stays with its draft, and with it the thread's, so that sending again opens no second one.
      body: { threadId: commentId.replace(/^co-/, "th-"), commentId, anchor, text, proposal: proposes ? wording.text : null },
    };
  };
  return (
    <div className="space-y-3">
      {proposes && (
        <div>
          <label htmlFor={wordingField} className="mb-1 block text-sm font-medium">
            The wording that you propose
          </label>
          <textarea
            id={wordingField}
            rows={5}
            className="field text-sm"
            value={wording.text}
            onChange={(event) => wording.write(event.target.value)}
          />
        </div>
      )}
      {!proposes && quotable !== null && (
        <div>
          <label htmlFor={quoteField} className="mb-1 block text-sm font-medium">
            Words that it is about (optional)
          </label>
          <textarea
            id={quoteField}
            rows={2}
            className="field min-h-14 text-sm text-soft"
            value={quote}
            onChange={(event) => setQuote(event.target.value)}
          />
        </div>
      )}
      <Writing
        draftKey={`${proposes ? "propose" : "comment"} ${placeKey(place)}`}
        label={proposes ? "Why, for the author" : "Your comment"}
        button={proposes ? "Propose this wording" : "Comment"}
        makeId={newCommentId}
        focus
        send={send}
        problem={problem}
        onSent={() => {
          wording.forget();
          onDone();
          router.refresh();
        }}
        onCancel={onCancel}
      />
    </div>
  );
}
