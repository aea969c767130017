"use client";
import { EvidenceUpload } from "@/components/ui/evidence-upload";
import type { InputProps } from "./input-props";
import { useSection } from "./section-context";

/** Files that prove an answer: chosen among those already added, or uploaded here. */
export function EvidenceInput({ id, value, onChange, onBlur, describedBy }: InputProps) {
  const { evidence, addEvidence, api } = useSection();
  const held = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <div>
      {evidence.map((item, index) => (
        <label key={item.id} className="choice">
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            checked={held.includes(item.id)}
            aria-describedby={describedBy}
            onBlur={onBlur}
            onChange={(event) => {
              const next = event.target.checked ? [...held, item.id] : held.filter((one) => one !== item.id);
              onChange(next.length === 0 ? undefined : next);
            }}
          />
          <span>
            {item.name} <span className="text-sm text-soft">added {item.addedOn.slice(0, 10)}</span>
          </span>
        </label>
      ))}
      <EvidenceUpload
        api={api}
        inputId={evidence.length === 0 ? id : undefined}
        onAdded={(item) => {
          addEvidence(item);
          onChange([...held, item.id]);
        }}
      />
    </div>
  );
}
