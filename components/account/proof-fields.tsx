"use client";
import { useId, useState } from "react";
import { answerWithPasskey } from "./passkey-answer";

/** How this person can show who they are: see `ProofWays` of the account service. */
export type Ways = { password: boolean; code: boolean; passkey: boolean; singleSignOn: string | null };

type Way = "password" | "passkey" | "singleSignOn";
const wayField = "proofWay";

type Collected = { ok: true; proof: Record<string, unknown> } | { ok: false; message: string };

/** What the fields below hold, as the API takes it; asks the browser for the passkey where that was chosen. */
export async function collectProof(form: FormData): Promise<Collected> {
  const way = form.get(wayField);
  if (way === "passkey") {
    const answered = await answerWithPasskey("/api/v1/session/confirmation/options");
    return answered.ok ? { ok: true, proof: { passkey: answered.answer } } : answered;
  }
  if (way !== "password") return { ok: true, proof: {} };
  const code = form.get("proofCode");
  return { ok: true, proof: { password: String(form.get("proofPassword") ?? ""), ...(typeof code === "string" ? { code } : {}) } };
}

/** Asks who is there, by what this person has: the password (with a code where there is an app), a passkey, or the single sign-on. */
export function ProofFields({ ways, email }: { ways: Ways; email: string }) {
  const offered: readonly { way: Way; words: string }[] = [
    ...(ways.password ? [{ way: "password" as const, words: ways.code ? "Password and code" : "Password" }] : []),
    ...(ways.passkey ? [{ way: "passkey" as const, words: "Passkey" }] : []),
    ...(ways.singleSignOn ? [{ way: "singleSignOn" as const, words: ways.singleSignOn }] : []),
  ];
  const [chosen, setChosen] = useState<Way | undefined>(offered[0]?.way);
  const password = useId();
  const code = useId();
  return (
    <div className="max-w-sm space-y-3">
      {offered.length > 1 ? (
        <fieldset>
          <legend className="font-medium">Show once more that it is you, with your</legend>
          <div className="flex flex-wrap gap-x-6">
            {offered.map(({ way, words }) => (
              <label key={way} className="choice">
                <input type="radio" name={wayField} value={way} checked={chosen === way} onChange={() => setChosen(way)} />
                <span>{words}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : (
        <input type="hidden" name={wayField} value={chosen ?? ""} readOnly />
      )}
      {chosen === "password" && (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <div>
            <label htmlFor={password} className="mb-1 block font-medium">
              Your password, once more
            </label>
            <input id={password} name="proofPassword" type="password" required autoComplete="current-password" className="field" />
          </div>
          {ways.code && (
            <div>
              <label htmlFor={code} className="mb-1 block font-medium">
                Code from your app, or a recovery code
              </label>
              <input id={code} name="proofCode" required maxLength={40} autoComplete="one-time-code" className="field" />
            </div>
          )}
        </>
      )}
      {chosen === "passkey" && <p className="text-sm text-soft">Your browser asks for it when you go on.</p>}
      {chosen === "singleSignOn" && (
        <p className="text-sm">
          <a href="/account/confirm" target="_blank" rel="noopener">
            Confirm with {ways.singleSignOn} in a new tab
          </a>
          , then come back and go on here within five minutes.
        </p>
      )}
      {chosen === undefined && (
        <p className="text-sm">You have no way to show who you are. Sign out and in again, then go on within five minutes.</p>
      )}
    </div>
  );
}
