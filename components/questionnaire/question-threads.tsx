"use client";
import { lazy, Suspense, useState } from "react";
import { useReview } from "@/components/review/threads/review-context";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { QuestionView } from "@/lib/domain/view/section-view";
import { useWorkspace } from "./autosave-context";

// Fetched when somebody opens it, so that the page of a section stays small.
const PlaceThreads = lazy(async () => ({ default: (await import("@/components/review/threads/place-threads")).PlaceThreads }));

const isWritten = (question: QuestionView): boolean => question.kind === "text" || question.kind === "longText";

/** The words that are selected in a question: in its field, or in the text where it is only read. */
function selectedIn(path: string): string {
  const frame = document.getElementById(path);
  const field = frame?.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text]");
  if (field) return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0).trim();
  const selection = window.getSelection();
  return selection && frame?.contains(selection.anchorNode) && frame.contains(selection.focusNode) ? selection.toString().trim() : "";
}

/** The comments and proposals on one answer, folded; nothing where nobody may comment and nobody has. */
export function QuestionThreads({
  question,
  path,
  answer,
  onAccepted,
}: {
  question: QuestionView;
  path: string;
  answer: Answer | null;
  onAccepted?: (text: string) => void;
}) {
  const { threads, may } = useReview();
  const { queue, take } = useWorkspace();
  const [open, setOpen] = useState(false);
  const here = threads.filter(({ key }) => key === `answer:${path}`);
  const waiting = here.filter((thread) => thread.isOpen).length;
  if (here.length === 0 && !may.comment) return null;
  const text = isWritten(question) ? (answer && "value" in answer ? String(answer.value) : "") : undefined;
  return (
    <div className="mt-1">
      <button
        type="button"
        aria-expanded={open}
        className={`button button-quiet -ml-2 ${waiting > 0 ? "font-semibold" : ""}`}
        // A press would take the selection away that a comment may be about.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!open)}
      >
        {here.length === 0
          ? text === undefined
            ? "Comment"
            : "Comment or propose a wording"
          : `Comments: ${waiting} open of ${here.length}`}
        <span className="sr-only">: {question.label}</span>
      </button>
      {open && (
        <Suspense fallback={<p className="text-sm text-soft">One moment …</p>}>
          <PlaceThreads
            place={{ kind: "answer", id: path }}
            revision={queue.revisionOf(path)}
            quotable={text === undefined || text === "" ? null : text}
            selected={() => selectedIn(path)}
            proposesFrom={text}
            onAccepted={(accepted, reply) => {
              queue.learnRevisions(reply.revisions);
              take(reply);
              onAccepted?.(accepted);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
