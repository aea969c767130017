"use client";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { callApi } from "@/components/ui/call-api";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { CostKind, CostLine, CostPeriod, CostSheet, CostUnit, KnownPrice } from "@/lib/domain/what-if/yearly-cost";

export type CostWords = {
  kinds: readonly { value: CostKind; label: string; needed: boolean }[];
  units: readonly { value: CostUnit; label: string }[];
  periods: readonly { value: CostPeriod; label: string }[];
};

/** A line as it is typed: numbers as text, so that nothing half written is lost. */
type Draft = {
  id: string;
  kind: CostKind;
  label: string;
  unit: CostUnit;
  per: CostPeriod;
  volume: string;
  amount: string;
  currency: string;
  date: string;
  source: string;
  fact: string | undefined;
};

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";
const lineId = (): string => `cl-${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => letters[byte % 36]).join("")}`;
const numberOf = (text: string): number | null => {
  const plain = text.replaceAll(/[\s,]/g, "");
  const number = plain === "" ? Number.NaN : Number(plain);
  return Number.isFinite(number) && number >= 0 ? number : null;
};
const draftOf = (line: CostLine): Draft => ({
  id: line.id,
  kind: line.kind,
  label: line.label,
  unit: line.unit,
  per: line.per,
  volume: line.volume === null ? "" : String(line.volume),
  amount: line.price === null ? "" : String(line.price.amount),
  currency: line.price?.currency ?? "",
  date: line.price?.date ?? "",
  source: line.price?.source ?? "",
  fact: line.price?.fact,
});

