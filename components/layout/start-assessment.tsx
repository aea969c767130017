"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Names an assessment and opens its screening. */
export function StartAssessment({ organisationId, main }: { organisationId: string; main: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const reply = await callApi<{ assessmentId: string }>("POST", `/api/v1/organisations/${organisationId}/assessments`, {
      name: String(new FormData(event.currentTarget).get("name")),
    });
    if (reply.ok) return router.push(`/o/${organisationId}/assessments/${reply.data.assessmentId}/sections/screening`);
    setBusy(false);
    setProblem(reply.message);
  };
  if (!open)
    return (
      <button type="button" className={`button ${main ? "button-main" : ""}`} onClick={() => setOpen(true)}>
        Start an assessment
      </button>
    );
  return (
    <LiveForm onSubmit={submit} className="flex max-w-2xl flex-wrap items-end gap-2">
      <div className="flex-1 basis-64">
        <label htmlFor={field} className="mb-1 block font-medium">
          What is the processing called?
        </label>
        <input
          id={field}
          name="name"
          required
          maxLength={300}
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
          autoFocus
        />
      </div>
      <button type="submit" className="button button-main" disabled={busy}>
        Start with the screening
      </button>
      {problem && (
        <p role="alert" className="w-full text-danger">
          {problem}
        </p>
      )}
    </LiveForm>
  );
}
