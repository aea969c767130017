"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRiskChange } from "./use-risk-change";

/** Switches the assessment to the method that was just compared. */
export function ChooseMethod({ api, method, name, page }: { api: string; method: string; name: string; page: string }) {
  const router = useRouter();
  const { busy, problem, change } = useRiskChange();
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason"));
    if (await change("PUT", `${api}/method`, { method, reason })) router.push(page);
  };
  return (
    <LiveForm onSubmit={submit} className="sheet my-4 px-5 py-4">
      <label htmlFor={field} className="mb-1 block font-medium">
        Why this method
      </label>
      <textarea id={field} name="reason" required rows={2} className="field mb-3" />
      <button type="submit" className="button button-main" disabled={busy}>
        Switch to “{name}”
      </button>
      <Problem text={problem} />
    </LiveForm>
  );
}
