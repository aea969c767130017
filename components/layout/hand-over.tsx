"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

type Kind = { value: string; label: string };

/** Hands over to somebody else what waits for a person, all of it or some kinds. */
export function HandOver({
  address,
  name,
  kinds,
  others,
}: {
  address: string;
  name: string;
  /** What there is to hand over, with how many. */
  kinds: readonly Kind[];
  others: readonly { personId: string; name: string; roles: string }[];
}) {
  const router = useRouter();
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const to = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reply = await callApi("POST", address, { to: String(form.get("to")), what: form.getAll("what") });
    const successor = others.find((one) => one.personId === form.get("to"))?.name ?? "";
    setSays(reply.ok ? { ok: true, text: `Handed over to ${successor}, who is told of it.` } : { ok: false, text: reply.message });
    if (reply.ok) router.refresh();
  };
  return (
    <>
      {kinds.length > 0 && others.length > 0 && (
        <LiveForm onSubmit={submit} className="sheet mt-8 space-y-4 px-5 py-4">
          <h2 className="text-xl">Hand over</h2>
          <fieldset>
            <legend className="font-medium">What</legend>
            <div className="flex flex-wrap gap-x-6">
              {kinds.map(({ value, label }) => (
                <label key={value} className="choice">
                  <input type="checkbox" name="what" value={value} defaultChecked />
                  {label}
                </label>
              ))}
            </div>
          </fieldset>
          <div>
            <label htmlFor={to} className="mb-1 block font-medium">
              To whom
            </label>
            <select id={to} name="to" required defaultValue="" className="field max-w-xl">
              <option value="" disabled>
                Choose a person
              </option>
              {others.map((one) => (
                <option key={one.personId} value={one.personId}>
                  {one.name} ({one.roles})
                </option>
              ))}
            </select>
          </div>
          <p className="prose-measure text-sm text-soft">
            What {name} has signed, written or closed stays in the name of {name}. Whoever takes over is told at once.
          </p>
          <button type="submit" className="button button-main">
            Hand over
          </button>
        </LiveForm>
      )}
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`mt-4 ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
    </>
  );
}
