"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Closes a screening whose verdict is "not required", with the reason. */
export function CloseAsNotRequired({ api }: { api: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await callApi("POST", `${api}/state`, {
      transition: "decideNotRequired",
      reason: String(new FormData(event.currentTarget).get("reason")),
    });
    if (reply.ok) router.refresh();
    else setProblem(reply.message);
  };
  return (
    <LiveForm onSubmit={submit} className="mt-3">
      <label htmlFor={field} className="mb-1 block font-medium">
        Your reasons
      </label>
      <textarea id={field} name="reason" required className="field" rows={3} />
      <button type="submit" className="button mt-2">
        Close as “not required”
      </button>
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </LiveForm>
  );
}
