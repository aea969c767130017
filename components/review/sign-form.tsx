"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { collectProof, ProofFields, type Ways } from "@/components/account/proof-fields";
import { base64Of } from "@/components/ui/base64-of";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";

/** Signs one document that was read: its hash, the confirmation, who is there once more, and one button. */
export function SignForm({
  api,
  act,
  sha256,
  address,
  button,
  email,
  ways,
  to = `${api}/signatures`,
  outside: mayBringBack = true,
}: {
  api: string;
  /** Where the signature is sent. */
  to?: string;
  /** Whether it may be signed with a certificate of one's own and brought back. */
  outside?: boolean;
  /** What is decided with it; empty where nothing is. */
  act: string;
  sha256: string;
  /** Where the document to read is downloaded from. */
  address: string;
  button: string;
  email: string;
  ways: Ways;
}) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const intent = useId();
  const outside = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("broughtBack");
    const reply = await attempt(async () => {
      const collected = await collectProof(form);
      if (!collected.ok) return collected;
      return callApi("POST", to, {
        ...(act === "" ? {} : { act }),
        sha256,
        ...collected.proof,
        intent: form.get("intent") === "on",
        ...(file instanceof File && file.size > 0 ? { broughtBack: await base64Of(file) } : {}),
      });
    });
    if (reply.ok) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="sheet space-y-4 px-5 py-4">
      <div>
        <a className="button" href={address} download>
          Read the document to be signed (PDF)
        </a>
        <p className="mt-2 text-sm text-soft">
          Its SHA-256 is <code className="break-all">{sha256}</code>. Exactly these bytes are signed.
        </p>
      </div>
      <label className="choice" htmlFor={intent}>
        <input id={intent} name="intent" type="checkbox" required />
        <span>I have read this document and want to sign it.</span>
      </label>
      <ProofFields ways={ways} email={email} />
      {mayBringBack && (
        <details>
          <summary className="text-sm">Signed with a certificate of your own</summary>
          <p className="prose-measure mt-2 text-sm text-soft">
            Download the document, sign it with your own program, which has to add to the file and not write it anew, and choose the signed
            file here. Without a file, the organisation’s seal is used.
          </p>
          <label htmlFor={outside} className="mt-2 mb-1 block text-sm font-medium">
            The signed file
          </label>
          <input id={outside} name="broughtBack" type="file" accept="application/pdf" className="field" />
        </details>
      )}
      <button type="submit" className="button button-main" disabled={busy}>
        {busy ? "Signing …" : button}
      </button>
      <Problem text={problem} />
    </LiveForm>
  );
}
