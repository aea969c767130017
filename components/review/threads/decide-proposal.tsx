"use client";
import { useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import type { ChangeReply, ConflictReply } from "@/lib/domain/assessment/change-reply";
import type { ThreadView } from "@/lib/domain/review/thread-view";
import { ActButton } from "./act-button";
import { useReview } from "./review-context";
import { useKeptDraft } from "./use-kept-draft";

const noId = (): string => "";
const textOf = (conflict: ConflictReply): string => {
  const current = conflict.conflicts[0]?.current;
  return current && "value" in current ? String(current.value) : "(not answered)";
};

/** Accepts or refuses a proposed wording, or takes it back. What the answer says now is shown where it moved on. */
export function DecideProposal({
  thread,
  onAccepted,
  onDone,
}: {
  thread: ThreadView;
  onAccepted?: ((text: string, reply: ChangeReply) => void) | undefined;
  onDone: () => void;
}) {
  const { api, assessmentId, may } = useReview();
  const [busy, setBusy] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [moved, setMoved] = useState<{ text: string; by: string; revision: number } | null>(null);
  const draft = useKeptDraft(`${assessmentId} refuse ${thread.id}`, { makeId: noId });
  const field = useId();
  const path = `${api}/comments/${thread.id}`;
  const text = thread.proposal?.text ?? "";
  const accept = async () => {
    setBusy(true);
    const reply = await callApi<ChangeReply>("POST", `${path}/acceptance`, { baseRevision: moved?.revision ?? thread.presentRevision });
    setBusy(false);
    if (reply.ok) {
      onAccepted?.(text, reply.data);
      return onDone();
    }
    const conflict = reply.data as ConflictReply | null;
    const first = conflict?.refused === "conflict" ? conflict.conflicts[0] : undefined;
    if (conflict && first) setMoved({ text: textOf(conflict), by: first.by, revision: first.revision });
    setProblem(conflict && first ? null : reply.message);
  };
  return (
    <div className="space-y-2">
      {thread.presentRevision !== thread.revision && !moved && (
        <p className="text-sm text-warn">
          The answer was changed since this wording was proposed. The difference is shown against what it says now.
        </p>
      )}
      {moved && (
        <div role="alert" className="rounded border-2 border-warn bg-warn-pale px-3 py-2">
          <p className="font-medium">Changed in the meantime by {moved.by}. The answer now says:</p>
          <p className="mt-1 whitespace-pre-wrap">{moved.text}</p>
          <p className="mt-2 font-medium">The proposed wording:</p>
          <p className="mt-1 whitespace-pre-wrap">{text}</p>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {may.accept && (
          <button type="button" className="button button-main button-small" disabled={busy} onClick={() => void accept()}>
            {moved || thread.presentRevision !== thread.revision ? "Take it over all the same" : "Take it over as the answer"}
          </button>
        )}
        {may.refuse && (
          <button type="button" aria-expanded={refusing} className="button button-small" onClick={() => setRefusing(!refusing)}>
            Do not take it over …
          </button>
        )}
        {thread.proposal?.byMe && may.comment && (
          <ActButton path={path} body={() => ({ act: "withdraw", reason: "" })} onDone={onDone}>
            Withdraw the proposal
          </ActButton>
        )}
      </div>
      {!may.accept && may.refuse && <p className="text-sm text-soft">It can be taken over once the version is a draft again.</p>}
      {refusing && (
        <div className="space-y-2">
          <label htmlFor={field} className="block text-sm font-medium">
            Why it is not taken over
          </label>
          <textarea
            id={field}
            rows={2}
            className="field text-sm"
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
          />
          <ActButton
            path={path}
            body={() => ({ act: "refuse", reason: draft.text })}
            onDone={() => {
              draft.forget();
              onDone();
            }}
          >
            Keep the answer as it is
          </ActButton>
        </div>
      )}
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
