"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";

/** Begins the next version from what the last one held, with the reason that is kept with it. */
export function BeginVersion({ api, signed }: { api: string; signed: boolean }) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason"));
    const reply = await attempt(() => callApi("POST", `${api}/versions`, { reason }));
    if (reply.ok) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="sheet px-5 py-4">
      <p className="prose-measure mb-3">
        {signed
          ? "It begins with everything that this one holds; conditions shown with evidence are measures in place. The signed version stays in force until the next one is signed."
          : "It begins with everything that the withdrawn version held."}
      </p>
      <label htmlFor={field} className="mb-1 block text-sm font-medium">
        What is it for?
      </label>
      <textarea id={field} name="reason" required maxLength={64_000} rows={2} className="field mb-3" />
      <button type="submit" className="button" disabled={busy}>
        Begin a new version
      </button>
      <Problem text={problem} />
    </LiveForm>
  );
}
