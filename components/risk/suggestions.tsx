"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { newRecordId } from "@/components/questionnaire/new-record-id";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { Measure } from "@/lib/domain/assessment/measure";

export type Suggestion = {
  measure: string;
  severity: number;
  likelihood: number;
  title: string;
  how: string;
  /** The measure where the assessment has it already, for another risk. */
  existing: Measure | null;
  revision: number;
};

const effectWords = (severity: number, likelihood: number): string => {
  const parts = [likelihood > 0 ? `likelihood by ${likelihood}` : "", severity > 0 ? `severity by ${severity}` : ""].filter(
    (part) => part !== "",
  );
  return parts.length === 0
    ? "No effect on the level is claimed for it here"
    : `May lower ${parts.join(" and ")}, once in place and evidenced`;
};

/** Measures of the catalogue with the effect that each may have on this risk, and an own one. */
export function Suggestions({
  api,
  riskId,
  suggestions,
  byWorksheet,
}: {
  api: string;
  riskId: string;
  suggestions: readonly Suggestion[];
  /** The scoring method takes its levels from worksheets, so that no measure lowers one by itself. */
  byWorksheet: boolean;
}) {
  const router = useRouter();
  const { take } = useWorkspace();
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const put = async (measure: Measure, baseRevision: number) => {
    const reply = await callApi<ChangeReply>("PUT", `${api}/measures/${measure.id}`, { measure, baseRevision });
    setProblem(reply.ok ? null : reply.message);
    if (!reply.ok) return false;
    take(reply.data);
    router.refresh();
    return true;
  };
  const use = (one: Suggestion) =>
    one.existing
      ? put({ ...one.existing, risks: [...one.existing.risks, riskId] }, one.revision)
      : put({ id: newRecordId("me"), catalogue: one.measure, role: "additional", status: "planned", risks: [riskId], evidence: [] }, 0);
  const addOwn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const axis = (name: string) => Number(form.get(name)) as 0 | 1 | 2;
    const saved = await put(
      {
        id: newRecordId("me"),
        catalogue: null,
        title: String(form.get("title")),
        description: String(form.get("description")),
        role: "additional",
        status: "planned",
        risks: [riskId],
        evidence: [],
        effect: { severity: axis("severity"), likelihood: axis("likelihood"), reason: String(form.get("reason")) },
      },
      0,
    );
    if (saved) element.reset();
  };
  return (
    <div className="mt-6">
      {suggestions.length > 0 && <h3 className="mb-2 text-lg">Measures that the catalogue suggests</h3>}
      {byWorksheet && (
        <p className="prose-measure mb-3 text-soft">
          Under this scoring method no measure lowers a level by itself: rate the worksheet again once it is in place. The steps that are
          asked for below count under other methods.
        </p>
      )}
      <ul className="space-y-3">
        {suggestions.map((one) => (
          <li key={one.measure} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-rule pb-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium">
                {one.title} <span className="text-sm font-normal text-soft">{one.measure}</span>
              </p>
              <p className="text-sm text-soft">{one.how}</p>
              {!byWorksheet && <p className="text-sm">{effectWords(one.severity, one.likelihood)}</p>}
            </div>
            <button type="button" className="button button-small" onClick={() => void use(one)}>
              {one.existing ? "Use it here too" : "Plan this measure"}
              <span className="sr-only">{one.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="text-accent">Add a measure of your own</summary>
        <LiveForm onSubmit={addOwn} className="mt-3 space-y-3">
          <Text id={`${id}-title`} name="title" label="What it is called" />
          <Text id={`${id}-description`} name="description" label="What is done" long />
          <div className="grid gap-3 sm:grid-cols-2">
            {(["likelihood", "severity"] as const).map((axis) => (
              <div key={axis}>
                <label htmlFor={`${id}-${axis}`} className="mb-1 block text-sm font-medium">
                  How far it lowers {axis}
                </label>
                <select id={`${id}-${axis}`} name={axis} className="field">
                  <option value="0">Not at all</option>
                  <option value="1">By one step</option>
                  <option value="2">By two steps</option>
                </select>
              </div>
            ))}
          </div>
          <Text id={`${id}-reason`} name="reason" label="Why it has this effect" long />
          <button type="submit" className="button">
            Plan this measure
          </button>
        </LiveForm>
      </details>
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}

function Text({ id, name, label, long = false }: { id: string; name: string; label: string; long?: boolean }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      {long ? (
        <textarea id={id} name={name} required rows={2} className="field" />
      ) : (
        <input id={id} name={name} required autoComplete="off" className="field" />
      )}
    </div>
  );
}
