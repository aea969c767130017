/** The states of a version of an assessment, in the order of the journey. */
export const versionStates = [
  "screening",
  "notRequired",
  "draft",
  "inReview",
  "clearedByLegal",
  "awaitingDecision",
  "approved",
  "approvedWithConditions",
  "rejected",
  "consultAuthority",
  "authorityConsulted",
  "signed",
  "superseded",
  "withdrawn",
] as const;
export type VersionState = (typeof versionStates)[number];

/** States in which the working copy may change; a changed answer reopens `notRequired`. */
export const editableStates: readonly VersionState[] = ["screening", "notRequired", "draft"];

/** States that a version never leaves, or leaves only through a new version. */
export const closedStates: readonly VersionState[] = ["signed", "superseded", "withdrawn"];

export const unsignedStates: readonly VersionState[] = versionStates.filter((state) => !closedStates.includes(state));

/** Decided and signed by the first signer; the version is `signed` once the last one has signed. */
export const decidedStates = ["approved", "approvedWithConditions", "rejected"] as const satisfies readonly VersionState[];

export const isDecided = (state: VersionState): boolean => (decidedStates as readonly VersionState[]).includes(state);

export const versionStateWords: Readonly<Record<VersionState, string>> = {
  screening: "Screening",
  notRequired: "Not required",
  draft: "Draft",
  inReview: "In review",
  clearedByLegal: "Cleared by legal",
  awaitingDecision: "Awaiting decision",
  approved: "Approved",
  approvedWithConditions: "Approved with conditions",
  rejected: "Rejected",
  consultAuthority: "Consult the authority",
  authorityConsulted: "Authority consulted",
  signed: "Signed and in force",
  superseded: "Superseded",
  withdrawn: "Withdrawn",
};
