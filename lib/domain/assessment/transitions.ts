import { decidedStates, unsignedStates, type VersionState } from "./lifecycle";
import type { Role } from "./roles";

type Transition = {
  from: readonly VersionState[];
  to: VersionState;
  /** Whoever holds one of these roles may do it. */
  roles: readonly Role[];
  /** Whether the person must say why; the reason is kept with the state and in the audit trail. */
  reason: boolean;
  /** A decision: the person re-authenticates, and what blocks sign-off blocks it. */
  decides?: true;
  /** Done by a signature on the document, not by itself. */
  signs?: true;
  /** Done with a record of its own (to whom, when, under which reference), not by itself. */
  records?: true;
};

/**
 * Every way from one state of a version to another, and who may go it: the one table that screens, services, API and tests
 * read. `sign` leads to `signed` only with the last signature; before that the version stays as it was decided.
 * Drafting starts by itself with the first answer outside the screening, and a changed answer reopens `notRequired`; a version
 * becomes `superseded` when the next one is signed.
 */
export const transitions = {
  decideNotRequired: { from: ["screening"], to: "notRequired", roles: ["author"], reason: true },
  submitForReview: { from: ["draft"], to: "inReview", roles: ["author"], reason: false },
  takeBack: { from: ["inReview", "clearedByLegal", "awaitingDecision"], to: "draft", roles: ["author"], reason: true },
  requestChanges: { from: ["inReview", "clearedByLegal"], to: "draft", roles: ["legalReviewer"], reason: true },
  clear: { from: ["inReview"], to: "clearedByLegal", roles: ["legalReviewer"], reason: false },
  askForDecision: { from: ["clearedByLegal"], to: "awaitingDecision", roles: ["author", "legalReviewer"], reason: false },
  returnUndecided: { from: ["awaitingDecision"], to: "draft", roles: ["signer"], reason: true },
  approve: { from: ["awaitingDecision"], to: "approved", roles: ["signer"], reason: false, decides: true, signs: true },
  approveWithConditions: {
    from: ["awaitingDecision"],
    to: "approvedWithConditions",
    roles: ["signer"],
    reason: false,
    decides: true,
    signs: true,
  },
  reject: { from: ["awaitingDecision"], to: "rejected", roles: ["signer"], reason: true, decides: true, signs: true },
  consultAuthority: { from: ["awaitingDecision"], to: "consultAuthority", roles: ["signer"], reason: true, decides: true },
  sign: { from: decidedStates, to: "signed", roles: ["signer"], reason: false, signs: true },
  declineToSign: { from: decidedStates, to: "draft", roles: ["signer"], reason: true },
  sendToAuthority: { from: ["consultAuthority"], to: "authorityConsulted", roles: ["author", "dpo"], reason: false, records: true },
  dropConsultation: { from: ["consultAuthority"], to: "draft", roles: ["signer"], reason: true },
  reviseAfterAdvice: { from: ["authorityConsulted"], to: "draft", roles: ["author", "dpo"], reason: true },
  decideAfterAdvice: { from: ["authorityConsulted"], to: "awaitingDecision", roles: ["author", "dpo"], reason: true },
  withdraw: { from: unsignedStates, to: "withdrawn", roles: ["author"], reason: true },
} as const satisfies Readonly<Record<string, Transition>>;

export type TransitionId = keyof typeof transitions;
export const transitionIds = Object.keys(transitions) as readonly TransitionId[];

/** The transition as the table holds it, with the general type. */
export const transitionOf = (id: TransitionId): Transition => transitions[id];

/** Transitions that hand a version back to its author with reasons; the open threads that they are about go along. */
export const sendsBack: readonly TransitionId[] = ["requestChanges", "returnUndecided", "declineToSign"];

/** Transitions out of a state, in the table's order. */
export const transitionsFrom = (state: VersionState): readonly TransitionId[] =>
  transitionIds.filter((id) => transitionOf(id).from.includes(state));

/** What a button says, in the words of `visual.md`: what happens when it is pressed. */
export const transitionWords: Readonly<Record<TransitionId, string>> = {
  decideNotRequired: "Close as “not required”",
  submitForReview: "Send to legal review",
  takeBack: "Take back to draft",
  requestChanges: "Send back with reasons",
  clear: "Clear for decision",
  askForDecision: "Ask for the decision",
  returnUndecided: "Send back undecided",
  approve: "Approve and sign",
  approveWithConditions: "Approve with conditions and sign",
  reject: "Reject and sign",
  consultAuthority: "Decide to consult the authority",
  sign: "Sign",
  declineToSign: "Decline to sign",
  sendToAuthority: "Record that the authority was consulted",
  dropConsultation: "Give up the consultation",
  reviseAfterAdvice: "Revise after the authority’s advice",
  decideAfterAdvice: "Ask for the decision after the advice",
  withdraw: "Withdraw",
};

/** What was done, for the history of a version. */
export const transitionDone: Readonly<Record<TransitionId, string>> = {
  decideNotRequired: "Closed as “not required”",
  submitForReview: "Sent to legal review",
  takeBack: "Taken back to draft",
  requestChanges: "Sent back with reasons",
  clear: "Cleared for decision",
  askForDecision: "Decision asked for",
  returnUndecided: "Sent back undecided",
  approve: "Approved and signed",
  approveWithConditions: "Approved with conditions and signed",
  reject: "Rejected and signed",
  consultAuthority: "Decided to consult the authority",
  sign: "Last signature given",
  declineToSign: "Declined to sign",
  sendToAuthority: "Authority consulted",
  dropConsultation: "Consultation given up",
  reviseAfterAdvice: "Back to draft after the authority’s advice",
  decideAfterAdvice: "Decision asked for after the advice",
  withdraw: "Withdrawn",
};
