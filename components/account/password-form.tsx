"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Said, type Saying } from "./said";

/** A new password, for the current one and, where there is an app, a code of it. */
export function PasswordForm({ email, needsCode }: { email: string; needsCode: boolean }) {
  const router = useRouter();
  const [said, setSaid] = useState<Saying | null>(null);
  const [busy, setBusy] = useState(false);
  const prefix = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setBusy(true);
    const reply = await callApi("PUT", "/api/v1/account/password", {
      current: String(form.get("current")),
      password: String(form.get("password")),
      ...(needsCode ? { code: String(form.get("code")) } : {}),
    });
    setBusy(false);
    setSaid(
      reply.ok ? { ok: true, words: "The password is changed. You are signed out everywhere else." } : { ok: false, words: reply.message },
    );
    if (!reply.ok) return;
    element.reset();
    router.refresh();
  };
  return (
    <LiveForm onSubmit={submit} className="space-y-3">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <div className="max-w-sm">
        <label htmlFor={`${prefix}-current`} className="mb-1 block font-medium">
          Current password
        </label>
        <input id={`${prefix}-current`} name="current" type="password" required autoComplete="current-password" className="field" />
      </div>
      <div className="max-w-sm">
        <label htmlFor={`${prefix}-new`} className="block font-medium">
          New password
        </label>
        <p id={`${prefix}-hint`} className="mb-1 text-sm text-soft">
          15 characters or more. A few unrelated words make a good one.
        </p>
        <input
          id={`${prefix}-new`}
          name="password"
          type="password"
          required
          minLength={15}
          maxLength={128}
          autoComplete="new-password"
          aria-describedby={`${prefix}-hint`}
          className="field"
        />
      </div>
      {needsCode && (
        <div className="max-w-sm">
          <label htmlFor={`${prefix}-code`} className="mb-1 block font-medium">
            Code from your app
          </label>
          <input id={`${prefix}-code`} name="code" required maxLength={40} autoComplete="one-time-code" className="field" />
        </div>
      )}
      <Said said={said} />
      <button type="submit" className="button" disabled={busy}>
        Change the password
      </button>
    </LiveForm>
  );
}
