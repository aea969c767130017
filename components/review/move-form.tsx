"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";

export type OpenWay = { transition: string; words: string; reasonNeeded: boolean; conflict: string | null; sendsBack: boolean };
export type OpenThread = { id: string; label: string; says: string };

/** One way out of the present state: a button that says what happens, with the reason where one is asked for. */
export function MoveForm({
  api,
  way,
  main,
  threads = [],
}: {
  api: string;
  way: OpenWay;
  main: boolean;
  /** The open threads, which can go along where it hands the version back. */
  threads?: readonly OpenThread[];
}) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const field = useId();
  if (way.conflict)
    return (
      <div className="border-l-4 border-rule py-1 pl-4">
        <p className="font-medium">{way.words}</p>
        <p className="text-sm text-soft">{way.conflict}</p>
      </div>
    );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = form.getAll("thread").map(String);
    const reply = await attempt(() =>
      callApi("POST", `${api}/state`, {
        transition: way.transition,
        reason: String(form.get("reason") ?? ""),
        ...(way.sendsBack ? { threads: chosen } : {}),
      }),
    );
    if (reply.ok) router.refresh();
  };
  const button = (
    <button type="submit" className={`button ${main ? "button-main" : ""}`} disabled={busy}>
      {way.words}
    </button>
  );
  return (
    <LiveForm onSubmit={submit}>
      {way.reasonNeeded ? (
        <details className="sheet px-4 py-3">
          <summary className="font-medium">{way.words} …</summary>
          <label htmlFor={field} className="mt-3 mb-1 block text-sm font-medium">
            Your reasons
          </label>
          <textarea id={field} name="reason" required maxLength={64_000} rows={3} className="field mb-3" />
          {way.sendsBack && threads.length > 0 && (
            <fieldset className="mb-3">
              <legend className="text-sm font-medium">Open comments that belong to it</legend>
              {threads.map(({ id, label, says }) => (
                <label key={id} className="choice">
                  <input type="checkbox" name="thread" value={id} defaultChecked />
                  <span>
                    <span className="text-sm text-soft">{label}</span>
                    <span className="line-clamp-2">{says}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          {button}
        </details>
      ) : (
        button
      )}
      <Problem text={problem} />
    </LiveForm>
  );
}
