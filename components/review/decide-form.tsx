"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { collectProof, ProofFields, type Ways } from "@/components/account/proof-fields";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";
import { privilegeWarning } from "./privilege-warning";

export type Decision = { act: string; words: string; blocks: readonly { code: string; words: string; count: number; to: string }[] };

/** What may be decided, each with what blocks it; makes the document to read, or decides to consult the authority. */
export function DecideForm({
  api,
  base,
  decisions,
  email,
  ways,
}: {
  api: string;
  base: string;
  decisions: readonly Decision[];
  email: string;
  ways: Ways;
}) {
  const router = useRouter();
  const anyFree = decisions.some(({ blocks }) => blocks.length === 0);
  // None is chosen beforehand: a decision is the signer's own, and often only the rejection is free.
  const [act, setAct] = useState("");
  const { busy, problem, attempt } = useRequest();
  const reason = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = String(form.get("reason"));
    const reply = await attempt(async () => {
      if (act !== "consultAuthority")
        return callApi("POST", `${api}/prepared`, { act, reason: words, comments: form.get("comments") === "on" });
      const collected = await collectProof(form);
      return collected.ok ? callApi("POST", `${api}/consultation-decision`, { reason: words, ...collected.proof }) : collected;
    });
    if (reply.ok) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="space-y-4">
      <fieldset>
        <legend className="mb-1 font-medium">What do you decide?</legend>
        {decisions.map((decision) => (
          <div key={decision.act} className="py-1">
            <label className="choice">
              <input
                type="radio"
                name="act"
                required
                value={decision.act}
                checked={act === decision.act}
                disabled={decision.blocks.length > 0}
                onChange={() => setAct(decision.act)}
              />
              <span>{decision.words}</span>
            </label>
            {decision.blocks.length > 0 && (
              <div className="ml-9 text-sm text-soft">
                <p>Not possible yet:</p>
                <ul className="list-disc pl-5">
                  {decision.blocks.map((block) => (
                    <li key={block.code}>
                      <a href={`${base}/${block.to}`}>{block.words}</a>
                      {block.count > 0 && ` (${block.count})`}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        ))}
      </fieldset>
      {anyFree && (
        <>
          <div>
            <label htmlFor={reason} className="mb-1 block font-medium">
              Your reasons
            </label>
            <p className="mb-1 text-sm text-soft">Printed in the document beside the decision.</p>
            <textarea
              id={reason}
              name="reason"
              rows={3}
              maxLength={64_000}
              required={act === "reject" || act === "consultAuthority"}
              className="field"
            />
          </div>
          {act !== "consultAuthority" && (
            <div>
              <label className="choice">
                <input type="checkbox" name="comments" />
                <span>Print the comments and what became of them as an annex</span>
              </label>
              <p className="ml-9 text-sm text-soft">{privilegeWarning}</p>
            </div>
          )}
          {act === "consultAuthority" && <ProofFields ways={ways} email={email} />}
          <button type="submit" className="button" disabled={busy}>
            {busy ? "One moment …" : act === "consultAuthority" ? "Decide to consult the authority" : "Make the document to be signed"}
          </button>
        </>
      )}
      <Problem text={problem} />
    </LiveForm>
  );
}
