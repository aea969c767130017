"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

const count = (number: number, one: string, many: string): string => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/** Hands over to somebody else what waits for a person: signatures still to be given, and conditions. */
export function HandOver({
  address,
  name,
  others,
}: {
  address: string;
  name: string;
  others: readonly { personId: string; name: string }[];
}) {
  const router = useRouter();
  const [says, setSays] = useState<{ ok: boolean; text: string } | null>(null);
  const to = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await callApi<{ signatures: number; conditions: number }>("POST", address, {
      to: String(new FormData(event.currentTarget).get("to")),
    });
    setSays(
      reply.ok
        ? {
            ok: true,
            text: `Handed over: ${count(reply.data.signatures, "signature", "signatures")}, ${count(reply.data.conditions, "condition", "conditions")}.`,
          }
        : { ok: false, text: reply.message },
    );
    if (reply.ok) router.refresh();
  };
  if (others.length === 0) return null;
  return (
    <LiveForm onSubmit={submit} className="mt-4 flex flex-wrap items-end gap-2">
      <div>
        <label htmlFor={to} className="mb-1 block text-sm font-medium">
          Hand over signatures and conditions that wait for {name} to
        </label>
        <select id={to} name="to" required defaultValue="" className="field">
          <option value="" disabled>
            Choose a person
          </option>
          {others.map((one) => (
            <option key={one.personId} value={one.personId}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button-small">
        Hand over
      </button>
      {says && (
        <p role={says.ok ? "status" : "alert"} className={`text-sm ${says.ok ? "" : "text-danger"}`}>
          {says.text}
        </p>
      )}
    </LiveForm>
  );
}
