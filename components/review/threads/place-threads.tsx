"use client";
import { useState } from "react";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import { type Place, placeKey } from "@/lib/domain/review/place";
import { NewThread } from "./new-thread";
import { useReview } from "./review-context";
import { ThreadCard } from "./thread-card";

/** The threads of one place, and the way to begin another; nothing of it where nobody may comment and nobody has. */
export function PlaceThreads({
  place,
  revision = 0,
  quotable = null,
  selected,
  proposesFrom,
  onAccepted,
}: {
  place: Place;
  revision?: number;
  quotable?: string | null;
  /** The words that are selected in the place at this moment. */
  selected?: (() => string) | undefined;
  /** The answer as it reads, where it is text that somebody can propose a wording for. */
  proposesFrom?: string | undefined;
  onAccepted?: ((text: string, reply: ChangeReply) => void) | undefined;
}) {
  const { threads, may } = useReview();
  const [writing, setWriting] = useState<{ kind: "comment" | "propose"; quote: string } | null>(null);
  const here = threads.filter(({ key }) => key === placeKey(place));
  const open = here.filter((thread) => thread.isOpen);
  const resolved = here.filter((thread) => !thread.isOpen);
  return (
    <div className="space-y-3">
      {open.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} onAccepted={onAccepted} heading="h4" showPlace={false} />
      ))}
      {resolved.length > 0 && (
        <details>
          <summary className="text-sm text-soft">
            {resolved.length === 1 ? "1 resolved thread" : `${resolved.length} resolved threads`}
          </summary>
          <div className="mt-2 space-y-3">
            {resolved.map((thread) => (
              <ThreadCard key={thread.id} thread={thread} heading="h4" showPlace={false} />
            ))}
          </div>
        </details>
      )}
      {writing ? (
        <div className="sheet px-4 py-3">
          <NewThread
            key={writing.kind}
            place={place}
            revision={revision}
            quotable={quotable}
            quote={writing.quote}
            proposesFrom={writing.kind === "propose" ? (proposesFrom ?? "") : null}
            onDone={() => setWriting(null)}
            onCancel={() => setWriting(null)}
          />
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          {may.comment && (
            <button
              type="button"
              className="button button-small"
              // A press would take the selection away that the comment is about.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setWriting({ kind: "comment", quote: selected?.() ?? "" })}
            >
              {here.length === 0 ? "Comment" : "Another comment"}
            </button>
          )}
          {may.propose && proposesFrom !== undefined && (
            <button type="button" className="button button-small" onClick={() => setWriting({ kind: "propose", quote: "" })}>
              Propose a wording
            </button>
          )}
        </div>
      )}
    </div>
  );
}
