"use client";
import { type FormEvent, useId, useState } from "react";
import { answerWithPasskey } from "@/components/account/passkey-answer";
import { SecondFactorForm } from "@/components/account/second-factor-form";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { useIsReady } from "@/components/ui/use-is-ready";

type Entered = { secondFactor: string | null } | null;

/** E-mail and password, then the code where there is an app, or a passkey; pasting is allowed, and what was wrong stands above the button. */
export function SignInForm({ goTo }: { goTo: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [secondFactor, setSecondFactor] = useState<string | null>(null);
  const isReady = useIsReady();
  const email = useId();
  const password = useId();
  // The browser carries the place on the page over the redirect that led here.
  const enter = () => location.assign(goTo + location.hash);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const reply = await callApi<Entered>("POST", "/api/v1/session", {
      email: String(form.get("email")),
      password: String(form.get("password")),
    });
    if (reply.ok && !reply.data?.secondFactor) return enter();
    setBusy(false);
    if (reply.ok) setSecondFactor(reply.data?.secondFactor ?? null);
    else setProblem(reply.message);
  };
  const enterWithPasskey = async () => {
    setBusy(true);
    const answered = await answerWithPasskey("/api/v1/session/passkey/options");
    const reply = answered.ok ? await callApi("POST", "/api/v1/session/passkey", { passkey: answered.answer }) : answered;
    if (reply.ok) return enter();
    setBusy(false);
    setProblem(reply.message);
  };
  if (secondFactor) return <SecondFactorForm challenge={secondFactor} goTo={goTo + location.hash} />;
  return (
    <>
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
      <button type="button" className="button mt-4" disabled={!isReady || busy} onClick={() => void enterWithPasskey()}>
        Sign in with a passkey
      </button>
    </>
  );
}
