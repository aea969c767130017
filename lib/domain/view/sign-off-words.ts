import type { SignOffBlock } from "../assessment/sign-off";
import { blockerWords } from "./outcome-words";

/** What keeps a decision from being signed, in words. */
export function signOffBlockWords(code: SignOffBlock["code"]): string {
  if (code === "conditionsOpen") return "Conditions are open: approve with conditions, or show their evidence";
  if (code === "noConditions") return "There is no condition: approve without";
  return blockerWords(code);
}

const places: Partial<Record<SignOffBlock["code"], string>> = {
  gapsOpen: "gaps",
  undeterminedGaps: "gaps",
  undeterminedRisks: "risks",
  unconfirmedLevels: "risks",
  highWithoutConsultation: "risks",
  conditionsOpen: "measures",
  noConditions: "measures",
  conditionWithoutOwnerOrDate: "measures",
  dpoAdviceMissing: "review#advice",
  adviceUnanswered: "review#advice",
  matrixUnconfirmed: "methods",
  subjectsViewsMissing: "sections/consultation-and-decision",
};

/** The page of the assessment that clears it. */
export const signOffBlockPlace = (code: SignOffBlock["code"]): string => places[code] ?? "overview";
