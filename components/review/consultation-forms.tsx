"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { EvidenceUpload } from "@/components/ui/evidence-upload";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";

/** Records that the request was sent: to whom, when, and under which reference. */
export function SendForm({ api, today }: { api: string; today: string }) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const authority = useId();
  const on = useId();
  const reference = useId();
  const note = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reply = await attempt(() =>
      callApi("POST", `${api}/consultation`, {
        authority: String(form.get("authority")),
        on: String(form.get("on")),
        reference: String(form.get("reference")),
        note: String(form.get("note")),
      }),
    );
    if (reply.ok) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="sheet space-y-4 px-5 py-4">
      <div>
        <label htmlFor={authority} className="mb-1 block font-medium">
          Which authority was asked?
        </label>
        <input id={authority} name="authority" required maxLength={2000} autoComplete="off" className="field" />
      </div>
      <div className="flex flex-wrap gap-4">
        <div className="basis-48">
          <label htmlFor={on} className="mb-1 block font-medium">
            On which day?
          </label>
          <input id={on} name="on" type="date" required max={today} className="field" />
        </div>
        <div className="min-w-48 flex-1">
          <label htmlFor={reference} className="mb-1 block font-medium">
            Reference (optional)
          </label>
          <input id={reference} name="reference" maxLength={2000} autoComplete="off" className="field" />
        </div>
      </div>
      <div>
        <label htmlFor={note} className="mb-1 block font-medium">
          What else is worth noting? (optional)
        </label>
        <textarea id={note} name="note" rows={2} maxLength={64_000} className="field" />
      </div>
      <button type="submit" className="button button-main" disabled={busy}>
        Record that the authority was consulted
      </button>
      <Problem text={problem} />
    </LiveForm>
  );
}

/** Records what happened to the request; the words of what can come next are given. */
export function EventForm({ api, next, today }: { api: string; next: readonly { kind: string; words: string }[]; today: string }) {
  const router = useRouter();
  const [kind, setKind] = useState(next[0]?.kind ?? "");
  const { busy, problem, attempt } = useRequest();
  const what = useId();
  const on = useId();
  const note = useId();
  const file = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const letter = form.get("file");
    let isRecorded = false;
    await attempt(async () => {
      const reply = await callApi<{ entry: number }>("POST", `${api}/consultation/events`, {
        kind,
        on: String(form.get("on")),
        note: String(form.get("note")),
      });
      if (!reply.ok) return reply;
      isRecorded = true;
      if (!(letter instanceof File) || letter.size === 0) return reply;
      const sent = await callApi(
        "POST",
        `${api}/consultation/events/${reply.data.entry}/file?name=${encodeURIComponent(letter.name)}`,
        new Blob([await letter.arrayBuffer()], { type: "application/octet-stream" }),
      );
      return sent.ok ? sent : { ...sent, message: `It was recorded, but without the file: ${sent.message}` };
    });
    if (isRecorded) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="sheet space-y-4 px-5 py-4">
      <div className="flex flex-wrap gap-4">
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor={what} className="mb-1 block font-medium">
            What happened?
          </label>
          <select id={what} value={kind} onChange={(event) => setKind(event.target.value)} className="field">
            {next.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.words}
              </option>
            ))}
          </select>
        </div>
        <div className="basis-48">
          <label htmlFor={on} className="mb-1 block font-medium">
            On which day?
          </label>
          <input id={on} name="on" type="date" required max={today} className="field" />
        </div>
      </div>
      <div>
        <label htmlFor={note} className="mb-1 block font-medium">
          {kind === "advice"
            ? "What does the authority advise, in short?"
            : kind === "extended"
              ? "Which reasons does the authority give?"
              : "What is worth noting? (optional)"}
        </label>
        <textarea id={note} name="note" rows={3} maxLength={64_000} required={kind === "advice" || kind === "extended"} className="field" />
      </div>
      <div>
        <label htmlFor={file} className="mb-1 block font-medium">
          The letter (optional, up to 20 MB)
        </label>
        <input id={file} name="file" type="file" className="field" accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt,.csv,.json" />
      </div>
      <button type="submit" className="button" disabled={busy}>
        Record it
      </button>
      <Problem text={problem} />
    </LiveForm>
  );
}

/** A file for an entry that has none, and taking back the last entry. */
export function EntryActions({ address, mayAttach, mayTakeBack }: { address: string; mayAttach: boolean; mayTakeBack: boolean }) {
  const router = useRouter();
  const { problem, attempt } = useRequest();
  const takeBack = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await attempt(() => callApi("DELETE", address));
    if (reply.ok) router.refresh();
  };
  return (
    <>
      {mayAttach && (
        <details className="mt-1">
          <summary className="text-sm">Add the letter …</summary>
          <EvidenceUpload api={`${address}/file`} whole onAdded={() => router.refresh()} />
        </details>
      )}
      {mayTakeBack && (
        <LiveForm onSubmit={takeBack} className="mt-1">
          <button type="submit" className="button button-quiet button-small">
            Take back: recorded by mistake
          </button>
        </LiveForm>
      )}
      <Problem text={problem} />
    </>
  );
}
