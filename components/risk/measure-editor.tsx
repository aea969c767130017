"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { callApi } from "@/components/ui/call-api";
import { EvidenceUpload } from "@/components/ui/evidence-upload";
import { LiveForm } from "@/components/ui/live-form";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { Measure } from "@/lib/domain/assessment/measure";

const statuses = { planned: "Planned", partial: "Partly in place", implemented: "In place" } as const;
const evidenceWords = (pieces: number): string =>
  pieces === 0 ? "no evidence yet" : pieces === 1 ? "1 piece of evidence" : `${pieces} pieces of evidence`;
const dateText = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export type MeasureText = { title: string; how: string; evidenceHint: string; kind: string };

/** One measure: where it stands, who owns it, until when, its evidence, and whether it is a condition of the decision. */
export function MeasureEditor({
  api,
  measure,
  revision,
  words,
  evidence: evidenceAtFirst,
  readOnly,
  riskNames,
  children,
}: {
  api: string;
  measure: Measure;
  revision: number;
  words: MeasureText;
  evidence: readonly EvidenceItem[];
  readOnly: boolean;
  /** Titles of the risks it treats, by id; empty where the page is about one of them. */
  riskNames: Readonly<Record<string, string>>;
  /** What is said about it. */
  children?: ReactNode;
}) {
  const router = useRouter();
  const { take } = useWorkspace();
  const [evidence, setEvidence] = useState(evidenceAtFirst);
  const [chosen, setChosen] = useState<readonly string[]>(measure.evidence);
  const [state, setState] = useState<{ busy: boolean; problem: string | null; saved: boolean }>({
    busy: false,
    problem: null,
    saved: false,
  });
  const id = useId();
  const finish = (reply: Awaited<ReturnType<typeof callApi<ChangeReply>>>) => {
    setState({ busy: false, problem: reply.ok ? null : reply.message, saved: reply.ok });
    if (!reply.ok) return;
    take(reply.data);
    router.refresh();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const { owner: _owner, due: _due, ...rest } = measure;
    const next: Measure = {
      ...rest,
      status: text("status") as Measure["status"],
      role: text("role") as Measure["role"],
      condition: form.get("condition") === "on",
      evidence: chosen,
      ...(text("owner") === "" ? {} : { owner: text("owner") }),
      ...(text("due") === "" ? {} : { due: text("due") }),
    };
    setState({ busy: true, problem: null, saved: false });
    finish(await callApi<ChangeReply>("PUT", `${api}/measures/${measure.id}`, { measure: next, baseRevision: revision }));
  };
  const counts = measure.status === "implemented" && measure.evidence.length > 0;
  return (
    <article id={measure.id} className="sheet scroll-mt-20 px-5 py-4">
      <h3 className="font-sans text-base font-semibold">
        {words.title} {measure.catalogue && <span className="text-sm font-normal text-soft">{measure.catalogue}</span>}
        {measure.condition && <span className="tag ml-2 border-accent font-normal text-accent">condition</span>}
      </h3>
      <p className="mt-1 text-sm text-soft">{words.how}</p>
      <p className="mt-2 text-sm">
        {[
          statuses[measure.status],
          measure.owner ?? "no owner yet",
          measure.due ? `due ${dateText(measure.due)}` : "no date yet",
          evidenceWords(measure.evidence.length),
        ].join(" · ")}
        {!counts && measure.status === "implemented" && <span className="text-warn"> · does not count until evidenced</span>}
      </p>
      {Object.keys(riskNames).length > 0 && <p className="mt-1 text-sm text-soft">Against: {Object.values(riskNames).join("; ")}</p>}
      {!readOnly && (
        <details className="mt-2">
          <summary className="text-sm text-accent">Change</summary>
          <LiveForm onSubmit={submit} className="mt-3 space-y-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <Select id={`${id}-status`} name="status" label="Where it stands" value={measure.status} options={Object.entries(statuses)} />
              <Select
                id={`${id}-role`}
                name="role"
                label="Its role"
                value={measure.role}
                options={[
                  ["additional", "Additional: against this risk"],
                  ["baseline", "Baseline: in place anyway"],
                ]}
              />
              <div>
                <label htmlFor={`${id}-owner`} className="mb-1 block text-sm font-medium">
                  Owner
                </label>
                <input
                  id={`${id}-owner`}
                  name="owner"
                  defaultValue={measure.owner ?? ""}
                  maxLength={300}
                  autoComplete="off"
                  className="field"
                />
              </div>
              <div>
                <label htmlFor={`${id}-due`} className="mb-1 block text-sm font-medium">
                  Due
                </label>
                <input id={`${id}-due`} name="due" type="date" defaultValue={measure.due ?? ""} className="field" />
              </div>
            </div>
            <label className="choice">
              <input type="checkbox" name="condition" defaultChecked={measure.condition === true} />
              <span>
                A condition of the decision{" "}
                <span className="text-soft">(counts in the projected level; needs an owner and a date not after launch)</span>
              </span>
            </label>
            <fieldset>
              <legend className="text-sm font-medium">
                Evidence {words.evidenceHint !== "" && <span className="font-normal text-soft">such as: {words.evidenceHint}</span>}
              </legend>
              {evidence.map((item) => (
                <label key={item.id} className="choice">
                  <input
                    type="checkbox"
                    checked={chosen.includes(item.id)}
                    onChange={(event) => setChosen(event.target.checked ? [...chosen, item.id] : chosen.filter((one) => one !== item.id))}
                  />
                  {item.name}
                </label>
              ))}
              <EvidenceUpload
                api={api}
                onAdded={(item) => {
                  setEvidence((before) => [...before, item]);
                  setChosen((before) => [...before, item.id]);
                }}
              />
            </fieldset>
            <div className="flex flex-wrap gap-2">
              <button type="submit" className="button button-main" disabled={state.busy}>
                Save the measure
              </button>
              <button
                type="button"
                className="button button-quiet text-danger"
                disabled={state.busy}
                onClick={() => void callApi<ChangeReply>("DELETE", `${api}/measures/${measure.id}`).then(finish)}
              >
                Remove it
              </button>
            </div>
          </LiveForm>
        </details>
      )}
      <p role="status" className={`text-sm ${state.problem ? "text-danger" : "text-soft"}`}>
        {state.problem ?? (state.saved ? "Saved" : "")}
      </p>
      {children && <div className="mt-2">{children}</div>}
    </article>
  );
}

function Select({
  id,
  name,
  label,
  value,
  options,
}: {
  id: string;
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <select id={id} name={name} defaultValue={value} className="field">
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
