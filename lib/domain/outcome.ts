import { consultationHeld } from "./assessment/consultation";
import type { Measure } from "./assessment/measure";
import { given, type Reading, type Readings } from "./questionnaire/reading";
import type { AssessmentResult, Gap, Risk } from "./result";
import type { Level } from "./risk/level";
import { higher, isHigh, rankOf } from "./risk/level";
import { isInPlace, whyNoCondition } from "./risk/levels";

type Outcome = AssessmentResult["outcome"];

/** What keeps a decision from being signed; each names the paths, gaps, risks or measures that would clear it. */
const blockCodes = [
  "gapsOpen",
  "undeterminedGaps",
  "undeterminedRisks",
  "unconfirmedLevels",
  "highWithoutConsultation",
  "dpoAdviceMissing",
  "adviceUnanswered",
  "subjectsViewsMissing",
  "requiredOpen",
  "conditionWithoutOwnerOrDate",
  "matrixUnconfirmed",
] as const;
export type BlockCode = (typeof blockCodes)[number];

/**
 * The launch, as far as the decision needs it: before it, a decision rests on what is promised (`projected`); after it, on
 * what is in place. While the date is open, on what is in place.
 */
export function launchOf(readings: Readings, asOf: string): { restsOn: Outcome["restsOn"]; ahead: string | null } {
  const date = given(readings.read("meta.launchDate"));
  return date !== undefined && date > asOf ? { restsOn: "projected", ahead: date } : { restsOn: "residual", ahead: null };
}

const isFilled = (reading: Reading<string>): boolean => (given(reading) ?? "").trim() !== "";
type TextOrDate = "dpo.advice" | "dpo.date" | "dpo.noneReason" | "dpo.reasons" | "subjects.views" | "subjects.date" | "subjects.noneReason";
/** Which of these are not answered, or hold only blanks. */
const missingOf = (readings: Readings, paths: readonly TextOrDate[]): readonly string[] =>
  paths.filter((path) => !isFilled(readings.read(path)));
const unique = (paths: readonly string[]): readonly string[] => [...new Set(paths)];

/** Art. 35(2): the DPO's advice with its date, or where no officer is designated the reason (Art. 37). */
function missingAdvice(readings: Readings): readonly string[] {
  const designated = readings.read("dpo.designated");
  if (designated.state !== "answered") return [designated.path];
  return missingOf(readings, designated.value ? ["dpo.advice", "dpo.date"] : ["dpo.noneReason"]);
}

/** WP248, III.D: whether advice that was given is followed, and where it is not, why. */
function unansweredAdvice(readings: Readings): readonly string[] {
  if (given(readings.read("dpo.designated")) !== true || missingAdvice(readings).length > 0) return [];
  const followed = given(readings.read("dpo.followed"));
  if (followed === undefined) return ["dpo.followed"];
  return followed === "followed" ? [] : missingOf(readings, ["dpo.reasons"]);
}

/** Art. 35(9): the views of the people concerned with their date, or the reason for not seeking them. */
function missingViews(readings: Readings): readonly string[] {
  const sought = readings.read("subjects.sought");
  if (sought.state !== "answered") return [sought.path];
  return missingOf(readings, sought.value ? ["subjects.views", "subjects.date"] : ["subjects.noneReason"]);
}

/** The highest level of the raised risks at a stage, and whether an undetermined one could be higher. */
function highestLevel(risks: readonly Risk[], stage: Outcome["restsOn"]): { level: Level | null; isAtLeast: boolean } {
  let level: Level | null = null;
  let possible: Level | null = null;
  for (const risk of risks) {
    level = higher(level, risk[stage]?.effective.level ?? null);
    if (risk.state === "undetermined") possible = higher(possible, risk.range?.highest ?? null);
  }
  return { level, isAtLeast: possible !== null && (level === null || rankOf(possible) > rankOf(level)) };
}

/**
 * The level that the decision rests on, whether it means prior consultation (Art. 36), what a person may decide at best, and
 * what still blocks the signature. Nothing here decides; `best` is null while something but a high level blocks.
 */
