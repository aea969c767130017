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

/** The states whose number decides the place in a register only where the number of the others is equal. */
export const statesThatCountLast: { readonly [R in Register]: readonly Extract<RegisterEntry, { register: R }>["state"][] } = {
  recipients: ["excluded"],
  risks: [],
  gaps: ["undetermined"],
  measures: ["implemented"],
};

/** In which order a register stands, together and entry by entry; a file has that of the entries. */
export const registerOrders: Readonly<Record<Register, { groups: string; entries: string }>> = {
  recipients: {
    groups: "In order of the number of assessments in which somebody receives data or may. Those excluded everywhere come last.",
    entries: "Established recipients first, then possible ones, then those excluded; each by name.",
  },
  risks: {
    groups:
      "The worst first: by the highest level that a risk has or, where it is undetermined, could have; then by the number of assessments. The state “Raised” leaves out what is undetermined.",
    entries: "The worst first: by level, an undetermined risk at the highest level that it could have; then by name.",
  },
  gaps: {
    groups: "In order of the number of assessments in which a gap is open, then of those in which it cannot be ruled out yet.",
    entries: "Open gaps first, then those that cannot be ruled out yet; each by name.",
  },
  measures: {
    groups: "In order of the number of assessments in which a measure is overdue, then of those in which it is not in place.",
    entries: "What is overdue first, then what is not in place by its day, then what has no day. What is in place comes last.",
  },
};

/** A level as the registers write it: undetermined says what it could be, a raised one too where another place could be higher. */
export function levelAtWorst(level: Level | null, worst: Level): { stands: string; couldBe: string | null } {
  if (level === null) return { stands: "Undetermined", couldBe: `could be ${levels[worst].toLowerCase()}` };
  return { stands: levels[level], couldBe: level === worst ? null : `could be ${levels[worst].toLowerCase()}` };
}

/** What one entry of a register is called, and what the register is for. */
export const registerIntros: Readonly<Record<Register, string>> = {
  recipients: "Who receives data, or may, in which assessments: what reaches them, where, and on which facts that rests.",
  risks: "The risks of all assessments at the level that each decision rests on.",
  gaps: "What is unlawful, or cannot be ruled out yet, in all assessments. Only a changed answer closes a gap.",
  measures: "What was promised in all assessments: who does it, until when, and what is late.",
};
