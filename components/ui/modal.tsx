"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

/** A modal dialog on the browser's own `<dialog>`: it keeps the focus inside and gives it back. `onClose` undefined: it cannot be dismissed. */
export function Modal({ open, title, onClose, children }: { open: boolean; title: string; onClose?: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      aria-labelledby={heading}
      onCancel={(event) => {
        if (!onClose) event.preventDefault();
      }}
      onClose={() => onClose?.()}
      className="m-auto w-[min(36rem,calc(100vw-32px))] rounded-md border border-rule bg-sheet p-6 text-ink shadow-lg"
    >
      {open && (
        <>
          <h2 id={heading} className="mb-3 text-xl">
            {title}
          </h2>
          {children}
        </>
      )}
    </dialog>
  );
}
