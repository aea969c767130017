"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { EvidenceUpload } from "@/components/ui/evidence-upload";
import { LiveForm } from "@/components/ui/live-form";

type Person = { personId: string; name: string };

/** What may be done with one condition: name who looks after it, add files that show it, close it, open it again. */
export function ConditionActions({
  api,
  title,
  closed,
  inPlace,
  hasFiles,
  responsible,
  members,
  mayAssign,
  mayFollow,
}: {
  /** The address of the condition. */
  api: string;
  title: string;
  closed: boolean;
  inPlace: boolean;
  hasFiles: boolean;
  responsible: string | null;
  members: readonly Person[];
  mayAssign: boolean;
  mayFollow: boolean;
}) {
  const router = useRouter();
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const note = useId();
  const owner = useId();
  const send = async (path: string, body: unknown, done: string) => {
    const reply = await callApi("PUT", `${api}${path}`, body);
    setSays(reply.ok ? { ok: true, text: done } : { ok: false, text: reply.message });
    if (reply.ok) router.refresh();
  };
  const assign = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = String(new FormData(event.currentTarget).get("owner") ?? "");
    await send("/owner", { personId: chosen === "" ? null : chosen }, "Saved.");
  };
  const close = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("note") ?? "");
    await send("", { evidenced: !closed, note: words }, closed ? "Opened again." : "Closed.");
  };
  const open = (
    <>
      {mayFollow && <EvidenceUpload api={api} onAdded={() => router.refresh()} />}
      {mayFollow && hasFiles && (
        <LiveForm onSubmit={close}>
          <label htmlFor={note} className="mb-1 block text-sm font-medium">
            What do the files show? (optional)
          </label>
          <textarea id={note} name="note" rows={2} maxLength={64_000} className="field mb-2" />
          <button type="submit" className="button">
            Close as evidenced<span className="sr-only">: {title}</span>
          </button>
        </LiveForm>
      )}
      {mayAssign && (
        <LiveForm onSubmit={assign} className="flex flex-wrap items-end gap-2">
          <div>
            <label htmlFor={owner} className="mb-1 block text-sm font-medium">
              Who looks after it here
            </label>
            <select id={owner} name="owner" defaultValue={responsible ?? ""} className="field">
              <option value="">Nobody yet</option>
              {members.map(({ personId, name }) => (
                <option key={personId} value={personId}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="button">
            Save<span className="sr-only">: who looks after {title}</span>
          </button>
        </LiveForm>
      )}
    </>
  );
  return (
    <div className="mt-2 space-y-3">
      {!closed && (mayFollow || mayAssign) && (
        <details>
          <summary className="text-sm">
            {mayAssign ? "Add evidence, or name who looks after it …" : "Add evidence …"}
            <span className="sr-only"> {title}</span>
          </summary>
          <div className="mt-2 space-y-3">{open}</div>
        </details>
      )}
      {mayFollow && closed && !inPlace && (
        <details>
          <summary className="text-sm">
            Open it again …<span className="sr-only"> {title}</span>
          </summary>
          <LiveForm onSubmit={close} className="mt-2">
            <label htmlFor={note} className="mb-1 block text-sm font-medium">
              Your reasons
            </label>
            <textarea id={note} name="note" rows={2} required maxLength={64_000} className="field mb-2" />
            <button type="submit" className="button">
              Open again
            </button>
          </LiveForm>
        </details>
      )}
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`text-sm ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
    </div>
  );
}
