"use client";
import { useId, useRef, useState } from "react";
import type { InputProps } from "./input-props";
import { useSection } from "./section-context";

/** Chooses among the records of the lists that the question points at, or makes a new one by its name. */
export function ReferenceInput({ id, question, value, onChange, onBlur, describedBy, several }: InputProps & { several: boolean }) {
  const { targetsOf, addNamedRecord } = useSection();
  const held: readonly string[] = Array.isArray(value) ? (value as readonly string[]) : typeof value === "string" ? [value] : [];
  const lists = question.to.map((list) => ({ list, ...targetsOf(list) }));
  const known = new Set(lists.flatMap((one) => one.records.map((record) => record.id)));
  const first = lists.find((one) => one.records.length > 0)?.records[0]?.id;
  const toggle = (recordId: string, chosen: boolean) => {
    if (!several) return onChange(recordId);
    const order = lists.flatMap((one) => one.records.map((record) => record.id));
    const next = chosen ? [...held, recordId] : held.filter((one) => one !== recordId);
    const sorted = next.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    onChange(sorted.length === 0 ? undefined : sorted);
  };
  return (
    <div>
      {lists.map(({ list, one, namedByText, records }) => (
        <div key={list} className="mb-2">
          {lists.length > 1 && records.length > 0 && <p className="text-sm font-medium text-soft first-letter:uppercase">{one}</p>}
          {records.map((record) => (
            <label key={record.id} className="choice">
              <input
                id={record.id === first ? id : undefined}
                type={several ? "checkbox" : "radio"}
                name={id}
                checked={held.includes(record.id)}
                aria-describedby={describedBy}
                onBlur={onBlur}
                onChange={(event) => toggle(record.id, event.target.checked)}
              />
              <span>{record.name}</span>
            </label>
          ))}
          {namedByText && (
            <AddByName
              one={one}
              inputId={first === undefined && list === lists[0]?.list ? id : undefined}
              onAdd={(name) => {
                const made = addNamedRecord(list, name);
                onChange(several ? [...held, made] : made);
              }}
            />
          )}
        </div>
      ))}
      {held.some((one) => !known.has(one)) && (
        <p className="text-sm text-warn">This answer names an entry that has been removed. Choose again.</p>
      )}
    </div>
  );
}

function AddByName({ one, inputId, onAdd }: { one: string; inputId: string | undefined; onAdd: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const own = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const add = () => {
    if (name.trim() === "") return;
    onAdd(name.trim());
    setName("");
    setOpen(false);
    queueMicrotask(() => opener.current?.focus());
  };
  if (!open)
    return (
      <button ref={opener} id={inputId} type="button" className="button button-quiet -ml-2" onClick={() => setOpen(true)}>
        + Add new {one}
      </button>
    );
  return (
    <div className="mt-1 rounded border border-rule p-3">
      <label htmlFor={own} className="mb-1 block text-sm font-medium">
        Name of the new {one}
      </label>
      <span className="flex flex-wrap gap-2">
        <input
          id={own}
          className="field min-w-0 flex-1 basis-48"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              add();
            }
            if (event.key === "Escape") setOpen(false);
          }}
        />
        <button type="button" className="button" onClick={add}>
          Add
        </button>
        <button type="button" className="button button-quiet" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </span>
      <p className="mt-1 text-sm text-soft">You can describe it later in its own section.</p>
    </div>
  );
}
