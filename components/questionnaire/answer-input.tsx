"use client";
import { useId, useState } from "react";
import type { Duration, MeasureRow, Money } from "@/lib/domain/questionnaire/answer";
import { ChosenList } from "../ui/chosen-list";
import { measureStatusWords } from "./answer-words";
import { EvidenceInput } from "./evidence-input";
import type { InputProps } from "./input-props";
import { ReferenceInput } from "./reference-input";
import { useSection } from "./section-context";

const field = ({ id, describedBy, invalid, onBlur }: InputProps) =>
  ({ id, "aria-describedby": describedBy, "aria-invalid": invalid || undefined, onBlur, className: "field" }) as const;

function TextInput(props: InputProps & { long: boolean; suggestions?: readonly string[] }) {
  const list = useId();
  const value = typeof props.value === "string" ? props.value : "";
  const take = (text: string) => props.onChange(text.trim() === "" ? undefined : text);
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (value.trim() !== text.trim()) setText(value);
  }
  const onChange = (event: { target: { value: string } }) => {
    setText(event.target.value);
    take(event.target.value);
  };
  if (props.long) return <textarea {...field(props)} rows={3} value={text} onChange={onChange} />;
  return (
    <>
      <input
        {...field(props)}
        type="text"
        autoComplete="off"
        value={text}
        onChange={onChange}
        list={props.suggestions ? list : undefined}
      />
      {props.suggestions && (
        <datalist id={list}>
          {props.suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}

function NumberInput(props: InputProps) {
  const value = typeof props.value === "number" ? String(props.value) : "";
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (Number(text.replaceAll(/[\s,]/g, "")) !== Number(value) || text === "" || value === "")
      setText(value === "" && Number.isNaN(Number(text.replaceAll(/[\s,]/g, ""))) ? text : value);
  }
  return (
    <span className="flex items-center gap-3">
      <input
        {...field(props)}
        className="field max-w-[16rem]"
        type="text"
        inputMode="decimal"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const plain = event.target.value.replaceAll(/[\s,]/g, "");
          const number = plain === "" ? Number.NaN : Number(plain);
          props.onChange(Number.isNaN(number) ? undefined : number);
        }}
      />
      {props.question.unit && <span className="text-soft">{props.question.unit}</span>}
    </span>
  );
}

function OneOf({ id, question, value, onChange, onBlur, describedBy }: InputProps) {
  const options =
    question.kind === "yesNo"
      ? [
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ]
      : question.options;
  const held = typeof value === "boolean" ? String(value) : value;
  return (
    <div className={question.kind === "yesNo" ? "flex gap-8" : ""}>
      {options.map((one, index) => (
        <label key={one.value} className="choice">
          <input
            id={index === 0 ? id : undefined}
            type="radio"
            name={id}
            value={one.value}
            checked={held === one.value}
            aria-describedby={describedBy}
            onBlur={onBlur}
            onChange={() => onChange(question.kind === "yesNo" ? one.value === "true" : one.value)}
          />
          <span>{one.label}</span>
        </label>
      ))}
    </div>
  );
}

function SeveralOf({ id, question, value, onChange, onBlur, describedBy }: InputProps) {
  const held = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <div className="sm:columns-2">
      {question.options.map((one, index) => (
        <label key={one.value} className="choice break-inside-avoid">
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            checked={held.includes(one.value)}
            aria-describedby={describedBy}
            onBlur={onBlur}
            onChange={(event) => {
              const next = question.options
                .map((option) => option.value)
                .filter((option) => (option === one.value ? event.target.checked : held.includes(option)));
              onChange(next.length === 0 ? undefined : next);
            }}
          />
          <span>{one.label}</span>
        </label>
      ))}
    </div>
  );
}

