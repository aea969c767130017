"use client";
import { type FormEvent, useState } from "react";
import { collectProof, ProofFields, type Ways } from "@/components/account/proof-fields";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Everything of the organisation as a file, and after that its end. */
export function LeaveWithEverything({
  organisationId,
  name,
  email,
  ways,
}: {
  organisationId: string;
  name: string;
  email: string;
  ways: Ways;
}) {
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const api = `/api/v1/organisations/${organisationId}/house`;
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setSaid(null);
    const collected = await collectProof(form);
    if (!collected.ok) {
      setBusy(false);
      return setSaid({ ok: false, words: collected.message });
    }
    try {
      const response = await fetch(`${api}/export`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(collected.proof),
      });
      if (!response.ok) {
        const { message } = (await response.json()) as { message?: string };
        setSaid({ ok: false, words: message ?? "The file could not be made." });
        return;
      }
      const url = URL.createObjectURL(await response.blob());
      const link = document.createElement("a");
      link.href = url;
      link.download = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "groundwork.zip";
      link.click();
      URL.revokeObjectURL(url);
      setSaid({ ok: true, words: "The file is made. Look whether it opens before you delete anything." });
    } catch {
      setSaid({ ok: false, words: "The server cannot be reached, or the file broke off. Try again." });
    } finally {
      setBusy(false);
    }
  };
  const end = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const collected = await collectProof(form);
    if (!collected.ok) return setSaid({ ok: false, words: collected.message });
    const reply = await callApi("POST", `${api}/deletion`, { name: String(form.get("name")), ...collected.proof });
    if (reply.ok) location.assign("/");
    else setSaid({ ok: false, words: reply.message });
  };
  return (
    <div className="space-y-6">
      {said && (
        <p role={said.ok ? "status" : "alert"} className={said.ok ? "" : "text-danger"}>
          {said.words}
        </p>
      )}
      <LiveForm onSubmit={save} className="space-y-3">
        <p className="prose-measure">
          A ZIP with each assessment, its kept states, signed documents, evidence and comments, your own facts, the members, and the audit
          trail. It holds everything: keep it as carefully as the server.
        </p>
        <ProofFields ways={ways} email={email} />
        <button type="submit" className="button" disabled={busy}>
          {busy ? "One moment …" : "Save everything as a file"}
        </button>
      </LiveForm>
      <details>
        <summary className="text-danger">Delete {name}</summary>
        <LiveForm onSubmit={end} className="mt-3 space-y-3">
          <p className="prose-measure">
            Everything in it goes, for everybody and for good, accounts that belong to no other organisation too. Save everything as a file
            first; without an export of the last state nothing is deleted. Signed documents that people hold stay verifiable while this
            installation’s certificate is known.
          </p>
          <label className="block max-w-sm font-medium">
            Type the name of the organisation
            <input name="name" required autoComplete="off" className="field mt-1" />
          </label>
          <ProofFields ways={ways} email={email} />
          <button type="submit" className="button text-danger">
            Delete the organisation for good
          </button>
        </LiveForm>
      </details>
    </div>
  );
}
