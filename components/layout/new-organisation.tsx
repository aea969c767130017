"use client";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Makes another organisation and opens its empty list. */
export function NewOrganisation() {
  const [problem, setProblem] = useState<string | null>(null);
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await callApi<{ organisationId: string }>("POST", "/api/v1/organisations", {
      name: String(new FormData(event.currentTarget).get("name")),
    });
    if (reply.ok) location.assign(`/o/${reply.data.organisationId}/assessments`);
    else setProblem(reply.message);
  };
  return (
    <details className="mt-8">
      <summary className="text-accent">Create another organisation</summary>
      <LiveForm onSubmit={submit} className="mt-3 flex flex-wrap items-end gap-2">
        <div className="flex-1 basis-64">
          <label htmlFor={field} className="mb-1 block font-medium">
            Its name
          </label>
          <input id={field} name="name" required maxLength={300} className="field" />
        </div>
        <button type="submit" className="button">
          Create the organisation
        </button>
        {problem && (
          <p role="alert" className="w-full text-danger">
            {problem}
          </p>
        )}
      </LiveForm>
    </details>
  );
}
