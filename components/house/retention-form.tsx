"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

export type RetentionRow = { kind: string; words: string; days: number; usual: number; fewest: number; most: number };

/** For how many days each kind is kept. */
export function RetentionForm({ organisationId, rows }: { organisationId: string; rows: readonly RetentionRow[] }) {
  const router = useRouter();
  const [said, setSaid] = useState<{ kind: string; ok: boolean; words: string } | null>(null);
  return (
    <ul className="space-y-4">
      {rows.map(({ kind, words, days, usual, fewest, most }) => (
        <li key={kind}>
          <LiveForm
            className="flex flex-wrap items-end gap-3"
            onSubmit={async (event) => {
              event.preventDefault();
              const given = Number(new FormData(event.currentTarget).get("days"));
              const reply = await callApi("PUT", `/api/v1/organisations/${organisationId}/house/retention`, { kind, days: given });
              setSaid(reply.ok ? { kind, ok: true, words: "Saved." } : { kind, ok: false, words: reply.message });
              if (reply.ok) router.refresh();
            }}
          >
            <label className="min-w-0 basis-80 font-medium">
              Days to keep {words}
              <span className="block text-sm font-normal text-soft">
                {fewest} to {most}; usually {usual}
              </span>
              <input
                type="number"
                name="days"
                defaultValue={days}
                min={fewest}
                max={most}
                step={1}
                required
                className="field mt-1 max-w-40"
              />
            </label>
            <button type="submit" className="button">
              Save<span className="sr-only"> the days for {words}</span>
            </button>
            {said?.kind === kind && (
              <p role={said.ok ? "status" : "alert"} className={said.ok ? "" : "text-danger"}>
                {said.words}
              </p>
            )}
          </LiveForm>
        </li>
      ))}
    </ul>
  );
}
