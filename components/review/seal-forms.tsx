"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { collectProof, ProofFields, type Ways } from "@/components/account/proof-fields";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";

/** One act on the organisation's seals, with a proof of who asks. */
export function SealForm({
  address,
  method,
  summary,
  says,
  button,
  email,
  ways,
}: {
  address: string;
  method: "POST" | "DELETE";
  summary: string;
  says: string;
  button: string;
  email: string;
  ways: Ways;
}) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const reply = await attempt(async () => {
      const collected = await collectProof(new FormData(form));
      return collected.ok ? callApi(method, address, collected.proof) : collected;
    });
    if (reply.ok) {
      form.reset();
      router.refresh();
    }
  };
  return (
    <LiveForm onSubmit={submit}>
      <details className="sheet px-5 py-3">
        <summary className="font-medium">{summary} …</summary>
        <p className="prose-measure mt-2 text-soft">{says}</p>
        <div className="my-3">
          <ProofFields ways={ways} email={email} />
        </div>
        <button type="submit" className="button" disabled={busy}>
          {button}
        </button>
        <Problem text={problem} />
      </details>
    </LiveForm>
  );
}
