import { may } from "./permissions";
import type { Role } from "./roles";

/** What can hang on one person by name, in the order in which it is told. */
export const holdingKinds = ["signatures", "standIns", "assessments", "conditions", "threads", "facts"] as const;
export type HoldingKind = (typeof holdingKinds)[number];

/** One thing that waits for a person. `item` tells it from others of its kind. */
export type Holding = {
  kind: HoldingKind;
  item: string;
  /** Null for what belongs to no single assessment. */
  assessmentId: string | null;
  /** The name of the assessment, or what a fact claims. */
  name: string;
  version: number | null;
  /** Of a condition, as the document prints it. */
  number: number | null;
};

export type HeldCounts = Readonly<Record<HoldingKind, number>>;

type Words = {
  heading: string;
  /** After the name of the person. */
  clause: (holding: Holding) => string;
  one: string;
  many: string;
  /** Who can take it over. */
  fits: (roles: readonly Role[]) => boolean;
  /** Why somebody else cannot. */
  needs: string;
};

const isSigner = (roles: readonly Role[]): boolean => roles.includes("signer");
const signerNeeded = "needs the role “Signer”";

export const holdingWords: Readonly<Record<HoldingKind, Words>> = {
  signatures: {
    heading: "Signatures still to be given",
    clause: ({ name, version }) => `is named to sign version ${version} of “${name}”`,
    one: "signature",
    many: "signatures",
    fits: isSigner,
    needs: `Signatures wait for this person, so the successor ${signerNeeded}.`,
  },
  standIns: {
    heading: "Standing in for others who sign",
    clause: ({ name, version }) => `stands in for somebody who signs version ${version} of “${name}”`,
    one: "stand-in",
    many: "stand-ins",
    fits: isSigner,
    needs: `This person stands in for somebody who signs, so the successor ${signerNeeded}.`,
  },
  assessments: {
    heading: "Assessments to answer for",
    clause: ({ name }) => `answers for “${name}”`,
    one: "assessment",
    many: "assessments",
    fits: (roles) => may(roles, "readAssessment"),
    needs: "Who answers for an assessment needs a role that reads it.",
  },
  conditions: {
    heading: "Conditions to follow",
    clause: ({ name, number }) => `looks after condition ${number} of “${name}”`,
    one: "condition",
    many: "conditions",
    fits: (roles) => may(roles, "evidenceCondition"),
    needs: "Who looks after a condition needs a role that reads the assessment.",
  },
  threads: {
    heading: "Comments that ask for an answer",
    clause: ({ name }) => `is asked in an open comment on “${name}”`,
    one: "open comment",
    many: "open comments",
    fits: (roles) => may(roles, "comment"),
    needs: "Who is asked in a comment needs a role that answers: author, legal reviewer, data protection officer or signer.",
  },
  facts: {
    heading: "Facts of the organisation to renew",
    clause: ({ name }) => `renews the fact “${name}”`,
    one: "fact",
    many: "facts",
    fits: (roles) => may(roles, "addFacts"),
    needs: "Who renews facts needs a role that adds them: author, legal reviewer or data protection officer.",
  },
};

export const holdingSentence = (holding: Holding): string => holdingWords[holding.kind].clause(holding);

/** How many of each kind. */
export const countHoldings = (holdings: readonly Holding[]): HeldCounts =>
  Object.fromEntries(holdingKinds.map((kind) => [kind, holdings.filter((one) => one.kind === kind).length])) as HeldCounts;

/** “2 signatures, 1 condition and 3 assessments”; “nothing” where all are 0. What is not named counts as 0. */
export function countedHoldings(counts: Readonly<Partial<Record<HoldingKind, unknown>>>): string {
  const parts = holdingKinds.flatMap((kind) => {
    const count = Number(counts[kind] ?? 0);
    const { one, many } = holdingWords[kind];
    return count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
  });
  const last = parts.pop();
  if (last === undefined) return "nothing";
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}

/** Why somebody with these roles cannot take the things over, in a sentence; null where they can. */
export function whyNotTakeOver(holdings: readonly Holding[], roles: readonly Role[]): string | null {
  const kind = holdingKinds.find((one) => holdings.some((holding) => holding.kind === one) && !holdingWords[one].fits(roles));
  return kind === undefined ? null : holdingWords[kind].needs;
}
