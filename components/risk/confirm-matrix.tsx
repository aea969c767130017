"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";

/** Says, for the organisation, against which text somebody held the table of a method; or takes that back. */
export function ConfirmMatrix({
  organisationApi,
  method,
  isConfirmed,
  today,
}: {
  organisationApi: string;
  method: string;
  isConfirmed: boolean;
  today: string;
}) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const id = useId();
  const url = `${organisationApi}/matrix-confirmations/${encodeURIComponent(method)}`;
  const send = async (how: "PUT" | "DELETE", body?: unknown) => {
    const reply = await attempt(() => callApi(how, url, body));
    if (reply.ok) router.refresh();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const address = String(form.get("url") ?? "").trim();
    await send("PUT", {
      source: { title: String(form.get("title")), ...(address === "" ? {} : { url: address }), date: String(form.get("date")) },
    });
  };
  return (
    <details className="mt-3">
      <summary className="text-sm text-accent">
        {isConfirmed ? "Confirm against another source, or take it back" : "Confirm the table with a source"}
      </summary>
      <LiveForm onSubmit={submit} className="mt-3 space-y-3">
        <p className="prose-measure text-sm text-soft">
          Compare every cell with the text itself. Your name, the day and the source stand on this page and in each document by this method,
          in all assessments of the organisation.
        </p>
        <div>
          <label htmlFor={`${id}-title`} className="mb-1 block text-sm font-medium">
            Text and place in it
          </label>
          <input id={`${id}-title`} name="title" required maxLength={500} className="field" aria-describedby={`${id}-example`} />
          <p id={`${id}-example`} className="mt-1 text-sm text-soft">
            So that another reader finds the same table: “Kurzpapier 18, figure on page 5”.
          </p>
        </div>
        <div>
          <label htmlFor={`${id}-date`} className="mb-1 block text-sm font-medium">
            Date of that text
          </label>
          <input id={`${id}-date`} name="date" type="date" required max={today} className="field max-w-xs" />
        </div>
        <div>
          <label htmlFor={`${id}-url`} className="mb-1 block text-sm font-medium">
            Where it is published <span className="font-normal text-soft">(an address, optional)</span>
          </label>
          <input id={`${id}-url`} name="url" type="url" className="field" />
        </div>
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="button" disabled={busy}>
            Confirm the table
          </button>
          {isConfirmed && (
            <button type="button" className="button button-quiet" disabled={busy} onClick={() => void send("DELETE")}>
              Take the confirmation back
            </button>
          )}
        </div>
        <Problem text={problem} />
      </LiveForm>
    </details>
  );
}
