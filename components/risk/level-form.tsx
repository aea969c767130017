"use client";
import { type FormEvent, useId } from "react";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import type { Estimate } from "@/lib/domain/result";
import type { ScaleWords } from "@/lib/domain/view/scale-words";
import { useRiskChange } from "./use-risk-change";

const steps = [1, 2, 3, 4] as const;

/** Confirms the suggested level with a reason, or sets another one. */
export function LevelForm({
  api,
  riskId,
  which,
  scale,
  suggested,
  confirmed,
  stale,
}: {
  api: string;
  riskId: string;
  which: "inherent" | "residual" | "projected";
  scale: ScaleWords;
  suggested: Estimate;
  confirmed: boolean;
  stale: boolean;
}) {
  const { busy, problem, change } = useRiskChange();
  const id = useId();
  const url = `${api}/decisions/${encodeURIComponent(riskId)}/${which}`;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const likelihood = Number(form.get("likelihood"));
    const severity = Number(form.get("severity"));
    const modulation = Number(form.get("modulation"));
    await change("PUT", url, {
      ...(likelihood === suggested.likelihood ? {} : { likelihood }),
      ...(severity === suggested.severity ? {} : { severity }),
      ...(modulation === 0 ? {} : { modulation }),
      reason: String(form.get("reason")),
    });
  };
  return (
    <details className="mt-3">
      <summary className="text-sm text-accent">
        {confirmed ? (stale ? "Confirm again or change" : "Change what was set") : "Confirm or adjust"}
      </summary>
      <LiveForm onSubmit={submit} className="mt-3 space-y-4">
        {(["likelihood", "severity"] as const).map((axis) => (
          <fieldset key={axis}>
            <legend className="text-sm font-medium first-letter:uppercase">{axis}</legend>
            <div className="flex flex-wrap gap-x-6">
              {steps.map((step) => (
                <label key={step} className="choice">
                  <input type="radio" name={axis} value={step} defaultChecked={suggested[axis] === step} />
                  <span>
                    {step} {scale[axis][step - 1]}
                    {suggested[axis] === step && <span className="text-soft"> (suggested)</span>}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <div>
          <label htmlFor={`${id}-modulation`} className="mb-1 block text-sm font-medium">
            A factor that the scales do not hold
          </label>
          <select id={`${id}-modulation`} name="modulation" defaultValue="0" className="field max-w-xs">
            <option value="0">None</option>
            <option value="1">One level higher</option>
            <option value="-1">One level lower</option>
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-reason`} className="mb-1 block text-sm font-medium">
            Your reason, as it stands in the document
          </label>
          <textarea id={`${id}-reason`} name="reason" required className="field" rows={2} />
        </div>
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="button" disabled={busy}>
            Set this level
          </button>
          {confirmed && (
            <button type="button" className="button button-quiet" disabled={busy} onClick={() => void change("DELETE", url)}>
              Go back to the suggestion
            </button>
          )}
        </div>
        <Problem text={problem} />
      </LiveForm>
    </details>
  );
}
