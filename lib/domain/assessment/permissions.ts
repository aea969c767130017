import { editableStates, unsignedStates, type VersionState, versionStates, versionStateWords } from "./lifecycle";

/** Roles of a person in one organisation; one person may hold several. */
export const roles = ["author", "legalReviewer", "dpo", "signer", "administrator", "reader"] as const;
export type Role = (typeof roles)[number];

export const roleWords: Readonly<Record<Role, string>> = {
  author: "Author",
  legalReviewer: "Legal reviewer",
  dpo: "Data protection officer",
  signer: "Signer",
  administrator: "Administrator",
  reader: "Reader",
};

type Rule = { roles: readonly Role[]; states: readonly VersionState[] };

const everyone = roles;
const contentRoles = ["author", "legalReviewer", "dpo", "signer", "reader"] as const;

/**
 * Who may do what, in which state: the one table that screens, services and the API read. Administrators run the
 * organisation; what an assessment says is open to them only with another role beside.
 */
export const permissions = {
  listAssessments: { roles: everyone, states: versionStates },
  readAssessment: { roles: contentRoles, states: versionStates },
  createAssessment: { roles: ["author"], states: versionStates },
  changeAnswers: { roles: ["author"], states: editableStates },
  confirmRisk: { roles: ["author"], states: editableStates },
  addEvidence: { roles: ["author"], states: editableStates },
  decideNotRequired: { roles: ["author"], states: ["screening"] },
  withdraw: { roles: ["author"], states: unsignedStates.filter((state) => state !== "withdrawn") },
  keepSnapshot: { roles: ["author", "legalReviewer", "dpo", "signer"], states: unsignedStates },
  exportAssessment: { roles: contentRoles, states: versionStates },
  renderDocument: { roles: contentRoles, states: versionStates },
  readHistory: { roles: contentRoles, states: versionStates },
  readPeople: { roles: everyone, states: versionStates },
  managePeople: { roles: ["administrator"], states: versionStates },
  createOrganisation: { roles: ["administrator"], states: versionStates },
  removeDemo: { roles: ["administrator"], states: versionStates },
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as readonly Action[];

/** Whether one of the roles may do the action; `state` is null for what concerns no assessment. */
export function may(held: readonly Role[], action: Action, state: VersionState | null = null): boolean {
  const rule: Rule = permissions[action];
  return held.some((role) => rule.roles.includes(role)) && (state === null || rule.states.includes(state));
}

/** Why somebody whose role would allow an action cannot do it in this state. */
export const closedReason = (state: VersionState): string =>
  `This assessment is in the state “${versionStateWords[state]}”, in which this cannot be changed.`;
