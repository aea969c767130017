import type { BlockCode } from "../outcome";
import type { AssessmentResult } from "../result";
import type { VersionState } from "./lifecycle";

/** What the first signer decides; each leads to the state of the same name. */
export const decisionActs = ["approve", "approveWithConditions", "reject", "consultAuthority"] as const;
export type DecisionAct = (typeof decisionActs)[number];

export const stateOfAct: Readonly<Record<DecisionAct, VersionState>> = {
  approve: "approved",
  approveWithConditions: "approvedWithConditions",
  reject: "rejected",
  consultAuthority: "consultAuthority",
};

/** The value of the answer `decision.outcome` that a decision writes. */
export const outcomeOfAct: Readonly<Record<DecisionAct, string>> = {
  approve: "approved",
  approveWithConditions: "approvedWithConditions",
  reject: "rejected",
  consultAuthority: "consultation",
};

/**
 * A rejection needs the advice and the views on record, not a finished assessment: one may reject because something is unlawful
 * or open. No signature stands under a matrix that nobody held against its source, whatever is decided.
 */
const blockRejection: readonly BlockCode[] = ["dpoAdviceMissing", "subjectsViewsMissing", "matrixUnconfirmed"];

export type SignOffBlock = { code: BlockCode | "conditionsOpen" | "noConditions"; paths: readonly string[] };

/**
 * What keeps a decision from being signed, given the result with that decision already answered; empty where nothing does.
 * An approval must not leave a condition open, and one with conditions must have some.
 */
export function signOffBlocks(act: DecisionAct, outcome: AssessmentResult["outcome"]): readonly SignOffBlock[] {
  const blocks = outcome.blockedBy as readonly { code: BlockCode; paths: readonly string[] }[];
  if (act === "reject") return blocks.filter(({ code }) => blockRejection.includes(code));
  if (blocks.length > 0 || act === "consultAuthority") return blocks;
  if (act === "approve" && outcome.best === "approvedWithConditions") return [{ code: "conditionsOpen", paths: [] }];
  if (act === "approveWithConditions" && outcome.best === "approved") return [{ code: "noConditions", paths: [] }];
  return [];
}
