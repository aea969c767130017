"use client";
import { createPortal } from "react-dom";
import { useIsReady } from "@/components/ui/use-is-ready";
import { useReview } from "./review-context";
import { useSending } from "./use-sending";

/** A button that does something to a thread at once and says why where it could not. */
export function ActButton({
  path,
  body,
  children,
  main = false,
  onDone,
  why = null,
}: {
  path: string;
  body: () => unknown;
  children: string;
  main?: boolean;
  onDone: (data: unknown) => void;
  /** Why it cannot be done yet; asked when it is pressed. */
  why?: (() => string | null) | null;
}) {
  const { email } = useReview();
  const sending = useSending(email);
  // What is drawn into another place of the page is drawn once React has taken the page over.
  const isReady = useIsReady();
  const problem = sending.problem;
  return (
    <>
      <button
        type="button"
        className={`button button-small ${main ? "button-main" : ""}`}
        disabled={sending.busy}
        onClick={() => {
          if (why?.()) return;
          void sending.send(path, body(), onDone);
        }}
      >
        {children}
      </button>
      {problem && (
        <p role="alert" className="mt-1 text-sm text-danger">
          {problem}
        </p>
      )}
      {isReady && createPortal(<div onSubmit={(event) => event.stopPropagation()}>{sending.dialog}</div>, document.body)}
    </>
  );
}
