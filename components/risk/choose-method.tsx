"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";

/** Switches the assessment to the method that was just compared. */
export function ChooseMethod({ api, method, name, page }: { api: string; method: string; name: string; page: string }) {
  const router = useRouter();
  const { take } = useWorkspace();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const reason = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const reply = await callApi<ChangeReply>("PUT", `${api}/method`, {
      method,
      reason: String(new FormData(event.currentTarget).get("reason")),
    });
    setBusy(false);
    setProblem(reply.ok ? null : reply.message);
    if (!reply.ok) return;
    take(reply.data);
    router.push(page);
    router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="sheet my-4 px-5 py-4">
      <label htmlFor={reason} className="mb-1 block font-medium">
        Why this method
      </label>
      <textarea id={reason} name="reason" required rows={2} className="field mb-3" />
      <button type="submit" className="button button-main" disabled={busy}>
        Switch to “{name}”
      </button>
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </LiveForm>
  );
}
