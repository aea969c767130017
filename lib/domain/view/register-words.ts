import type { Register, RegisterEntry } from "../portfolio/register-entry";
import type { Level } from "../risk/level";

const levels: Readonly<Record<Level, string>> = { low: "Low", medium: "Medium", high: "High", veryHigh: "Very high" };

export const levelText = (level: Level | null): string => (level === null ? "Not rated yet" : levels[level]);

const states: Readonly<Record<RegisterEntry["state"], string>> = {
  established: "Established",
  possible: "Possible",
  excluded: "Excluded",
  raised: "Raised",
  open: "Open",
  undetermined: "Undetermined",
  planned: "Planned",
  partial: "Partly in place",
  implemented: "In place",
};

export const stateText = (state: RegisterEntry["state"]): string => states[state];

/** The states that entries of a register can be in, in the order of a choice. */
export const statesOfRegister: { readonly [R in Register]: readonly Extract<RegisterEntry, { register: R }>["state"][] } = {
  recipients: ["established", "possible", "excluded"],
  risks: ["raised", "undetermined"],
  gaps: ["open", "undetermined"],
  measures: ["planned", "partial", "implemented"],
};

export const registerTitles: Readonly<Record<Register, string>> = {
  recipients: "Recipients",
  risks: "Risks",
  gaps: "Gaps",
  measures: "Measures",
};

/** What one entry of a register is called, and what the register is for. */
export const registerIntros: Readonly<Record<Register, string>> = {
  recipients: "Who receives data, or may, in which assessments: what reaches them, where, and on which facts that rests.",
  risks: "The risks of all assessments at the level that each decision rests on.",
  gaps: "What is unlawful, or cannot be ruled out yet, in all assessments. Only a changed answer closes a gap.",
  measures: "What was promised in all assessments: who does it, until when, and what is late.",
};
