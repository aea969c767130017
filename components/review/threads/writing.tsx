"use client";
import { type ReactNode, useId, useRef } from "react";
import { createPortal } from "react-dom";
import type { ApiReply } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import { mostInComment } from "@/lib/domain/review/thread-limits";
import { useReview } from "./review-context";
import { useKeptDraft } from "./use-kept-draft";
import { useSending } from "./use-sending";

const tooLong = (text: string): string | null =>
  text.length > mostInComment
    ? `A comment holds at most ${mostInComment.toLocaleString("en-GB")} characters; this one has ${text.length.toLocaleString("en-GB")}. Shorten it, or add it to the evidence and refer to it. It is still in the field.`
    : null;

/**
 * A text that is written into a thread: a field that keeps what is typed, people to mention, and the button that sends it.
 * No form of its own, since it stands inside the form of a section too.
 */
export function Writing({
  draftKey,
  label,
  button,
  first = "",
  makeId,
  send: wanted,
  onSent,
  onCancel,
  focus = false,
  children,
  problem: outside = null,
  refused,
}: {
  draftKey: string;
  label: string;
  button: string;
  first?: string;
  makeId: () => string;
  /** Where it goes and what is sent; null keeps it here. */
  send: (text: string, id: string) => { path: string; body: unknown } | null;
  onSent: () => void;
  onCancel?: (() => void) | undefined;
  focus?: boolean;
  /** What stands between the field and the buttons. */
  children?: ReactNode;
  problem?: string | null;
  refused?: (reply: ApiReply<unknown>) => boolean;
}) {
  const { email, people, assessmentId } = useReview();
  const draft = useKeptDraft(`${assessmentId} ${draftKey}`, { makeId, first });
  const sending = useSending(email);
  // What is drawn into another place of the page is drawn once React has taken the page over.
  const isReady = useIsReady();
  const field = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const mention = (name: string) => {
    const at = area.current?.selectionStart ?? draft.text.length;
    const before = draft.text.slice(0, at);
    draft.write(`${before}${before === "" || /\s$/.test(before) ? "" : " "}@${name} ${draft.text.slice(at)}`);
    area.current?.focus();
  };
  const problem = tooLong(draft.text) ?? outside ?? sending.problem;
  const submit = () => {
    const given = wanted(draft.text, draft.id);
    if (!given) return;
    void sending.send(
      given.path,
      given.body,
      () => {
        draft.forget();
        onSent();
      },
      refused,
    );
  };
  return (
    <div className="space-y-2">
      <label htmlFor={field} className="block text-sm font-medium">
        {label}
      </label>
      <textarea
        ref={area}
        id={field}
        rows={3}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the button that opened it
        autoFocus={focus}
        className="field text-sm"
        value={draft.text}
        aria-invalid={problem !== null || undefined}
        onChange={(event) => draft.write(event.target.value)}
      />
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          className="button button-main button-small"
          disabled={sending.busy || draft.text.trim() === "" || tooLong(draft.text) !== null}
          onClick={submit}
        >
          {sending.busy ? "Sending …" : button}
        </button>
        {people.length > 0 && (
          <select
            aria-label="Mention somebody"
            className="field min-h-8 w-auto max-w-40 py-0.5 text-sm"
            value=""
            onChange={(event) => mention(event.target.value)}
          >
            <option value="">@ Mention …</option>
            {people.map(({ personId, name }) => (
              <option key={personId} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
        {onCancel && (
          <button type="button" className="button button-quiet" onClick={onCancel}>
            Close
          </button>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {isReady &&
        createPortal(
          // What is sent in the dialog is not sent by the form that this stands in.
          <div onSubmit={(event) => event.stopPropagation()}>{sending.dialog}</div>,
          document.body,
        )}
    </div>
  );
}
