"use client";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

/** E-mail and password; pasting is allowed, and what was wrong stands above the button. */
export function SignInForm({ goTo }: { goTo: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const email = useId();
  const password = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const reply = await callApi("POST", "/api/v1/session", { email: String(form.get("email")), password: String(form.get("password")) });
    // The browser carries the place on the page over the redirect that led here.
    if (reply.ok) return location.assign(goTo + location.hash);
    setBusy(false);
    setProblem(reply.message);
  };
  return (
    <LiveForm onSubmit={submit} className="space-y-4">
      <div>
        <label htmlFor={email} className="mb-1 block font-medium">
          E-mail
        </label>
        <input id={email} name="email" type="email" autoComplete="username" required className="field" />
      </div>
      <div>
        <label htmlFor={password} className="mb-1 block font-medium">
          Password
        </label>
        <input id={password} name="password" type="password" autoComplete="current-password" required className="field" />
      </div>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={busy}>
        Sign in
      </button>
    </LiveForm>
  );
}
