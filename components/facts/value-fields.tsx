"use client";
import { useId } from "react";
import type { Fact } from "@/lib/domain/facts/fact";

type Value = Fact["value"];

/** `retentionDays` in words: "Retention days". */
const words = (key: string): string => {
  const spaced = key.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
};

/** Fields for a value in the form that it has: yes or no, a number, words, a list with one entry a line, or several of these. */
export function ValueFields({ name, value, onChange }: { name: string; value: Value; onChange: (value: Value) => void }) {
  const id = useId();
  if (value !== null && typeof value === "object" && !Array.isArray(value))
    return (
      <div className="space-y-3">
        {Object.entries(value as Record<string, Value>).map(([key, one]) => (
          <div key={key}>
            <ValueFields
              name={key}
              value={one}
              onChange={(next) => onChange({ ...(value as Record<string, Value>), [key]: next } as Value)}
            />
          </div>
        ))}
      </div>
    );
  const label = (
    <label htmlFor={id} className="mb-1 block text-sm font-medium">
      {name === "value" ? "Value" : words(name)}
      {Array.isArray(value) && <span className="font-normal text-soft"> (one a line)</span>}
    </label>
  );
  if (typeof value === "boolean")
    return (
      <>
        {label}
        <select id={id} value={String(value)} onChange={(event) => onChange(event.target.value === "true")} className="field">
          <option value="true">Yes</option>
          <option value="false">No</option>
        </select>
      </>
    );
  if (Array.isArray(value) && value.every((one) => typeof one === "string"))
    return (
      <>
        {label}
        <textarea
          id={id}
          rows={Math.min(8, value.length + 1)}
          value={value.join("\n")}
          onChange={(event) => onChange(event.target.value.split("\n"))}
          onBlur={(event) =>
            onChange(
              event.target.value
                .split("\n")
                .map((one) => one.trim())
                .filter((one) => one !== ""),
            )
          }
          className="field"
        />
      </>
    );
  if (Array.isArray(value))
    return (
      <p className="text-sm text-soft">
        {name === "value" ? "Value" : words(name)}: {value.length} entries, taken over as they are.
      </p>
    );
  const number = typeof value === "number";
  return (
    <>
      {label}
      <input
        id={id}
        type={number ? "number" : "text"}
        step="any"
        value={value === null ? "" : String(value)}
        onChange={(event) =>
          onChange(number ? Number(event.target.value) : event.target.value === "" && value === null ? null : event.target.value)
        }
        className="field"
      />
    </>
  );
}
