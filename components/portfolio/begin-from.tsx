"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

export type CarriedSection = { id: string; title: string; holds: string; isEmpty: boolean };

/** Chooses what a new assessment begins with, and makes it. */
export function BeginFrom({
  api,
  list,
  sections,
  measures,
  evidence,
}: {
  api: string;
  /** `/o/…/assessments` */
  list: string;
  sections: readonly CarriedSection[];
  /** What there is to carry, in words; null where there is nothing. */
  measures: string | null;
  evidence: string | null;
}) {
  const router = useRouter();
  const name = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const form = new FormData(event.currentTarget);
    const reply = await callApi<{ assessmentId: string }>("POST", `${api}/successors`, {
      name: String(form.get("name")),
      sections: form.getAll("section").map(String),
      measures: form.get("measures") === "on",
      evidence: form.get("evidence") === "on",
    });
    if (reply.ok) return router.push(`${list}/${reply.data.assessmentId}/overview`);
    setBusy(false);
    setProblem(reply.message);
  };
  const line = (key: string, value: string, label: string, holds: string, isOn: boolean, isEmpty = false) => (
    <li key={value} className="border-b border-rule">
      <label className="choice">
        <input type="checkbox" name={key} value={value} defaultChecked={isOn} disabled={isEmpty} />
        <span>
          {label} <span className="block text-sm text-soft">{holds}</span>
        </span>
      </label>
    </li>
  );
  return (
    <LiveForm onSubmit={submit} className="space-y-6">
      <div className="max-w-xl">
        <label htmlFor={name} className="mb-1 block text-lg font-semibold">
          What is the new processing called?
        </label>
        <input id={name} name="name" required maxLength={300} autoComplete="off" className="field" />
      </div>
      <fieldset>
        <legend className="mb-2 text-lg font-semibold">Which sections are carried?</legend>
        <ul className="border-t border-rule">
          {sections.map((section) => line("section", section.id, section.title, section.holds, !section.isEmpty, section.isEmpty))}
        </ul>
      </fieldset>
      {(measures !== null || evidence !== null) && (
        <fieldset>
          <legend className="mb-2 text-lg font-semibold">And besides the answers?</legend>
          <ul className="border-t border-rule">
            {measures !== null && line("measures", "on", "Measures and risks of people's own", measures, true)}
            {evidence !== null && line("evidence", "on", "Evidence", evidence, false)}
          </ul>
        </fieldset>
      )}
      {problem && (
        <p role="alert" className="text-danger">
          Not begun. {problem}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={busy}>
        Begin the new assessment
      </button>
    </LiveForm>
  );
}
