"use client";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Asks for a link by mail; says the same whoever the address belongs to. */
export function NewPasswordForm() {
  const [outcome, setOutcome] = useState<{ ok: boolean; words: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const email = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const reply = await callApi("POST", "/api/v1/new-password", { email: String(new FormData(event.currentTarget).get("email")) });
    setBusy(false);
    setOutcome(
      reply.ok
        ? { ok: true, words: "If somebody here signs in with this address and a password, a link is on its way. Look into your mail." }
        : { ok: false, words: reply.message },
    );
  };
  return (
    <LiveForm onSubmit={submit} className="space-y-4">
      <div>
        <label htmlFor={email} className="mb-1 block font-medium">
          E-mail
        </label>
        <input id={email} name="email" type="email" autoComplete="username" required maxLength={320} className="field" />
      </div>
      {outcome && (
        <p role={outcome.ok ? "status" : "alert"} className={outcome.ok ? "" : "text-danger"}>
          {outcome.words}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={busy}>
        Send the link
      </button>
    </LiveForm>
  );
}
