"use client";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** Asks for the code after the password; `challenge` is what the server gave for a right first factor. */
export function SecondFactorForm({ challenge, goTo }: { challenge: string; goTo: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const code = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const given = String(new FormData(event.currentTarget).get("code"));
    const reply = await callApi("POST", "/api/v1/session/second-factor", { challenge, code: given });
    if (reply.ok) return location.assign(goTo);
    setBusy(false);
    setProblem(reply.message);
  };
  return (
    <LiveForm onSubmit={submit} className="space-y-4">
      <div>
        <label htmlFor={code} className="block font-medium">
          Code
        </label>
        <p id={`${code}-hint`} className="mb-1 text-sm text-soft">
          The six digits that your app shows now. Without the app: one of your recovery codes.
        </p>
        <input
          id={code}
          name="code"
          required
          maxLength={40}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={`${code}-hint`}
          // The page has just changed to this one field.
          // biome-ignore lint/a11y/noAutofocus: what was asked for is answered here, and the focus would be lost otherwise
          autoFocus
          className="field"
        />
      </div>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-main" disabled={busy}>
          Sign in
        </button>
        <a className="button" href="/sign-in">
          Begin anew
        </a>
      </div>
    </LiveForm>
  );
}
