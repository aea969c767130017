import type { WorksheetValues } from "../assessment/content";
import type { Message } from "../reasoning/because";
import type { Level, Scale } from "./level";
import { levels, rankOf } from "./level";
import { levelOf, type Method } from "./method";
import type { WorksheetField, WorksheetForm } from "./worksheet-form";

/** What a filled worksheet comes to: an estimate, the level that its factors do not let it fall below, and how. */
export type WorksheetEstimate = { likelihood: Scale; severity: Scale; atLeast: Level | null; says: readonly Message[] };
/** `open`: the fields that nobody has rated; `range`: the levels that it could come to, whatever they are rated. */
export type WorksheetReading =
  | { state: "filled"; estimate: WorksheetEstimate }
  | { state: "open"; open: readonly string[]; range: { lowest: Level; highest: Level } };

const say = (message: string, values: Message["values"]): Message => ({ message: `worksheet.${message}`, values });

const ratingAt = (values: WorksheetValues, field: WorksheetField): number | null => {
  const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
  return value === undefined || (value === 0 && !field.mayBeAbsent) ? null : value;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The step of a mean: up to the first bound 1, up to the second 2, up to the third 3, else 4. */
export const bandOf = (value: number, bands: readonly [number, number, number]): Scale =>
  value <= bands[0] ? 1 : value <= bands[1] ? 2 : value <= bands[2] ? 3 : 4;

const told = (value: number): string => value.toFixed(2);

/**
 * EDPB expert report: likelihood is the band of the mean of its criteria; severity the higher of the band of the mean of all its
 * criteria and the highest criterion that the report lets set the total (report, page 86).
 */
function byMeans(form: Extract<WorksheetForm, { rule: "means" }>, valueAt: (field: WorksheetField) => number): WorksheetEstimate {
  const of = (part: WorksheetField["part"]) => form.fields.filter((field) => field.part === part);
  const likelihoods = of("likelihood").map(valueAt);
  const severities = of("severity").map(valueAt);
  const stopper = Math.max(
    ...of("severity")
      .filter((field) => field.stopper)
      .map(valueAt),
  ) as Scale;
  const likelihood = bandOf(mean(likelihoods), form.bands);
  const band = bandOf(mean(severities), form.bands);
  const severity = Math.max(band, stopper) as Scale;
  return {
    likelihood,
    severity,
    atLeast: null,
    says: [
      say("likelihood", { level: likelihood, mean: told(mean(likelihoods)), count: likelihoods.length }),
      say("severity", {
        level: severity,
        mean: told(mean(severities)),
        count: severities.length,
        stopper,
        raised: stopper > band ? "yes" : "no",
      }),
    ],
  };
}

/** AEPD: the highest factor, one level more where several share it; side effects count with the level of their cell. */
function byFactors(method: Method, form: Extract<WorksheetForm, { rule: "factors" }>, valueAt: (id: string) => number): WorksheetEstimate {
  const likelihood = valueAt(form.sideEffects.likelihood);
  const severity = valueAt(form.sideEffects.severity);
  const sides = likelihood > 0 && severity > 0;
  const found = form.fields.filter(({ part }) => part === "factor").map(({ id }) => valueAt(id));
  if (sides) found.push(rankOf(levelOf({ ...method, severityFloor: {} }, likelihood as Scale, severity as Scale)) + 1);
  const highest = Math.max(0, ...found);
  const shared = highest > 0 ? found.filter((value) => value === highest).length : 0;
  const accumulates = shared >= form.accumulation;
  const level = levels[Math.min(levels.length, Math.max(1, highest + (accumulates ? 1 : 0))) - 1] ?? "low";
  return {
    likelihood: (sides ? likelihood : 1) as Scale,
    severity: (sides ? severity : 1) as Scale,
    atLeast: level,
    says: [say("factors", { highest, shared, accumulates: accumulates && highest < levels.length ? "yes" : "no", level })],
  };
}

/**
 * What the ratings of a worksheet come to. A field without a rating leaves it open: nothing is derived for it. The range holds
 * for every way of rating what is open, since no rule of a method falls when a rating rises.
 */
export function readWorksheet(method: Method, form: WorksheetForm, values: WorksheetValues): WorksheetReading {
  const open = form.fields.filter((field) => ratingAt(values, field) === null);
  const estimate = (fill: (field: WorksheetField) => number): WorksheetEstimate => {
    const valueAt = (field: WorksheetField): number => ratingAt(values, field) ?? fill(field);
    if (form.rule === "means") return byMeans(form, valueAt);
    const byId = new Map(form.fields.map((field) => [field.id, valueAt(field)]));
    return byFactors(method, form, (id) => byId.get(id) ?? 0);
  };
  if (open.length === 0) return { state: "filled", estimate: estimate(() => 0) };
  const level = ({ likelihood, severity, atLeast }: WorksheetEstimate): Level => levelOf(method, likelihood, severity, 0, atLeast);
  return {
    state: "open",
    open: open.map(({ id }) => id),
    range: { lowest: level(estimate((field) => (field.mayBeAbsent ? 0 : 1))), highest: level(estimate(() => 4)) },
  };
}