/** Volumes and dated prices of one column; a line without volume or price leaves its total undetermined. */
export function CostEditor({
  api,
  column,
  sheet,
  revision,
  words,
  prices,
}: {
  api: string;
  column: string;
  sheet: CostSheet;
  revision: number;
  words: CostWords;
  prices: readonly KnownPrice[];
}) {
  const router = useRouter();
  const { take } = useWorkspace();
  const [lines, setLines] = useState<readonly Draft[]>(sheet.lines.map(draftOf));
  const [none, setNone] = useState<readonly CostKind[]>(sheet.doesNotArise);
  const [state, setState] = useState<{ busy: boolean; message: string; problem: boolean }>({ busy: false, message: "", problem: false });
  const edit = (id: string, more: Partial<Draft>) => setLines(lines.map((line) => (line.id === id ? { ...line, ...more } : line)));
  const save = async () => {
    const halfPrice = lines.find(
      (line) => line.amount.trim() !== "" && (line.currency === "" || line.date === "" || line.source.trim() === ""),
    );
    if (halfPrice)
      return setState({
        busy: false,
        problem: true,
        message: `The price of “${halfPrice.label}” needs its currency, its day and its source.`,
      });
    setState({ busy: true, message: "", problem: false });
    const made: CostSheet = {
      lines: lines.map((line): CostLine => {
        const amount = numberOf(line.amount);
        return {
          id: line.id,
          kind: line.kind,
          label: line.label.trim(),
          unit: line.unit,
          per: line.per,
          volume: numberOf(line.volume),
          price:
            amount === null
              ? null
              : {
                  amount,
                  currency: line.currency.trim().toUpperCase(),
                  date: line.date,
                  source: line.source.trim(),
                  ...(line.fact ? { fact: line.fact } : {}),
                },
        };
      }),
      doesNotArise: none.filter((kind) => !lines.some((line) => line.kind === kind)),
    };
    const reply = await callApi<ChangeReply>("PUT", `${api}/costs/${column}`, { sheet: made, baseRevision: revision });
    setState({ busy: false, message: reply.ok ? "Saved" : reply.message, problem: !reply.ok });
    if (!reply.ok) return;
    take(reply.data);
    router.refresh();
  };
  return (
    <div className="space-y-4">
      {lines.map((line, index) => (
        <LineFields
          key={line.id}
          line={line}
          number={index + 1}
          words={words}
          prices={prices}
          onChange={(more) => edit(line.id, more)}
          onRemove={() => setLines(lines.filter((one) => one.id !== line.id))}
        />
      ))}
      <button
        type="button"
        className="button button-small"
        onClick={() =>
          setLines([
            ...lines,
            {
              id: lineId(),
              kind: words.kinds.find(({ value }) => !lines.some((line) => line.kind === value))?.value ?? "other",
              label: "",
              unit: "millionTokens",
              per: "month",
              volume: "",
              amount: "",
              currency: "",
              date: "",
              source: "",
              fact: undefined,
            },
          ])
        }
      >
        Add a line
      </button>
      <fieldset>
        <legend className="text-sm font-medium">Does not arise here</legend>
        <div className="flex flex-wrap gap-x-6">
          {words.kinds
            .filter((kind) => kind.needed && !lines.some((line) => line.kind === kind.value))
            .map((kind) => (
              <label key={kind.value} className="choice">
                <input
                  type="checkbox"
                  checked={none.includes(kind.value)}
                  onChange={(event) => setNone(event.target.checked ? [...none, kind.value] : none.filter((one) => one !== kind.value))}
                />
                <span>{kind.label}</span>
              </label>
            ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <button type="button" className="button button-main" disabled={state.busy} onClick={() => void save()}>
          Save the cost
        </button>
        <p role="status" className={state.problem ? "text-danger" : "text-soft"}>
          {state.message}
        </p>
      </div>
    </div>
  );
}

function LineFields({
  line,
  number,
  words,
  prices,
  onChange,
  onRemove,
}: {
  line: Draft;
  number: number;
  words: CostWords;
  prices: readonly KnownPrice[];
  onChange: (more: Partial<Draft>) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const input = (key: "label" | "volume" | "amount" | "currency" | "date" | "source", label: string, type = "text") => (
    <label className="block text-sm" htmlFor={`${id}-${key}`}>
      <span className="mb-1 block font-medium">{label}</span>
      <input
        id={`${id}-${key}`}
        className="field"
        type={type}
        inputMode={key === "volume" || key === "amount" ? "decimal" : undefined}
        autoComplete="off"
        maxLength={key === "currency" ? 3 : key === "source" ? 2000 : 300}
        value={line[key]}
        onChange={(event) => onChange({ [key]: event.target.value, ...(key === "label" || key === "volume" ? {} : { fact: undefined }) })}
      />
    </label>
  );
  const select = (key: "kind" | "unit" | "per", label: string, options: readonly { value: string; label: string }[]) => (
    <label className="block text-sm" htmlFor={`${id}-${key}`}>
      <span className="mb-1 block font-medium">{label}</span>
      <select id={`${id}-${key}`} className="field" value={line[key]} onChange={(event) => onChange({ [key]: event.target.value })}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
  const fitting = prices.filter(({ kind }) => kind === line.kind);
  return (
    <fieldset className="rounded border border-rule px-3 py-3">
      <legend className="px-1 text-sm font-medium">Line {number}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {select("kind", "Kind", words.kinds)}
        {input("label", "What")}
        {input("volume", "Volume (empty: not known)")}
        <div className="grid grid-cols-2 gap-3">
          {select("unit", "Unit", words.units)}
          {select("per", "Period", words.periods)}
        </div>
        {fitting.length > 0 && (
          <label className="block text-sm sm:col-span-2" htmlFor={`${id}-fact`}>
            <span className="mb-1 block font-medium">Take a price from the register</span>
            <select
              id={`${id}-fact`}
              className="field"
              value={fitting.find(({ price }) => price.fact === line.fact)?.id ?? ""}
              onChange={(event) => {
                const known = fitting.find((one) => one.id === event.target.value);
                if (!known) return onChange({ fact: undefined });
                const { price } = known;
                onChange({
                  unit: known.unit,
                  amount: String(price.amount),
                  currency: price.currency,
                  date: price.date,
                  source: price.source,
                  fact: price.fact,
                });
              }}
            >
              <option value="">Enter one yourself</option>
              {fitting.map((known) => (
                <option key={known.id} value={known.id}>
                  {known.price.amount} {known.price.currency}: {known.claim}
                </option>
              ))}
            </select>
          </label>
        )}
        {input("amount", "Price of one unit (empty: not known)")}
        <div className="grid grid-cols-2 gap-3">
          {input("currency", "Currency (such as EUR)")}
          {input("date", "Day of the price", "date")}
        </div>
        <div className="sm:col-span-2">{input("source", "Where the price stands")}</div>
      </div>
      <button type="button" className="button button-quiet mt-2 text-danger" onClick={onRemove}>
        Remove line {number}
      </button>
    </fieldset>
  );
}
