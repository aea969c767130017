"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

const choices = [
  { value: "strict", words: "Four eyes: whoever writes does not clear, and whoever wrote or cleared does not decide" },
  { value: "oneMayHoldSeveral", words: "One person may write, clear and decide; the document then says so on its sign-off page" },
] as const;

/** Whether one person may hold several duties. */
export function FourEyesForm({ organisationId, fourEyes }: { organisationId: string; fourEyes: string }) {
  const router = useRouter();
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null);
  return (
    <LiveForm
      className="space-y-2"
      onSubmit={async (event) => {
        event.preventDefault();
        const chosen = new FormData(event.currentTarget).get("fourEyes");
        const reply = await callApi("PUT", `/api/v1/organisations/${organisationId}/house/four-eyes`, { fourEyes: chosen });
        setSaid(reply.ok ? { ok: true, words: "Saved." } : { ok: false, words: reply.message });
        if (reply.ok) router.refresh();
      }}
    >
      <fieldset>
        <legend className="sr-only">Duties</legend>
        {choices.map(({ value, words }) => (
          <label key={value} className="choice">
            <input type="radio" name="fourEyes" value={value} defaultChecked={fourEyes === value} />
            {words}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button">
        Save the rule
      </button>
      {said && (
        <p role={said.ok ? "status" : "alert"} className={said.ok ? "" : "text-danger"}>
          {said.words}
        </p>
      )}
    </LiveForm>
  );
}
