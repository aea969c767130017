import type { VersionState } from "../assessment/lifecycle";

/** What a state means for the people who work on a version: who has it in hand, and what happens next. */
export const stateMeaning: Readonly<Record<VersionState, string>> = {
  screening: "The author answers whether an assessment is required.",
  notRequired: "The screening says that no assessment is required. A changed answer opens it again.",
  draft: "The author writes. When it is ready, it goes to legal review.",
  inReview: "The legal reviewer reads it. Answers wait; comments and the data protection officer’s advice do not.",
  clearedByLegal: "Legal has no objection left. The decision can be asked for.",
  awaitingDecision: "The signer reads what is to be signed, and decides.",
  approved: "Decided and signed by the first signer. It is in force once everybody named has signed.",
  approvedWithConditions: "Decided and signed by the first signer, with conditions. It is in force once everybody named has signed.",
  rejected: "Decided and signed by the first signer. It is closed once everybody named has signed.",
  consultAuthority: "The supervisory authority is to be consulted before anything starts (Art. 36).",
  authorityConsulted: "The supervisory authority has the case. Its advice leads back to the draft or to the decision.",
  signed: "Frozen for good. It stays in force until the next version is signed.",
  superseded: "A later version was signed in its place.",
  withdrawn: "Given up before it was signed. What it said is kept.",
};
