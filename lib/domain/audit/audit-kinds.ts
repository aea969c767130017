/** What an entry of the audit trail is about; filters read it. */
export const auditGroups = ["people", "assessments", "review", "signatures", "facts", "house"] as const;
export type AuditGroup = (typeof auditGroups)[number];

export const auditGroupWords: Readonly<Record<AuditGroup, string>> = {
  people: "People and access",
  assessments: "Assessments",
  review: "Review and decision",
  signatures: "Signatures",
  facts: "Facts",
  house: "The organisation",
};

/** Everything that is written into the audit trail, and nothing else is; each kind has its sentence below. */
export const auditKinds = {
  organisationMade: "house",
  personAdded: "people",
  personRemoved: "people",
  rolesChanged: "people",
  signInLinkMade: "people",
  signedIn: "people",
  accountChanged: "people",
  secondFactorRequired: "people",
  assessmentMade: "assessments",
  assessmentImported: "assessments",
  assessmentExported: "assessments",
  awsConfigurationImported: "assessments",
  documentMade: "assessments",
  stateChanged: "review",
  levelDecided: "assessments",
  levelDecisionRemoved: "assessments",
  evidenceAdded: "assessments",
  evidenceRemoved: "assessments",
  snapshotTaken: "review",
  versionStarted: "review",
  documentSigned: "signatures",
  sealMade: "signatures",
  sealRevoked: "signatures",
  factAdded: "facts",
  factEnded: "facts",
  outOfDateConfirmed: "review",
  signersNamed: "review",
  consultationRecorded: "review",
  consultationTakenBack: "review",
  handedOver: "people",
  standInNamed: "review",
  conditionAssigned: "review",
  conditionEvidenceAdded: "review",
  conditionEvidenced: "review",
  conditionReopened: "review",
  scenarioAdopted: "assessments",
  scenarioAdoptionUndone: "assessments",
  methodChosen: "assessments",
  worksheetFilled: "assessments",
  worksheetRemoved: "assessments",
  matrixConfirmed: "house",
  matrixConfirmationWithdrawn: "house",
  auditTrailExported: "house",
} as const satisfies Readonly<Record<string, AuditGroup>>;

export type AuditKind = keyof typeof auditKinds;
export const isAuditKind = (word: string): word is AuditKind => Object.hasOwn(auditKinds, word);

/**
 * What each entry says. `by`, `assessment`, `person`, `roleWords`, `fromWords`, `toWords` and `signerNames` are looked up for the
 * reader from the ids of the entry; all else is what the entry itself holds.
 */
export const auditEnglish = {
  "audit.organisationMade": "{by} made the organisation.",
  "audit.personAdded": "{by} added {person} as {roleWords}.",
  "audit.personRemoved": "{by} removed {person} from the organisation.",
  "audit.rolesChanged": "{by} changed the roles of {person} to {roleWords}.",
  "audit.signInLinkMade": "{by} made a new sign-in link for {person}.",
  "audit.signedIn": "{by} signed in.",
  "audit.accountChanged":
    "{by} changed their account: {what, select, name {the name} password {the password} sessionsEnded {sessions ended} oneTimeCodesSetUp {an app with codes set up} oneTimeCodesRemoved {the app with codes removed} recoveryCodesMade {new recovery codes} passkeyAdded {a passkey added} passkeyRemoved {a passkey removed} singleSignOnConnected {single sign-on connected} singleSignOnDisconnected {single sign-on disconnected} other {another change}}.",
  "audit.secondFactorRequired":
    "{by} {required, select, true {asked every member for a second factor} other {asked members for a second factor no more}}.",
  "audit.assessmentMade": "{by} began the assessment “{assessment}”.",
  "audit.assessmentImported": "{by} took in the assessment “{assessment}” from a file.",
  "audit.assessmentExported": "{by} saved the assessment “{assessment}” as a file.",
  "audit.awsConfigurationImported":
    "{by} took {answers, plural, one {# answer} other {# answers}} from {files, plural, one {# file} other {# files}} of AWS over into “{assessment}”.",
  "audit.documentMade": "{by} made the document of “{assessment}” (edition: {edition}).",
  "audit.stateChanged": "{by} moved version {version} of “{assessment}” from “{fromWords}” to “{toWords}”.",
  "audit.levelDecided": "{by} confirmed or changed the {which} level of the risk {riskId} in “{assessment}”.",
  "audit.levelDecisionRemoved": "{by} took back the {which} level of the risk {riskId} in “{assessment}”.",
  "audit.evidenceAdded": "{by} added a piece of evidence to “{assessment}”.",
  "audit.evidenceRemoved": "{by} removed a piece of evidence from “{assessment}”.",
  "audit.snapshotTaken": "A state of “{assessment}” was kept for good, by an act of {by}.",
  "audit.versionStarted": "{by} began version {version} of “{assessment}”.",
  "audit.documentSigned": "{by} signed version {version} of “{assessment}”.",
  "audit.sealMade": "{by} made a new seal of the organisation, {serial}.",
  "audit.sealRevoked": "{by} revoked the organisation’s seal {serial}.",
  "audit.factAdded": "{by} added the fact {factId}.",
  "audit.factEnded": "{by} ended the fact {factId}.",
  "audit.outOfDateConfirmed": "{by} confirmed that version {version} of “{assessment}” needs no change although facts changed.",
  "audit.signersNamed": "{by} named who signs version {version} of “{assessment}”: {signerNames}.",
  "audit.consultationRecorded": "{by} recorded something about the consultation of the authority on “{assessment}” ({event}).",
  "audit.consultationTakenBack": "{by} took back what was recorded about the consultation of the authority on “{assessment}” ({event}).",
  "audit.handedOver":
    "{by} handed over what waited for {person}: {signatures, plural, one {# signature} other {# signatures}}, {conditions, plural, one {# condition} other {# conditions}}.",
  "audit.standInNamed": "{by} named or took back who signs version {version} of “{assessment}” in the stead of {person}.",
  "audit.conditionAssigned": "{by} made {person} responsible for a condition of “{assessment}”.",
  "audit.conditionEvidenceAdded": "{by} added evidence to a condition of “{assessment}”.",
  "audit.conditionEvidenced": "{by} confirmed that a condition of “{assessment}” is met.",
  "audit.conditionReopened": "{by} reopened a condition of “{assessment}”.",
  "audit.scenarioAdopted": "{by} adopted an alternative in “{assessment}”.",
  "audit.scenarioAdoptionUndone": "{by} undid the adoption of an alternative in “{assessment}”.",
  "audit.methodChosen": "{by} chose the scoring method {method} for “{assessment}” in place of {before}.",
  "audit.worksheetFilled": "{by} rated the {which} level of the risk {riskId} in “{assessment}” by the worksheet of {method}.",
  "audit.worksheetRemoved": "{by} took back the {which} ratings of the risk {riskId} in “{assessment}” under {method}.",
  "audit.matrixConfirmed": "{by} confirmed the table of the scoring method {method} with a source.",
  "audit.matrixConfirmationWithdrawn": "{by} took back the confirmation of the table of the scoring method {method}.",
  "audit.auditTrailExported": "{by} saved the audit trail, {entries, plural, one {# entry} other {# entries}}, as a file.",
} as const satisfies Readonly<Record<`audit.${AuditKind}`, string>>;
