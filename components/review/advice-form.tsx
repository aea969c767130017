"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import type { ConflictReply } from "@/lib/domain/assessment/change-reply";

/** One answer of the form: its path, and the revision it was read at. */
type AdviceField = { path: string; revision: number };

const isConflict = (data: unknown): data is ConflictReply =>
  typeof data === "object" && data !== null && (data as { refused?: unknown }).refused === "conflict";

/**
 * Sends a few answers of the form at once, all or none. When somebody else was first, their text is shown and what was typed
 * stays: saving again replaces theirs, which the history keeps.
 */
export function AdviceForm({
  address,
  fields,
  alsoSays = [],
  button,
  children,
}: {
  address: string;
  fields: readonly AdviceField[];
  /** Answers that go with the form without a field of their own. */
  alsoSays?: readonly { path: string; revision: number; value: boolean }[];
  button: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [sent, setSent] = useState(0);
  const [busy, setBusy] = useState(false);
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const [conflicts, setConflicts] = useState<ConflictReply["conflicts"]>([]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = fields.map(({ path, revision }) => {
      const text = String(form.get(path) ?? "").trim();
      return { path, answer: text === "" ? null : { value: text }, baseRevision: revision, saveNumber: sent + 1 };
    });
    const others = alsoSays.map(({ path, revision, value }) => ({ path, answer: { value }, baseRevision: revision, saveNumber: sent + 1 }));
    setBusy(true);
    const reply = await callApi("POST", address, { client: null, changes: [...others, ...typed] });
    setBusy(false);
    setSent(sent + 1);
    setSays(reply.ok ? { ok: true, text: "Saved." } : { ok: false, text: reply.message });
    setConflicts(!reply.ok && isConflict(reply.data) ? reply.data.conflicts : []);
    if (reply.ok || isConflict(reply.data)) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="sheet mt-4 space-y-4 px-5 py-4">
      {children}
      <button type="submit" className="button" disabled={busy}>
        {button}
      </button>
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`text-sm ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
      {conflicts.map(({ path, by, current }) => (
        <div key={path} className="border-l-4 border-warn pl-4 text-sm">
          <p>What {by} wrote stands now. Save again to put your text in its place; theirs stays in the history.</p>
          <p className="mt-1 whitespace-pre-wrap text-soft">{current && "value" in current ? String(current.value) : "Nothing"}</p>
        </div>
      ))}
    </LiveForm>
  );
}
