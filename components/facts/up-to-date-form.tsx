"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** What a person makes of it: no change needed, with the reason, or a new version. */
export function UpToDateForm({
  api,
  found,
  snapshotId,
  mayConfirm,
  mayStart,
}: {
  api: string;
  found: string;
  /** Empty for the version in force. */
  snapshotId: string;
  mayConfirm: boolean;
  mayStart: boolean;
}) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const reason = useId();
  const send = async (path: string, body: object) => {
    const reply = await callApi("POST", `${api}${path}`, body);
    setProblem(reply.ok ? null : reply.message);
    if (reply.ok) router.refresh();
  };
  const confirm = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    await send("/out-of-date", { found, snapshotId, reason: String(new FormData(event.currentTarget).get("reason")) });
  };
  if (!mayConfirm && !mayStart) return null;
  return (
    <section className="mt-8" aria-labelledby="answer">
      <h2 id="answer" className="mb-3 text-xl">
        What is to be done
      </h2>
      {mayStart && (
        <p className="mb-4">
          <button
            type="button"
            className="button button-main"
            onClick={() => void send("/versions", { reason: "What the signed version rests on has changed." })}
          >
            Begin a new version
          </button>
        </p>
      )}
      {mayConfirm && (
        <LiveForm onSubmit={confirm} className="sheet px-5 py-4">
          <label htmlFor={reason} className="mb-1 block font-medium">
            {mayStart ? "Or say why no change is needed" : "Say why no change is needed"}
          </label>
          <textarea id={reason} name="reason" required rows={3} maxLength={64_000} className="field mb-3" />
          <button type="submit" className="button">
            Confirm that no change is needed
          </button>
        </LiveForm>
      )}
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </section>
  );
}
