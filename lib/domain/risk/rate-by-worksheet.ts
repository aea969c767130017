import type { RiskWorksheets, Worksheet } from "../assessment/content";
import type { Message } from "../reasoning/because";
import { hashInputs } from "../reasoning/hash-inputs";
import type { Estimate, RatedLevel } from "../result";
import type { Level } from "./level";
import { confirmedOf, floorStep, type Rating, type RatingInput, type Stage, type Step, underOtherMethod } from "./levels";
import { levelOf } from "./method";
import { readWorksheet, type WorksheetEstimate } from "./worksheet";
import type { WorksheetForm } from "./worksheet-form";

const stages = ["inherent", "residual", "projected"] as const satisfies readonly Stage[];

export type WorksheetRating =
  | { state: "rated"; rating: Rating }
  | { state: "open"; open: readonly string[]; range: { lowest: Level; highest: Level } };

type At = WorksheetEstimate & { modulation: -1 | 0 | 1 };
type Input = Pick<RatingInput, "method" | "rule" | "because" | "decision">;

const stepOf = (says: Message, { likelihood, severity }: Pick<Estimate, "likelihood" | "severity">): Step => ({
  says,
  because: [],
  measure: null,
  likelihood,
  severity,
});

/**
 * The three levels of a raised risk from the worksheets that a person filled, under a method that asks for them. Without a whole
 * inherent worksheet there is no level. A later level is what its own worksheet comes to; without a whole one it stays at the
 * level before: no measure takes anything off here until a person rates the risk again with it in place. A later worksheet that
 * comes to more is a person's estimate upwards, with the reason that every worksheet carries.
 */
export function rateByWorksheet(input: Input, form: WorksheetForm, sheets: RiskWorksheets | undefined): WorksheetRating {
  const { method, decision } = input;
  const first = readWorksheet(method, form, sheets?.inherent?.values ?? {});
  if (first.state === "open") return first;

  const digests: string[] = [];
  const state: { before: At | null } = { before: null };
  const rate = (stage: Stage): RatedLevel => {
    const { before } = state;
    const sheet: Worksheet | undefined = sheets?.[stage];
    const reading = sheet ? readWorksheet(method, form, sheet.values) : null;
    const inherited = before?.modulation ?? 0;
    const steps: Step[] = [];
    let at: At;
    if (reading?.state === "filled") {
      at = { ...reading.estimate, modulation: inherited };
      for (const says of at.says) steps.push(stepOf(says, at));
    } else {
      at = before ?? { ...first.estimate, modulation: 0 };
      steps.push(stepOf({ message: stage === "residual" ? "level.fromInherent" : "level.fromResidual", values: {} }, at));
      const open = reading?.open.length ?? form.fields.length;
      steps.push(stepOf({ message: "worksheet.notRatedAgain", values: { open, count: form.fields.length } }, at));
    }
    const { likelihood, severity, atLeast } = at;
    const suggested: Estimate = { likelihood, severity, level: levelOf(method, likelihood, severity, inherited, atLeast) };
    floorStep(method, suggested, inherited, steps, atLeast);
    const from = { likelihood, severity, atLeast, modulation: inherited };
    const values = sheet?.values ?? null;
    const origin = before ? {} : { method: method.id, rule: input.rule, because: input.because };
    digests.push(hashInputs({ from, values, ...origin }));
    const upTo = digests.length;
    const isStale = (madeOn: string): boolean => {
      const then = madeOn.split(".");
      return digests.slice(0, upTo).some((digest, index) => then[index] !== digest);
    };
    const confirmation = decision?.[stage];
    // A person who moves an axis speaks about the whole estimate; the factors bind the suggestion only.
    const moved = confirmation?.likelihood !== undefined || confirmation?.severity !== undefined;
    const confirmed = confirmedOf(confirmation, suggested, inherited, method, isStale, moved ? null : atLeast);
    const effective: Estimate = confirmed
      ? { likelihood: confirmed.level.likelihood, severity: confirmed.level.severity, level: confirmed.level.level }
      : suggested;
    state.before = confirmed
      ? {
          likelihood: effective.likelihood,
          severity: effective.severity,
          atLeast: moved ? null : atLeast,
          modulation: confirmed.modulation,
          says: [],
        }
      : at;
    return { suggested, confirmed: confirmed?.level ?? null, ...underOtherMethod(confirmation, method), effective, steps };
  };
  const [inherent, residual, projected] = stages.map(rate) as [RatedLevel, RatedLevel, RatedLevel];
  return { state: "rated", rating: { inherent, residual, projected, inputsHash: () => digests.join(".") } };
}

export const worksheetEnglish: Readonly<Record<string, string>> = {
  "worksheet.likelihood": "Likelihood {level}: the mean of {count} criteria is {mean}.",
  "worksheet.severity":
    "Severity {level}: the mean of {count} criteria is {mean}{raised, select, yes {, and a criterion that sets the total alone is rated {stopper}} other {}}.",
  "worksheet.factors":
    "The highest factor is rated {highest, plural, =0 {0: none is present} other {#}}{accumulates, select, yes {; {shared} factors share it, which raises the level by one} other {}}.",
  "worksheet.notRatedAgain":
    "{open, plural, =0 {Rated again.} other {Not rated again with measures in place ({open} of {count} ratings are open): the level before stands.}}",
  "risk.worksheetOpen":
    "It applies; what level it has under this method is open: {open, plural, one {one rating of its worksheet is} other {# ratings of its worksheet are}} missing.",
};
