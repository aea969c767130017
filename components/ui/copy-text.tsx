"use client";
import { useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";

/** A text to copy, with a button that copies it where the browser allows that. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="mt-2">
      <ScrollRegion label={label} className="max-h-96 overflow-y-auto rounded border border-rule bg-sheet">
        <pre className="p-3 text-sm leading-snug">
          <code>{text}</code>
        </pre>
      </ScrollRegion>
      <div className="mt-2 flex items-center gap-3">
        <button type="button" className="button button-small" onClick={() => void copy()}>
          Copy
        </button>
        <span role="status" className="text-sm text-soft">
          {copied === null ? "" : copied ? "Copied." : "This browser did not allow it: select the text and copy it."}
        </span>
      </div>
    </div>
  );
}
