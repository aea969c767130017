"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Said, type Saying } from "./said";

/** The name as it stands in documents. */
export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const [said, setSaid] = useState<Saying | null>(null);
  const id = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await callApi("PUT", "/api/v1/account", { name: String(new FormData(event.currentTarget).get("name")) });
    setSaid(
      reply.ok
        ? { ok: true, words: "Your name is saved. What was signed before keeps the name it was signed with." }
        : { ok: false, words: reply.message },
    );
    if (reply.ok) router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="space-y-3">
      <div className="max-w-sm">
        <label htmlFor={id} className="mb-1 block font-medium">
          Your name, as it stands in documents
        </label>
        <input id={id} name="name" required maxLength={200} autoComplete="name" defaultValue={name} className="field" />
      </div>
      <Said said={said} />
      <button type="submit" className="button">
        Save the name
      </button>
    </LiveForm>
  );
}
