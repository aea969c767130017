"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { newRecordId } from "@/components/questionnaire/new-record-id";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import type { OwnRisk } from "@/lib/domain/assessment/content";
import type { Scale } from "@/lib/domain/risk/level";
import { riskFieldWords } from "@/lib/domain/view/risk-field-words";
import type { ScaleWords } from "@/lib/domain/view/scale-words";
import { useRiskChange } from "./use-risk-change";

/** A risk that the rules do not know: the same fields, scored by the same matrix, shown as added by a person. */
export function OwnRiskForm({ api, base, scale }: { api: string; base: string; scale: ScaleWords }) {
  const router = useRouter();
  const { busy, problem, change } = useRiskChange();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const ownRisk: OwnRisk = {
      id: `own@${newRecordId("or").slice(3)}`,
      title: text("title"),
      description: text("description"),
      track: text("track") as OwnRisk["track"],
      event: text("event") as OwnRisk["event"],
      phase: text("phase") as OwnRisk["phase"],
      source: text("source"),
      harm: text("harm"),
      likelihood: Number(text("likelihood")) as Scale,
      severity: Number(text("severity")) as Scale,
      reason: text("reason"),
      articles:
        text("articles") === ""
          ? []
          : text("articles")
              .split(";")
              .map((one) => one.trim()),
    };
    const address = encodeURIComponent(ownRisk.id);
    if (await change("PUT", `${api}/own-risks/${address}`, { ownRisk, baseRevision: 0 })) router.push(`${base}/risks/${address}`);
  };
  return (
    <LiveForm onSubmit={submit} className="space-y-5">
      <Text name="title" label="What the risk is called" />
      <Text name="description" label="How it would come about" long />
      <Text name="harm" label="What it would mean for people" long />
      <Text name="source" label="Where it comes from" hint="People, a supplier, a failure, the design …" />
      <Choice name="track" label="Kind" options={Object.entries(riskFieldWords.track)} />
      <Choice name="event" label="Event" options={Object.entries(riskFieldWords.event)} />
      <Choice name="phase" label="When" options={Object.entries(riskFieldWords.phase)} />
      {(["likelihood", "severity"] as const).map((axis) => (
        <fieldset key={axis}>
          <legend className="font-medium first-letter:uppercase">{axis}</legend>
          <div className="flex flex-wrap gap-x-6">
            {([1, 2, 3, 4] as const).map((step) => (
              <label key={step} className="choice">
                <input type="radio" name={axis} value={step} required />
                {step} {scale[axis][step - 1]}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Text name="reason" label="Why you rate it so" long />
      <Text name="articles" label="Law concerned" hint="Articles, separated by semicolons." optional />
      <button type="submit" className="button button-main" disabled={busy}>
        Add this risk
      </button>
      <Problem text={problem} />
    </LiveForm>
  );
}

/** Takes an own risk away again. */
export function RemoveOwnRisk({ api, riskId, base }: { api: string; riskId: string; base: string }) {
  const router = useRouter();
  const { busy, problem, change } = useRiskChange();
  return (
    <div className="mt-3">
      <span className="tag mr-3">added by a person</span>
      <button
        type="button"
        className="button button-quiet text-danger"
        disabled={busy}
        onClick={async () => {
          if (await change("DELETE", `${api}/own-risks/${encodeURIComponent(riskId)}`)) router.push(`${base}/risks`);
        }}
      >
        Remove this risk
      </button>
      <Problem text={problem} />
    </div>
  );
}

function Text({
  name,
  label,
  hint,
  long = false,
  optional = false,
}: {
  name: string;
  label: string;
  hint?: string;
  long?: boolean;
  optional?: boolean;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block font-medium">
        {label}
        {optional && <span className="font-normal text-soft"> (optional)</span>}
      </label>
      {hint && <p className="text-sm text-soft">{hint}</p>}
      {long ? (
        <textarea id={id} name={name} required={!optional} rows={3} className="field mt-1" />
      ) : (
        <input id={id} name={name} required={!optional} autoComplete="off" className="field mt-1" />
      )}
    </div>
  );
}

function Choice({ name, label, options }: { name: string; label: string; options: readonly (readonly [string, string])[] }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <select id={id} name={name} className="field">
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
