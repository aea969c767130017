"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

type Person = { personId: string; name: string };

/** Names who decides and signs, in their order: the first one decides, the others sign after. */
export function SignersForm({
  api,
  candidates,
  signers,
}: {
  api: string;
  candidates: readonly Person[];
  /** Who has signed already keeps their place. */
  signers: readonly (Person & { hasSigned: boolean })[];
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>(signers.map(({ personId }) => personId));
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const signed = signers.filter(({ hasSigned }) => hasSigned).map(({ personId }) => personId);
  const nameOf = new Map([...candidates, ...signers].map(({ personId, name }) => [personId, name]));
  const free = candidates.filter(({ personId }) => !chosen.includes(personId));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await callApi("PUT", `${api}/signers`, { signers: chosen });
    setSays(reply.ok ? { ok: true, text: "Saved." } : { ok: false, text: reply.message });
    if (reply.ok) router.refresh();
  };
  const up = (index: number) => {
    const next = [...chosen];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    setChosen(next);
  };
  if (candidates.length === 0)
    return <p className="text-soft">Nobody in this organisation holds the role “Signer”. An administrator gives it on the page People.</p>;
  return (
    <LiveForm onSubmit={submit}>
      {chosen.length > 0 && (
        <ol className="mb-3 space-y-1">
          {chosen.map((personId, index) => (
            <li key={personId} className="flex flex-wrap items-center gap-2">
              <span className="min-w-56">
                {index + 1}. {nameOf.get(personId)}
                <span className="text-soft">
                  {index === 0 && (signed.includes(personId) ? " (decided)" : " (decides)")}
                  {signed.includes(personId) && " has signed"}
                </span>
              </span>
              {index > signed.length && (
                <button type="button" className="button button-quiet" onClick={() => up(index)}>
                  Earlier<span className="sr-only">: {nameOf.get(personId)}</span>
                </button>
              )}
              {!signed.includes(personId) && (
                <button type="button" className="button button-quiet" onClick={() => setChosen(chosen.filter((one) => one !== personId))}>
                  Take out<span className="sr-only">: {nameOf.get(personId)}</span>
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <div className="mb-3 flex flex-wrap gap-2">
        {free.map(({ personId, name }) => (
          <button key={personId} type="button" className="button button-small" onClick={() => setChosen([...chosen, personId])}>
            Add {name}
          </button>
        ))}
      </div>
      <button type="submit" className="button">
        Save who signs
      </button>
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`mt-2 text-sm ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
    </LiveForm>
  );
}