function CountrySelect({
  id,
  value,
  onChange,
  onBlur,
  describedBy,
  invalid,
  placeholder,
}: Omit<InputProps, "question"> & { placeholder: string }) {
  const { suggestions } = useSection();
  return (
    <select
      id={id}
      className="field max-w-[24rem]"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={typeof value === "string" ? value : ""}
      onBlur={onBlur}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    >
      <option value="">{placeholder}</option>
      {suggestions.countries.map((one) => (
        <option key={one.code} value={one.code}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

type Offered = { value: string; label: string };

/** What was typed as one of the countries: by name or code, or by the beginning of just one name. */
function countryTyped(text: string, offered: readonly Offered[]): string | null {
  const typed = text.toLowerCase();
  const exact = offered.find((one) => one.label.toLowerCase() === typed || one.value.toLowerCase() === typed);
  const begun = offered.filter((one) => one.label.toLowerCase().startsWith(typed));
  return exact?.value ?? (begun.length === 1 ? (begun[0]?.value ?? null) : null);
}

/**
 * Several countries or Regions, typed or picked one after another: what is chosen stands above, each with its own button to
 * take it out. A Region may be any text; a country must be one.
 */
function Several(props: InputProps & { what: "countries" | "regions" }) {
  const { suggestions } = useSection();
  const [typed, setTyped] = useState("");
  const [unknown, setUnknown] = useState<string | null>(null);
  const list = useId();
  const held = Array.isArray(props.value) ? (props.value as readonly string[]) : [];
  const isCountry = props.what === "countries";
  const offered: readonly Offered[] = isCountry
    ? suggestions.countries.map(({ code, name }) => ({ value: code, label: name }))
    : suggestions.regions.map((code) => ({ value: code, label: code }));
  const nameOf = (code: string) => offered.find((one) => one.value === code)?.label ?? code;
  const add = (text: string) => {
    const clean = text.trim();
    if (clean === "") return;
    const value = isCountry ? countryTyped(clean, offered) : clean;
    setUnknown(value === null ? clean : null);
    if (value === null) return;
    if (!held.includes(value)) props.onChange([...held, value]);
    setTyped("");
  };
  return (
    <div>
      <ChosenList
        chosen={held.map((code) => ({ value: code, label: nameOf(code) }))}
        onTakeOut={(code) => {
          const next = held.filter((one) => one !== code);
          props.onChange(next.length === 0 ? undefined : next);
        }}
      />
      <span className="flex max-w-[28rem] gap-2">
        <input
          {...field(props)}
          type="text"
          autoComplete="off"
          list={list}
          value={typed}
          onChange={(event) => {
            // Picked from the list, not typed: taken at once.
            const { inputType } = event.nativeEvent as InputEvent;
            const isPicked = inputType === undefined || inputType === "insertReplacementText";
            setUnknown(null);
            if (isPicked && offered.some((one) => one.label === event.target.value)) add(event.target.value);
            else setTyped(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add(typed);
          }}
          onBlur={() => {
            add(typed);
            props.onBlur();
          }}
        />
        <datalist id={list}>
          {offered.map((one) => (
            <option key={one.value} value={one.label} />
          ))}
        </datalist>
        <button type="button" className="button" onClick={() => add(typed)}>
          Add
        </button>
      </span>
      {unknown !== null && (
        <p role="alert" className="mt-1 text-sm text-danger">
          No single country is called “{unknown}”. Type more of its name, or choose it from the list.
        </p>
      )}
    </div>
  );
}

function DurationInput(props: InputProps) {
  const value = props.value as Duration | undefined;
  const held = typeof value === "object" ? value : undefined;
  const [amount, setAmount] = useState(held ? String(held.amount) : "");
  const [unit, setUnit] = useState<string>(held?.unit ?? "months");
  const take = (text: string, chosen: string) => {
    setAmount(text);
    setUnit(chosen);
    const number = text.trim() === "" ? Number.NaN : Number(text);
    props.onChange(Number.isInteger(number) && number >= 0 ? ({ amount: number, unit: chosen } as Duration) : undefined);
  };
  return (
    <div>
      <span className="flex max-w-[20rem] gap-2">
        <input
          {...field(props)}
          type="text"
          inputMode="numeric"
          value={value === "untilDeleted" ? "" : amount}
          disabled={value === "untilDeleted"}
          onChange={(event) => take(event.target.value, unit)}
        />
        <select
          className="field"
          aria-label="Unit of time"
          value={unit}
          disabled={value === "untilDeleted"}
          onBlur={props.onBlur}
          onChange={(event) => take(amount, event.target.value)}
        >
          {["minutes", "hours", "days", "months", "years"].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </span>
      <label className="choice">
        <input
          type="checkbox"
          checked={value === "untilDeleted"}
          onBlur={props.onBlur}
          onChange={(event) => (event.target.checked ? props.onChange("untilDeleted") : take(amount, unit))}
        />
        <span>No end is set: kept until somebody deletes it</span>
      </label>
    </div>
  );
}

const statuses = (["planned", "partial", "implemented"] as const).map((value) => ({ value, label: measureStatusWords[value] }));

function MeasureRowInput(props: InputProps) {
  const row: MeasureRow =
    typeof props.value === "object" && "measures" in props.value ? props.value : { measures: "", effectiveness: "", status: null };
  const take = (next: MeasureRow) =>
    props.onChange(next.measures.trim() === "" && next.effectiveness.trim() === "" && next.status === null ? undefined : next);
  const second = useId();
  return (
    <div className="space-y-3">
      <div>
        <label htmlFor={props.id} className="mb-1 block text-sm font-medium">
          What is done
        </label>
        <textarea {...field(props)} rows={3} value={row.measures} onChange={(event) => take({ ...row, measures: event.target.value })} />
      </div>
      <div>
        <label htmlFor={second} className="mb-1 block text-sm font-medium">
          Why it is enough, and how you know that it works
        </label>
        <textarea
          id={second}
          className="field"
          rows={3}
          value={row.effectiveness}
          onBlur={props.onBlur}
          onChange={(event) => take({ ...row, effectiveness: event.target.value })}
        />
      </div>
      <fieldset>
        <legend className="text-sm font-medium">Where it stands</legend>
        <div className="flex flex-wrap gap-x-8">
          {statuses.map((one) => (
            <label key={one.value} className="choice">
              <input
                type="radio"
                name={`${props.id}-status`}
                checked={row.status === one.value}
                onBlur={props.onBlur}
                onChange={() => take({ ...row, status: one.value })}
              />
              <span>{one.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function MoneyInput(props: InputProps) {
  const value = typeof props.value === "object" && "currency" in props.value ? (props.value as Money) : undefined;
  const [draft, setDraft] = useState({
    amount: value ? String(value.amount) : "",
    currency: value?.currency ?? "EUR",
    date: value?.date ?? "",
  });
  const take = (next: typeof draft) => {
    setDraft(next);
    const amount = Number(next.amount);
    props.onChange(
      next.amount.trim() !== "" && amount >= 0 && next.date !== ""
        ? { amount, currency: next.currency.toUpperCase(), date: next.date }
        : undefined,
    );
  };
  return (
    <span className="flex flex-wrap gap-2">
      <input
        {...field(props)}
        className="field w-40"
        inputMode="decimal"
        value={draft.amount}
        onChange={(event) => take({ ...draft, amount: event.target.value })}
      />
      <input
        className="field w-24"
        aria-label="Currency"
        maxLength={3}
        value={draft.currency}
        onBlur={props.onBlur}
        onChange={(event) => take({ ...draft, currency: event.target.value })}
      />
      <input
        className="field w-44"
        type="date"
        aria-label="Day of the figure"
        value={draft.date}
        onBlur={props.onBlur}
        onChange={(event) => take({ ...draft, date: event.target.value })}
      />
    </span>
  );
}

/** The input for one answer, by the kind of its question. */
export function AnswerInput(props: InputProps) {
  const { suggestions } = useSection();
  switch (props.question.kind) {
    case "text":
      return <TextInput {...props} long={false} />;
    case "longText":
      return <TextInput {...props} long />;
    case "yesNo":
    case "choice":
      return <OneOf {...props} />;
    case "choices":
      return <SeveralOf {...props} />;
    case "number":
      return <NumberInput {...props} />;
    case "money":
      return <MoneyInput {...props} />;
    case "duration":
      return <DurationInput {...props} />;
    case "date":
      return (
        <input
          {...field(props)}
          className="field max-w-[14rem]"
          type="date"
          min="1900-01-01"
          max="2199-12-31"
          value={typeof props.value === "string" ? props.value : ""}
          onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
        />
      );
    case "country":
      return <CountrySelect {...props} placeholder="Choose a country" />;
    case "countries":
      return <Several {...props} what="countries" />;
    case "regions":
      return <Several {...props} what="regions" />;
    case "region":
      return <TextInput {...props} long={false} suggestions={suggestions.regions} />;
    case "model":
      return <TextInput {...props} long={false} suggestions={suggestions.models} />;
    case "provider":
      return <TextInput {...props} long={false} suggestions={suggestions.providers} />;
    case "reference":
      return <ReferenceInput {...props} several={false} />;
    case "references":
      return <ReferenceInput {...props} several />;
    case "evidence":
      return <EvidenceInput {...props} />;
    case "measureRow":
      return <MeasureRowInput {...props} />;
  }
}
