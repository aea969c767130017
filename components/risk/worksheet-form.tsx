"use client";
import { type FormEvent, useId } from "react";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRiskChange } from "./use-risk-change";

export type WorksheetLine = { id: string; group: string; label: string; meaning: string; mayBeAbsent: boolean };

/** The ratings of one level of a risk. It is kept half filled too; a line that is left open stays open. */
export function WorksheetForm({
  url,
  lines,
  ratings,
  values,
  reason,
  isKept,
  baseRevision,
}: {
  url: string;
  lines: readonly WorksheetLine[];
  /** The words of 0 to 4. */
  ratings: readonly string[];
  values: Readonly<Record<string, number>>;
  reason: string;
  isKept: boolean;
  baseRevision: number;
}) {
  const { busy, problem, change } = useRiskChange();
  const form = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const rated = lines.flatMap(({ id }) => {
      const value = String(given.get(id) ?? "");
      return value === "" ? [] : [[id, Number(value)] as const];
    });
    await change("PUT", url, { values: Object.fromEntries(rated), reason: String(given.get("reason")), baseRevision });
  };
  const groups = [...new Set(lines.map(({ group }) => group))];
  return (
    <LiveForm onSubmit={submit} className="mt-3 space-y-5">
      {groups.map((group) => (
        <fieldset key={group}>
          <legend className="mb-1 font-medium">{group}</legend>
          <ul className="border-t border-rule">
            {lines
              .filter((line) => line.group === group)
              .map(({ id, label, meaning, mayBeAbsent }) => (
                <li key={id} className="grid gap-x-4 gap-y-1 border-b border-rule py-2 sm:grid-cols-[minmax(0,1fr)_11rem] sm:items-center">
                  <div>
                    <label htmlFor={`${form}-${id}`} className="block text-sm font-medium">
                      {label}
                    </label>
                    <p id={`${form}-${id}-meaning`} className="text-sm text-soft">
                      {meaning}
                    </p>
                  </div>
                  <select
                    id={`${form}-${id}`}
                    name={id}
                    defaultValue={values[id] ?? ""}
                    aria-describedby={`${form}-${id}-meaning`}
                    className="field"
                  >
                    <option value="">Open</option>
                    {ratings.map((word, value) =>
                      value === 0 && !mayBeAbsent ? null : (
                        <option key={word} value={value}>
                          {value} {word}
                        </option>
                      ),
                    )}
                  </select>
                </li>
              ))}
          </ul>
        </fieldset>
      ))}
      <div>
        <label htmlFor={`${form}-reason`} className="mb-1 block text-sm font-medium">
          Why it is rated so, as it stands in the document
        </label>
        <textarea id={`${form}-reason`} name="reason" required rows={2} defaultValue={reason} className="field" />
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button" disabled={busy}>
          Keep these ratings
        </button>
        {isKept && (
          <button type="button" className="button button-quiet" disabled={busy} onClick={() => void change("DELETE", url)}>
            Take the ratings away
          </button>
        )}
      </div>
      <Problem text={problem} />
    </LiveForm>
  );
}
