"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

const digests = [
  { value: "daily", words: "One mail a day, where something is new" },
  { value: "weekly", words: "One mail a week, on Mondays" },
  { value: "off", words: "No such mail" },
] as const;

/** How the person wants to be told by mail. */
export function MailForm({
  organisationId,
  digest,
  groups,
}: {
  organisationId: string;
  digest: string;
  groups: readonly { value: string; words: string; quiet: boolean }[];
}) {
  const router = useRouter();
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null);
  return (
    <LiveForm
      className="space-y-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const told = form.getAll("groups");
        const reply = await callApi("PUT", `/api/v1/organisations/${organisationId}/notifications/mail`, {
          digest: form.get("digest"),
          quiet: groups.map(({ value }) => value).filter((value) => !told.includes(value)),
        });
        setSaid(reply.ok ? { ok: true, words: "Saved." } : { ok: false, words: reply.message });
        if (reply.ok) router.refresh();
      }}
    >
      <fieldset>
        <legend className="font-medium">How often</legend>
        {digests.map(({ value, words }) => (
          <label key={value} className="choice">
            <input type="radio" name="digest" value={value} defaultChecked={digest === value} />
            {words}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="font-medium">About what</legend>
        {groups.map(({ value, words, quiet }) => (
          <label key={value} className="choice">
            <input type="checkbox" name="groups" value={value} defaultChecked={!quiet} />
            {words}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button">
        Save what is mailed
      </button>
      {said && (
        <p role={said.ok ? "status" : "alert"} className={said.ok ? "" : "text-danger"}>
          {said.words}
        </p>
      )}
    </LiveForm>
  );
}
