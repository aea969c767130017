import type { ChainFault } from "./audit-chain";

const faults: Readonly<Record<ChainFault, string>> = {
  missing: "entries before it are missing",
  order: "it does not follow the one before it",
  changed: "it does not hold what was written",
};

type Problem =
  | { code: "chain"; number: number; fault: ChainFault }
  | { code: "words" | "endGone" | "historyChanged" | "stateChanged" | "documentChanged"; number: number }
  | { code: "headGone" | "entryGone"; assessmentId: string; at: string; held: "state" | "document" };

const moment = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
const heldWords = { state: "kept state", document: "document" } as const;

/** What was found wrong with an audit trail, as a sentence. */
export function auditProblemWords(problem: Problem): string {
  switch (problem.code) {
    case "chain":
      return `The chain breaks at entry ${problem.number}: ${faults[problem.fault]}.`;
    case "endGone":
      return `Entry ${problem.number} was written last and is not there as it was: entries were cut off at the end, or the trail was written anew.`;
    case "words":
      return `The words beside entry ${problem.number} are not those that were written.`;
    case "historyChanged":
      return `The history of answers is not the one of which entry ${problem.number} holds the digest.`;
    case "stateChanged":
      return `The state that was kept with entry ${problem.number} has changed or is missing.`;
    case "documentChanged":
      return `The signed document of entry ${problem.number} has changed or is missing.`;
    case "headGone":
      return `The ${heldWords[problem.held]} of ${moment(problem.at)} (${problem.assessmentId}) carries a head that no entry has: entries were cut off at the end, or the trail was written anew.`;
    case "entryGone":
      return `The ${heldWords[problem.held]} of ${moment(problem.at)} (${problem.assessmentId}) has no entry: entries were cut off or taken out.`;
  }
}
