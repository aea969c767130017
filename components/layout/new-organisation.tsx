"use client";
import { type FormEvent, useId } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";

/** Makes another organisation and opens its empty list. */
export function NewOrganisation() {
  const { busy, problem, attempt } = useRequest();
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    const reply = await attempt(() => callApi<{ organisationId: string }>("POST", "/api/v1/organisations", { name }));
    if (reply.ok) location.assign(`/o/${reply.data.organisationId}/assessments`);
  };
  return (
    <details className="mt-8">
      <summary className="text-accent">Create another organisation</summary>
      <LiveForm onSubmit={submit} className="mt-3 flex flex-wrap items-end gap-2">
        <div className="flex-1 basis-64">
          <label htmlFor={field} className="mb-1 block font-medium">
            Its name
          </label>
          <input id={field} name="name" required maxLength={200} className="field" />
        </div>
        <button type="submit" className="button" disabled={busy}>
          Create the organisation
        </button>
        <div className="w-full">
          <Problem text={problem} />
        </div>
      </LiveForm>
    </details>
  );
}
