"use client";
import { type FormEvent, useId, useState } from "react";
import { SecondFactorForm } from "@/components/account/second-factor-form";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

type Entered = { goTo: string; secondFactor: string | null };
type Field = "name" | "email" | "password" | "organisationName";
const fields: Readonly<Record<Field, { label: string; hint: string; type: string; complete: string }>> = {
  name: { label: "Your name", hint: "As it should stand in documents.", type: "text", complete: "name" },
  email: { label: "Your e-mail", hint: "You sign in with it.", type: "email", complete: "username" },
  password: {
    label: "Password",
    hint: "15 characters or more. A few unrelated words make a good one.",
    type: "password",
    complete: "new-password",
  },
  organisationName: {
    label: "Your organisation's name",
    hint: "The organisation whose assessments you will write.",
    type: "text",
    complete: "organization",
  },
};

/** Uses a sign-in link up: asks only for what the link still needs. */
export function WelcomeForm({ token, asks, name, button }: { token: string; asks: readonly Field[]; name: string; button: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ challenge: string; goTo: string } | null>(null);
  const prefix = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = Object.fromEntries(asks.map((field) => [field, String(form.get(field) ?? "")]));
    setBusy(true);
    const reply = await callApi<Entered>("POST", "/api/v1/welcome", { token, name, ...given });
    if (reply.ok && reply.data.secondFactor === null) return location.assign(reply.data.goTo);
    setBusy(false);
    if (reply.ok) setAsked({ challenge: reply.data.secondFactor ?? "", goTo: reply.data.goTo });
    else setProblem(reply.message);
  };
  if (asked)
    return (
      <>
        <p role="status" className="mb-4">
          The password is set. One thing more: the second factor is still asked for.
        </p>
        <SecondFactorForm {...asked} />
      </>
    );
  return (
    <LiveForm onSubmit={submit} className="space-y-5">
      {asks.map((field) => (
        <div key={field}>
          <label htmlFor={`${prefix}-${field}`} className="block font-medium">
            {fields[field].label}
          </label>
          <p id={`${prefix}-${field}-hint`} className="mb-1 text-sm text-soft">
            {fields[field].hint}
          </p>
          <input
            id={`${prefix}-${field}`}
            name={field}
            type={fields[field].type}
            autoComplete={fields[field].complete}
            aria-describedby={`${prefix}-${field}-hint`}
            required
            minLength={field === "password" ? 15 : 1}
            maxLength={field === "password" ? 128 : 300}
            defaultValue={field === "name" ? name : ""}
            className="field"
          />
        </div>
      ))}
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={busy}>
        {button}
      </button>
    </LiveForm>
  );
}
