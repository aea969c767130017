"use client";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { QuestionView } from "@/lib/domain/view/section-view";
import { useAutosaveQueue } from "./autosave-context";
import type { AnswerConflict } from "./autosave-queue";
import { useAnswerWords } from "./use-answer-words";

/** Somebody else, or another window, was first: both texts, and a choice between them. Both stay in the history. */
export function ConflictPanel({
  conflict,
  question,
  onTaken,
}: {
  conflict: AnswerConflict;
  question: QuestionView;
  onTaken: (theirs: Answer | null) => void;
}) {
  const queue = useAutosaveQueue();
  const words = useAnswerWords(question);
  return (
    <div role="alert" className="mt-4 rounded border-2 border-warn bg-warn-pale p-4">
      <p className="font-semibold">Changed elsewhere in the meantime{conflict.by ? ` by ${conflict.by}` : ""}</p>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <div>
          <p className="text-sm font-medium">Yours, not saved</p>
          <p className="whitespace-pre-wrap rounded border border-rule bg-sheet p-2">{words(conflict.mine)}</p>
        </div>
        <div>
          <p className="text-sm font-medium">Theirs, saved</p>
          <p className="whitespace-pre-wrap rounded border border-rule bg-sheet p-2">{words(conflict.theirs)}</p>
        </div>
      </div>
      <p className="mt-3 flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => queue.keepMine(conflict.path)}>
          Keep mine
        </button>
        <button type="button" className="button" onClick={() => onTaken(queue.takeTheirs(conflict.path))}>
          Take theirs
        </button>
      </p>
    </div>
  );
}
