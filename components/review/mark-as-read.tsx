"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Marks as read what this page shows; only later changes are new from then on. */
export function MarkAsRead({ api, changeNumber }: { api: string; changeNumber: number }) {
  const router = useRouter();
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await callApi("PUT", `${api}/last-look`, { changeNumber });
    setSays(
      reply.ok ? { ok: true, text: "Marked as read. What changes from now on is shown here as new." } : { ok: false, text: reply.message },
    );
    if (reply.ok) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit}>
      <button type="submit" className="button">
        Mark the present state as read
      </button>
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`mt-2 text-sm ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
    </LiveForm>
  );
}
