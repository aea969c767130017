import { z } from "zod";
import { plainDate } from "../assessment/measure-schema";
import type { FactsInForce } from "../facts/facts-in-force";
import { storableText as text } from "../questionnaire/storable-text";

/** The kinds of yearly cost that must each be entered, or said not to arise, before there is a total. */
export const requiredCostKinds = ["input", "output", "ingestion", "storage", "logging"] as const;
/** `other`: what an alternative costs beside, such as machines and people to run them. */
export const costKinds = [...requiredCostKinds, "other"] as const;
export type CostKind = (typeof costKinds)[number];

export const costUnits = ["millionTokens", "thousandTokens", "gigabyte", "gigabyteMonth", "thousandRequests", "hour", "month"] as const;
export type CostUnit = (typeof costUnits)[number];

const timesAYear = { day: 365, month: 12, year: 1 } as const;
export type CostPeriod = keyof typeof timesAYear;
export const costPeriods = Object.keys(timesAYear) as readonly CostPeriod[];

/** A price of one unit, dated and sourced; `fact` names the fact of the register that it was taken from. */
type CostPrice = { amount: number; currency: string; date: string; source: string; fact?: string };

export type CostLine = {
  id: string;
  kind: CostKind;
  label: string;
  unit: CostUnit;
  /** Units in one period; null while nobody knows. */
  volume: number | null;
  per: CostPeriod;
  price: CostPrice | null;
};

/** `doesNotArise`: kinds of which a person says that there are none. */
export type CostSheet = { lines: readonly CostLine[]; doesNotArise: readonly CostKind[] };
/** Cost sheets by column: `today` or the id of a scenario. */
export type CostSheets = Readonly<Record<string, CostSheet>>;
export const todaysColumn = "today";

const amount = z.number().min(0).max(1e12);
export const costSheetSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        id: z.string().regex(/^cl-[a-z0-9]{8,40}$/),
        kind: z.enum(costKinds),
        label: text(300),
        unit: z.enum(costUnits),
        volume: amount.nullable(),
        per: z.enum(Object.keys(timesAYear) as [CostPeriod, ...CostPeriod[]]),
        price: z
          .strictObject({
            amount,
            currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters, such as EUR"),
            date: plainDate,
            source: text(2_000).refine((source) => source.trim() !== "", "needs a source: where does the price stand?"),
            fact: text(200).optional(),
          })
          .nullable(),
      }),
    )
    .max(200),
  doesNotArise: z.array(z.enum(costKinds)).max(costKinds.length),
});
export const costSheetsSchema = z.record(z.string().regex(/^(today|sc-[a-z0-9]{8,40})$/), costSheetSchema);

export type CountedLine = CostLine & {
  /** Volume × periods a year × price; null where one of them is not known. */
  yearly: number | null;
  times: number;
};

export type YearlyCost = {
  lines: readonly CountedLine[];
  doesNotArise: readonly CostKind[];
  /** By currency, of the lines that can be counted; amounts of different currencies are never added up. */
  known: readonly { currency: string; amount: number }[];
  /** The sum, where every kind is entered in full or said not to arise, in one currency; else null: undetermined, never 0. */
  total: { currency: string; amount: number } | null;
  /** What keeps the total from being known: kinds without a line, and lines without volume or price. */
  openKinds: readonly CostKind[];
  openLines: readonly string[];
};

const cents = (sum: number): number => Math.round((sum + Number.EPSILON * Math.abs(sum)) * 100) / 100;

/** The yearly cost of one column, each line with its arithmetic. An unknown price or volume leaves the total undetermined. */
export function yearlyCost(sheet: CostSheet | undefined): YearlyCost {
  const lines = (sheet?.lines ?? []).map((line): CountedLine => {
    const times = timesAYear[line.per];
    return { ...line, times, yearly: line.volume === null || line.price === null ? null : cents(line.volume * times * line.price.amount) };
  });
  const doesNotArise = (sheet?.doesNotArise ?? []).filter((kind) => !lines.some((line) => line.kind === kind));
  const sums = new Map<string, number>();
  for (const { yearly, price } of lines)
    if (yearly !== null && price !== null) sums.set(price.currency, cents((sums.get(price.currency) ?? 0) + yearly));
  const known = [...sums].map(([currency, sum]) => ({ currency, amount: sum }));
  const openKinds = requiredCostKinds.filter((kind) => !doesNotArise.includes(kind) && !lines.some((line) => line.kind === kind));
  const openLines = lines.filter(({ yearly }) => yearly === null).map(({ label }) => label);
  const only = known[0];
  return {
    lines,
    doesNotArise,
    known,
    total: openKinds.length === 0 && openLines.length === 0 && known.length === 1 && only ? only : null,
    openKinds,
    openLines,
  };
}

/** A price that the register or the organisation holds as a fact (predicate `price`), to be taken into a line. */
export type KnownPrice = { id: string; claim: string; kind: CostKind; unit: CostUnit; price: CostPrice };

/**
 * Prices in force by the facts (predicate `price`, value `{ currency, unit, input?, output?, … }`), each with its source;
 * the day of a price is that of its source, else the day since which it holds or was recorded.
 */
export function knownPrices(facts: FactsInForce): readonly KnownPrice[] {
  return (["model", "feature", "platform", "provider"] as const)
    .flatMap((kind) => facts.all(kind, "price"))
    .flatMap((fact): readonly KnownPrice[] => {
      const value = fact.value;
      if (fact.standing === "refuted" || value === null || typeof value !== "object" || Array.isArray(value)) return [];
      const { currency } = value;
      const unit = costUnits.find((one) => one === value.unit);
      if (!unit || typeof currency !== "string") return [];
      const [source] = fact.sources;
      const dated = source?.date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(source.date) ? source.date : undefined;
      return costKinds.flatMap((kind): readonly KnownPrice[] => {
        const amount = value[kind];
        if (typeof amount !== "number") return [];
        const id = `${fact.id}@${fact.version}`;
        const date = dated ?? fact.validFrom?.date ?? fact.recordedOn;
        return [
          {
            id: `${id}/${kind}`,
            claim: fact.claim,
            kind,
            unit,
            price: { amount, currency, date, source: source?.title ?? fact.claim, fact: id },
          },
        ];
      });
    });
}
