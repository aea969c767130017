"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Hands an assessment to somebody who answers for it. */
export function OwnerChoice({
  api,
  owner,
  people,
}: {
  api: string;
  owner: string | null;
  people: readonly { personId: string; name: string }[];
}) {
  const router = useRouter();
  const field = useId();
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = String(new FormData(event.currentTarget).get("personId"));
    const reply = await callApi("PUT", `${api}/owner`, { personId: chosen === "" ? null : chosen });
    setSays(reply.ok ? { ok: true, text: "Saved." } : { ok: false, text: reply.message });
    if (reply.ok) router.refresh();
  };
  return (
    <details className="mt-1 text-sm">
      <summary className="text-accent">Hand it to somebody else</summary>
      <LiveForm onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-40">
          <label htmlFor={field} className="mb-1 block font-medium">
            Who answers for this assessment
          </label>
          <select id={field} name="personId" defaultValue={owner ?? ""} className="field">
            <option value="">Nobody yet</option>
            {people.map((one) => (
              <option key={one.personId} value={one.personId}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button button-small">
          Save
        </button>
      </LiveForm>
      {says && (
        <p role={says.ok ? "status" : "alert"} className={says.ok ? "" : "text-danger"}>
          {says.text}
        </p>
      )}
    </details>
  );
}
