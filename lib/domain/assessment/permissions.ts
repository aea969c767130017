import { decidedStates, editableStates, unsignedStates, type VersionState, versionStates, versionStateWords } from "./lifecycle";
import { type Role, roles } from "./roles";
import { type TransitionId, transitionIds, transitionOf } from "./transitions";

type Rule = { roles: readonly Role[]; states: readonly VersionState[] };

const everyone = roles;
const contentRoles = ["author", "legalReviewer", "dpo", "signer", "reader"] as const;

/**
 * Who may do what, in which state, beside the transitions of the lifecycle: the one table that screens, services and the API
 * read. Administrators run the organisation; what an assessment says is open to them only with another role beside.
 */
const permissions = {
  listAssessments: { roles: everyone, states: versionStates },
  readAssessment: { roles: contentRoles, states: versionStates },
  createAssessment: { roles: ["author"], states: versionStates },
  changeAnswers: { roles: ["author"], states: editableStates },
  confirmRisk: { roles: ["author"], states: editableStates },
  chooseMethod: { roles: ["author"], states: editableStates },
  changeScenarios: { roles: ["author"], states: editableStates },
  adoptScenario: { roles: ["author"], states: ["draft"] },
  // Somebody of the house's technical staff may hand in what AWS says: an administrator who reads the assessment as well.
  importAwsConfiguration: { roles: ["author", "administrator"], states: editableStates },
  // Compares with the signed version; nothing of an assessment changes by it.
  compareAwsConfiguration: { roles: ["author", "administrator"], states: versionStates },
  addEvidence: { roles: ["author"], states: editableStates },
  recordAdvice: { roles: ["dpo"], states: ["draft", "inReview", "clearedByLegal", "awaitingDecision"] },
  answerAdvice: { roles: ["author", "signer"], states: ["draft", "inReview", "clearedByLegal", "awaitingDecision"] },
  nameSigners: {
    roles: ["author", "legalReviewer"],
    states: ["draft", "inReview", "clearedByLegal", "awaitingDecision", ...decidedStates],
  },
  // The condition's owner or an author; who owns it is asked of the condition.
  evidenceCondition: { roles: contentRoles, states: versionStates },
  signScreening: { roles: ["author", "signer"], states: ["notRequired"] },
  recordConsultation: { roles: ["author", "dpo"], states: ["authorityConsulted"] },
  assignCondition: { roles: ["author"], states: versionStates },
  // Whoever is away names who stands in as well.
  nameStandIn: {
    roles: ["author", "legalReviewer", "signer"],
    states: ["draft", "inReview", "clearedByLegal", "awaitingDecision", ...decidedStates],
  },
  startVersion: { roles: ["author"], states: ["signed", "withdrawn"] },
  keepSnapshot: { roles: ["author", "legalReviewer", "dpo", "signer"], states: unsignedStates },
  // Readers read the threads; whoever answers for the assessment in some way takes part, after signing too: the next version starts there.
  comment: { roles: ["author", "legalReviewer", "dpo", "signer"], states: versionStates },
  proposeWording: { roles: ["author", "legalReviewer", "dpo", "signer"], states: unsignedStates },
  refuseProposal: { roles: ["author"], states: unsignedStates },
  exportAssessment: { roles: contentRoles, states: versionStates },
  renderDocument: { roles: contentRoles, states: versionStates },
  readHistory: { roles: contentRoles, states: versionStates },
  readNotices: { roles: everyone, states: versionStates },
  readPeople: { roles: everyone, states: versionStates },
  readAuditTrail: { roles: ["administrator", "dpo"], states: versionStates },
  manageHouse: { roles: ["administrator"], states: versionStates },
  managePeople: { roles: ["administrator"], states: versionStates },
  createOrganisation: { roles: ["administrator"], states: versionStates },
  removeDemo: { roles: ["administrator"], states: versionStates },
  addFacts: { roles: ["author", "legalReviewer", "dpo"], states: versionStates },
  confirmMatrix: { roles: ["legalReviewer", "dpo"], states: versionStates },
  confirmUpToDate: { roles: ["author", "legalReviewer", "dpo"], states: versionStates },
  manageSeals: { roles: ["administrator"], states: versionStates },
  // Searching answers and looking across assessments is reading them all.
  readRegisters: { roles: contentRoles, states: versionStates },
  exportRegisters: { roles: contentRoles, states: versionStates },
  beginFromEarlier: { roles: ["author"], states: versionStates },
  readShelf: { roles: contentRoles, states: versionStates },
  changeShelf: { roles: ["author", "legalReviewer", "dpo"], states: versionStates },
  takeFromShelf: { roles: ["author"], states: editableStates },
  assignOwner: { roles: ["author", "legalReviewer", "dpo"], states: versionStates },
} as const satisfies Readonly<Record<string, Rule>>;

const ofTransitions = Object.fromEntries(
  transitionIds.map((id) => [id, { roles: transitionOf(id).roles, states: transitionOf(id).from }]),
) as Readonly<Record<TransitionId, Rule>>;

export type Action = keyof typeof permissions | TransitionId;
const rules: Readonly<Record<Action, Rule>> = { ...permissions, ...ofTransitions };
export const actions = Object.keys(rules) as readonly Action[];

/** Whether one of the roles may do the action; `state` is null for what concerns no assessment. */
export function may(held: readonly Role[], action: Action, state: VersionState | null = null): boolean {
  const rule = rules[action];
  return held.some((role) => rule.roles.includes(role)) && (state === null || rule.states.includes(state));
}

/** Why somebody whose role would allow an action cannot do it in this state. */
export const closedReason = (state: VersionState): string =>
  `This assessment is in the state “${versionStateWords[state]}”, in which this cannot be changed.`;
