"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

type Person = { personId: string; name: string };
type Signer = Person & { standIn: (Person & { from: string; to: string }) | null };

const day = (date = ""): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Who stands in for somebody who is named to sign and away, and on which days. */
export function StandIns({ api, signers, candidates }: { api: string; signers: readonly Signer[]; candidates: readonly Person[] }) {
  const router = useRouter();
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const whom = useId();
  const who = useId();
  const from = useId();
  const to = useId();
  const free = candidates.filter(({ personId }) => !signers.some((one) => one.personId === personId));
  const send = async (personId: string, standIn: object | null) => {
    const reply = await callApi("PUT", `${api}/signers/stand-in`, { personId, standIn });
    setSays(reply.ok ? { ok: true, text: "Saved." } : { ok: false, text: reply.message });
    if (reply.ok) router.refresh();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const standIn = { personId: String(form.get("who")), from: String(form.get("from")), to: String(form.get("to")) };
    await send(String(form.get("whom")), standIn);
  };
  if (signers.length === 0) return null;
  return (
    <div className="mt-4">
      <ul className="space-y-1">
        {signers
          .filter((one) => one.standIn !== null)
          .map((one) => (
            <li key={one.personId} className="flex flex-wrap items-center gap-2 text-sm">
              {one.standIn?.name} signs for {one.name} from {day(one.standIn?.from)} to {day(one.standIn?.to)}.
              <button type="button" className="button button-quiet button-small" onClick={() => void send(one.personId, null)}>
                Take back<span className="sr-only">: who stands in for {one.name}</span>
              </button>
            </li>
          ))}
      </ul>
      {free.length > 0 && (
        <details className="mt-2">
          <summary className="text-sm">Somebody is away: name who stands in …</summary>
          <LiveForm onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-3">
            <div>
              <label htmlFor={whom} className="mb-1 block text-sm font-medium">
                Who is away
              </label>
              <select id={whom} name="whom" className="field">
                {signers.map(({ personId, name }) => (
                  <option key={personId} value={personId}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor={who} className="mb-1 block text-sm font-medium">
                Who signs instead
              </label>
              <select id={who} name="who" className="field">
                {free.map(({ personId, name }) => (
                  <option key={personId} value={personId}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor={from} className="mb-1 block text-sm font-medium">
                First day
              </label>
              <input id={from} name="from" type="date" required className="field" />
            </div>
            <div>
              <label htmlFor={to} className="mb-1 block text-sm font-medium">
                Last day
              </label>
              <input id={to} name="to" type="date" required className="field" />
            </div>
            <button type="submit" className="button">
              Save who stands in
            </button>
          </LiveForm>
        </details>
      )}
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`mt-2 text-sm ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
    </div>
  );
}