export function outcomeOf(parts: {
  readings: Readings;
  asOf: string;
  measures: readonly Measure[];
  evidence: ReadonlySet<string>;
  gaps: readonly Gap[];
  risks: readonly Risk[];
  openQuestions: readonly string[];
  /** The id of a method whose matrix carries no signature as it stands; null where it does. */
  unsettledMethod: string | null;
}): Outcome {
  const { readings, gaps, risks } = parts;
  const { restsOn, ahead } = launchOf(readings, parts.asOf);
  const { level, isAtLeast } = highestLevel(risks, restsOn);
  const priorConsultation = level !== null && isHigh(level) ? true : isAtLeast ? null : level === null && risks.length === 0 ? null : false;

  const blockedBy: { code: BlockCode; paths: readonly string[] }[] = [];
  const block = (code: BlockCode, paths: readonly string[]): void => {
    if (paths.length > 0) blockedBy.push({ code, paths: unique(paths) });
  };
  const gapPaths = (state: Gap["state"]): readonly string[] =>
    gaps.filter((gap) => gap.state === state).flatMap((gap) => (gap.missing.length > 0 ? gap.missing : gap.closedBy));
  block(
    "gapsOpen",
    gaps.filter(({ state }) => state === "open").flatMap(({ closedBy }) => closedBy),
  );
  block("undeterminedGaps", gapPaths("undetermined"));
  block(
    "undeterminedRisks",
    risks.filter(({ state }) => state === "undetermined").map(({ id }) => id),
  );
  block(
    "unconfirmedLevels",
    risks
      .filter((risk) => {
        if (risk.state !== "raised") return false;
        const needed = restsOn === "projected" ? [risk.inherent, risk.residual, risk.projected] : [risk.inherent, risk.residual];
        return needed.some((rated) => !rated?.confirmed || rated.confirmed.stale);
      })
      .map(({ id }) => id),
  );
  const decided = given(readings.read("decision.outcome"));
  // After the authority's advice, or the end of its period, the controller decides again, on no higher level than was asked about.
  const consulted = consultationHeld(readings.content.consultation, level, parts.asOf);
  if (priorConsultation === true && !consulted && decided !== "consultation" && decided !== "rejected")
    block("highWithoutConsultation", ["decision.outcome"]);
  block("dpoAdviceMissing", missingAdvice(readings));
  block("adviceUnanswered", unansweredAdvice(readings));
  block("subjectsViewsMissing", missingViews(readings));
  block(
    "requiredOpen",
    // The signer answers this one in the act of signing.
    parts.openQuestions.filter((path) => path !== "decision.outcome"),
  );
  const conditions = parts.measures.filter((measure) => measure.condition && !isInPlace(measure, parts.evidence));
  block(
    "conditionWithoutOwnerOrDate",
    conditions.filter((measure) => whyNoCondition(measure, ahead) !== null).map(({ id }) => id),
  );
  block("matrixUnconfirmed", parts.unsettledMethod === null ? [] : [parts.unsettledMethod]);

  const best = ((): Outcome["best"] => {
    if (priorConsultation === true && !consulted) return "consultOrReject";
    if (priorConsultation === null || blockedBy.length > 0) return null;
    return conditions.length > 0 ? "approvedWithConditions" : "approved";
  })();
  return { level, levelIsAtLeast: isAtLeast, restsOn, priorConsultation, best, blockedBy };
}

export const outcomeEnglish: Readonly<Record<string, string>> = {
  "outcome.block.gapsOpen": "{count, plural, one {A legality gap is open} other {Legality gaps are open}}.",
  "outcome.block.undeterminedGaps": "Whether something is unlawful cannot be said yet.",
  "outcome.block.undeterminedRisks": "{count, plural, one {One risk is undetermined} other {# risks are undetermined}}.",
  "outcome.block.unconfirmedLevels":
    "{count, plural, one {The level of one risk is not confirmed} other {The levels of # risks are not confirmed}} on today’s facts.",
  "outcome.block.highWithoutConsultation":
    "The level stays high: consult the supervisory authority (Art. 36) or reject. No approval is possible.",
  "outcome.block.dpoAdviceMissing": "The DPO’s advice with its date, or the reason why there is no DPO, is missing.",
  "outcome.block.adviceUnanswered": "Whether the DPO’s advice is followed, or why it is not, is missing.",
  "outcome.block.subjectsViewsMissing":
    "The views of the people concerned with their date, or the reason for not seeking them, are missing.",
  "outcome.block.requiredOpen": "{count, plural, one {One required answer is open} other {# required answers are open}}.",
  "outcome.block.conditionWithoutOwnerOrDate":
    "{count, plural, one {One condition has} other {# conditions have}} no owner, no date, or a date after the launch.",
  "outcome.block.matrixUnconfirmed":
    "The matrix of the scoring method was not read in its source: confirm it with a source, or choose another method.",
  "outcome.best.approved": "At best: approved",
  "outcome.best.approvedWithConditions": "At best: approved with conditions",
  "outcome.best.consultOrReject": "At best: consult the supervisory authority, or reject",
};
