"use client";
import { type ReactNode, useId } from "react";
import type { Fact } from "@/lib/domain/facts/fact";
import type { FactValueField } from "@/lib/domain/view/fact-value-view";
import { ChosenList } from "../ui/chosen-list";

type Value = Fact["value"];
type Country = { code: string; name: string };
type Part = { field: FactValueField; value: Value; onChange: (value: Value) => void; countries: readonly Country[] };

const notKnown = "Not known";

/** A label and hint over one control. */
function Labelled({
  field,
  more = "",
  children,
}: {
  field: FactValueField;
  more?: string;
  children: (id: string, hint?: string) => ReactNode;
}) {
  const id = useId();
  const hint = [field.hint, more].filter((one) => one !== "").join(" ");
  return (
    <div>
      <label htmlFor={id} className="block font-medium">
        {field.label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      <div className="mt-1">{children(id, hint ? `${id}-hint` : undefined)}</div>
    </div>
  );
}

/** Several controls under one legend. */
const Grouped = ({ field, more = "", children }: { field: FactValueField; more?: string; children: ReactNode }) => (
  <fieldset>
    <legend className="font-medium">{field.label}</legend>
    {(field.hint || more) && <p className="text-sm text-soft">{[field.hint, more].filter((one) => one !== "").join(" ")}</p>}
    <div className="mt-1">{children}</div>
  </fieldset>
);

/** One of several, or "not known". */
function Choice({ field, value, onChange, options }: Omit<Part, "countries"> & { options: readonly { value: Value; label: string }[] }) {
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <Labelled field={field}>
      {(id, hint) => (
        <select
          id={id}
          aria-describedby={hint}
          value={chosen}
          onChange={(event) => onChange(options[Number(event.target.value)]?.value ?? null)}
          className="field"
        >
          <option value={-1}>{notKnown}</option>
          {options.map((option, index) => (
            <option key={String(option.value)} value={index}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Choices({ field, value, onChange }: Part) {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <Grouped field={field}>
      {field.options.map((option) => (
        <label key={String(option.value)} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                field.options.map((one) => one.value).filter((one) => (one === option.value ? event.target.checked : chosen.includes(one))),
              )
            }
          />
          <span>{option.label}</span>
        </label>
      ))}
      <label className="choice">
        <input type="checkbox" checked={value === null} onChange={(event) => onChange(event.target.checked ? null : [])} />
        <span>{notKnown}</span>
      </label>
    </Grouped>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Words, one a line; tidied when the field is left. */
const Lines = ({
  id,
  hint,
  value,
  onChange,
}: {
  id: string;
  hint?: string | undefined;
  value: readonly Value[];
  onChange: (value: string[]) => void;
}) => (
  <textarea
    id={id}
    aria-describedby={hint}
    rows={Math.min(8, value.length + 1)}
    value={value.join("\n")}
    onChange={(event) => onChange(event.target.value.split("\n"))}
    onBlur={(event) => onChange(linesOf(event.target.value))}
    className="field"
  />
);

const everyOne = [
  { value: "*", label: "Every one" },
  { value: "these", label: "Only these" },
];

function List({ field, value, onChange }: Part) {
  const all = field.field?.kind === "list" && field.field.all === true;
  const lines = Array.isArray(value) ? value : [];
  return (
    <div className="space-y-2">
      {all && (
        <Choice
          field={field}
          value={Array.isArray(value) ? "these" : value}
          onChange={(next) => onChange(next === "these" ? lines : next)}
          options={everyOne}
        />
      )}
      {(!all || Array.isArray(value)) && (
        <Labelled
          field={all ? { ...field, label: "Which", hint: "" } : field}
          more={value === null ? "One a line. Not known at present." : "One a line."}
        >
          {(id, hint) => <Lines id={id} hint={hint} value={lines} onChange={onChange} />}
        </Labelled>
      )}
    </div>
  );
}

const nameOf = (code: Value, countries: readonly Country[]): string => countries.find((one) => one.code === code)?.name ?? String(code);

function Countries({ field, value, onChange, countries }: Part) {
  const id = useId();
  const chosen = Array.isArray(value) ? value : [];
  return (
    <Grouped field={field} more={value === null ? "Not known at present." : ""}>
      <ChosenList
        chosen={chosen.map((code) => ({ value: String(code), label: nameOf(code, countries) }))}
        onTakeOut={(code) => onChange(chosen.filter((one) => one !== code))}
      />
      <label htmlFor={id} className="block text-sm">
        Add a country
      </label>
      <select id={id} value="" onChange={(event) => onChange([...chosen, event.target.value])} className="field mt-1">
        <option value="">Choose…</option>
        {countries
          .filter(({ code }) => !chosen.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </Grouped>
  );
}

function Routes({ field, value, onChange }: Part) {
  const routes = (value ?? {}) as { [from: string]: Value };
  return (
    <Grouped field={field} more="The code of one Region a line, by the Region that the request comes from.">
      <div className="grid gap-3 sm:grid-cols-2">
        {Object.entries(routes).map(([from, to]) => (
          <Labelled key={from} field={{ ...field, label: `From ${from} to`, hint: "" }}>
            {(id) => <Lines id={id} value={Array.isArray(to) ? to : []} onChange={(next) => onChange({ ...routes, [from]: next })} />}
          </Labelled>
        ))}
      </div>
    </Grouped>
  );
}

function Typed({ field, value, onChange, type }: Omit<Part, "countries"> & { type: "text" | "number" | "date" }) {
  return (
    <Labelled field={field} more="Leave it empty where it is not known.">
      {(id, hint) => (
        <input
          id={id}
          aria-describedby={hint}
          type={type}
          {...(type === "number" ? { step: "any", min: 0 } : { maxLength: 2000 })}
          value={value === null ? "" : String(value)}
          onChange={(event) => {
            const given = event.target.value;
            onChange(given === "" ? null : type === "number" ? Number(given) : given);
          }}
          className={type === "text" ? "field" : "field max-w-48"}
        />
      )}
    </Labelled>
  );
}

const yesNo = [
  { value: true, label: "Yes" },
  { value: false, label: "No" },
];

/** The kind of field for a part that no field is known for, by its form. */
const kindOf = (value: Value): string => {
  if (typeof value === "boolean") return "yesNo";
  if (typeof value === "number") return "number";
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return "list";
  return value === null || typeof value === "string" ? "text" : "asItIs";
};

function OnePart(part: Part) {
  const { field, value } = part;
  switch (field.field?.kind ?? kindOf(value)) {
    case "yesNo":
      return <Choice {...part} options={yesNo} />;
    case "choice":
      return <Choice {...part} options={field.options} />;
    case "country":
      return <Choice {...part} options={part.countries.map(({ code, name }) => ({ value: code, label: name }))} />;
    case "choices":
      return <Choices {...part} />;
    case "countries":
      return <Countries {...part} />;
    case "list":
      return <List {...part} />;
    case "routes":
      return <Routes {...part} />;
    case "number":
      return <Typed {...part} type="number" />;
    case "date":
      return <Typed {...part} type="date" />;
    case "text":
      return <Typed {...part} type="text" />;
    default:
      return <p className="text-sm text-soft">{field.label}: it is taken over as it is.</p>;
  }
}

/** Fields for a fact's value, each part with words of its own; every part can also be "not known". */
export function ValueFields({
  fields,
  value,
  onChange,
  countries,
}: {
  fields: readonly FactValueField[];
  value: Value;
  onChange: (value: Value) => void;
  countries: readonly Country[];
}) {
  const parts = value as { [key: string]: Value };
  return (
    <div className="space-y-4">
      {fields.map((field) =>
        field.key === null ? (
          <OnePart key="" field={field} value={value} onChange={onChange} countries={countries} />
        ) : (
          <OnePart
            key={field.key}
            field={field}
            value={parts[field.key] ?? null}
            onChange={(next) => onChange({ ...parts, [field.key ?? ""]: next })}
            countries={countries}
          />
        ),
      )}
    </div>
  );
}
