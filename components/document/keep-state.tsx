"use client";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Keeps the state of this moment for good, with its hash. */
export function KeepState({ api }: { api: string }) {
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const reply = await callApi<{ hash: string }>("POST", `${api}/snapshots`, { reason: String(new FormData(element).get("reason")) });
    setSays(reply.ok ? { ok: true, text: `Kept. Its hash is ${reply.data.hash}.` } : { ok: false, text: reply.message });
    if (reply.ok) element.reset();
  };
  return (
    <section>
      <h2 className="mt-8 mb-2 text-xl">Keep this state</h2>
      <p className="mb-3 text-soft">A snapshot of this moment that never changes, with answers, result and facts.</p>
      <LiveForm onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <div className="flex-1 basis-64">
          <label htmlFor={field} className="mb-1 block text-sm font-medium">
            Why
          </label>
          <input id={field} name="reason" required maxLength={2000} autoComplete="off" className="field" />
        </div>
        <button type="submit" className="button">
          Keep this state
        </button>
      </LiveForm>
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`mt-2 break-all text-sm ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
    </section>
  );
}
