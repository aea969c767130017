"use client";
import { useId, useState } from "react";
import { dispositionWords } from "@/lib/domain/review/disposition-words";
import { type Disposition, dispositions } from "@/lib/domain/review/thread";
import type { ThreadView } from "@/lib/domain/review/thread-view";
import { ActButton } from "./act-button";
import { useReview } from "./review-context";
import { useKeptDraft } from "./use-kept-draft";

const noId = (): string => "";

/** Resolves a thread with what became of the remark, or opens a resolved one again. */
export function CloseThread({ thread, onDone }: { thread: ThreadView; onDone: () => void }) {
  const { api, assessmentId } = useReview();
  const [disposition, setDisposition] = useState<Disposition>("answered");
  const draft = useKeptDraft(`${assessmentId} resolve ${thread.id}`, { makeId: noId });
  const [problem, setProblem] = useState<string | null>(null);
  const field = useId();
  const path = `${api}/comments/${thread.id}`;
  if (!thread.isOpen)
    return (
      <ActButton path={path} body={() => ({ act: "reopen", reason: "" })} onDone={onDone}>
        Open again
      </ActButton>
    );
  const missing = () => {
    const says = disposition === "notTaken" && draft.text.trim() === "" ? "Say why the remark is not taken up." : null;
    setProblem(says);
    return says;
  };
  return (
    <div className="space-y-2">
      <fieldset>
        <legend className="text-sm font-medium">What became of it</legend>
        {dispositions.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name={`${field}-disposition`}
              checked={disposition === one}
              onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
              onChange={() => setDisposition(one)}
            />
            <span>{dispositionWords[one]}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={field} className="block text-sm font-medium">
        {disposition === "notTaken" ? "Why" : "A word on it (optional)"}
      </label>
      <textarea id={field} rows={2} className="field text-sm" value={draft.text} onChange={(event) => draft.write(event.target.value)} />
      <ActButton
        path={path}
        body={() => ({ act: "resolve", disposition, reason: draft.text })}
        main
        why={missing}
        onDone={() => {
          draft.forget();
          onDone();
        }}
      >
        Resolve
      </ActButton>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
