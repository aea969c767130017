/** How long a kind of data about people stays; the first three are settings of the organisation (`retention.ts`). */
type Kept =
  | "notices"
  | "clientAddresses"
  | "preparedDocuments"
  | "account"
  | "membership"
  | "session"
  | "minutes"
  | "links"
  | "assessment"
  | "forGood"
  | "trail";

export const keptWords: Readonly<Record<Kept, string>> = {
  notices: "For the days set below.",
  clientAddresses: "For the days set below.",
  preparedDocuments: "Until the decision, at most for the days set below.",
  account: "Until the person is pseudonymised here.",
  membership: "Until the person leaves the organisation.",
  session: "Until sign-out, after 8 hours without use, or after 24 hours.",
  minutes: "A day at most.",
  links: "30 days after the link has run out.",
  assessment: "As long as the assessment.",
  forGood:
    "For good: what was signed, and the kept states and history that its hashes cover, never change. It leaves with the organisation.",
  trail: "For good, as an id. The name beside it, and why access was suspended, are taken away when the person is pseudonymised.",
};

type Line = {
  what: string;
  why: string;
  kept: Kept;
  /** `table.column` of the database. */
  columns: readonly string[];
};

/** Everything that Groundwork stores about people who work with it, by purpose. A test compares it with every column there is. */
export const personalData = {
  account: {
    what: "Name, e-mail address, language",
    why: "To know who writes, reviews and signs, and to send invitations.",
    kept: "account",
    columns: ["user.id", "user.name", "user.email", "user.email_verified", "user.image", "person.person_id", "person.language"],
  },
  signInMeans: {
    what: "Password (as a hash), the secret of an app with codes (encrypted), recovery codes (as hashes), public keys of passkeys",
    why: "So that only you sign in as yourself.",
    kept: "account",
    columns: [
      "account.user_id",
      "account.account_id",
      "account.password",
      "account.access_token",
      "account.refresh_token",
      "account.id_token",
      "one_time_codes.person_id",
      "one_time_codes.encrypted_secret",
      "recovery_code.person_id",
      "recovery_code.code_hash",
      "passkey.person_id",
      "passkey.credential_id",
      "passkey.public_key",
      "passkey.name",
      "verification.identifier",
      "verification.value",
    ],
  },
  sessions: {
    what: "Sessions: when they began, from which address and browser",
    why: "To keep you signed in, and to let you see and end sessions.",
    kept: "session",
    columns: ["session.user_id", "session.token", "session.ip_address", "session.user_agent", "session.way"],
  },
  attempts: {
    what: "Wrong passwords, counted under a hash of the e-mail or the client address; sign-ins that wait for a second factor",
    why: "To stop those who guess.",
    kept: "minutes",
    columns: ["sign_in_attempt.key", "rate_limit.key", "identity_challenge.token_hash", "identity_challenge.person_id"],
  },
  links: {
    what: "Sign-in links: for whom, by whom (the link itself only as a hash)",
    why: "To let people in for the first time.",
    kept: "links",
    columns: ["sign_in_link.token_hash", "sign_in_link.person_id", "sign_in_link.created_by"],
  },
  membership: {
    what: "Roles in this organisation; when access was suspended, by whom, and the reason if one was given",
    why: "To open to each person what their role opens.",
    kept: "membership",
    columns: [
      "membership.person_id",
      "membership.roles",
      "membership.suspended_at",
      "membership.suspended_by",
      "membership.suspended_reason",
    ],
  },
  notices: {
    what: "Notifications: what happened, whose act it was, whether it was read; how you want to be told by mail",
    why: "To tell people what waits for them.",
    kept: "notices",
    columns: ["notification.person_id", "notification.by_person_id", "notice_preference.person_id"],
  },
  authorship: {
    what: "Who wrote, changed or removed which answer, record, measure, level, risk, alternative, evidence or fact, and when",
    why: "Accountability (Art. 5(2)): a decision rests on who said what, and four eyes are checked by it.",
    kept: "assessment",
    columns: [
      "assessment.created_by",
      "answer.saved_by",
      "record.created_by",
      "record.removed_by",
      "measure.saved_by",
      "decision.saved_by",
      "decision.confirmation",
      "own_risk.saved_by",
      "scenario.saved_by",
      "yearly_cost.saved_by",
      "shelf_entry.saved_by",
      "shelf_revision.saved_by",
      "shelf_evidence.added_by",
      "consultation_event.recorded_by",
      "worksheet.saved_by",
      "worksheet.worksheet",
      "matrix_confirmation.confirmed_by",
      "matrix_confirmation.by_name",
      "evidence.added_by",
      "observed_configuration.observed_by",
      "organisation_fact.recorded_by",
      "fact_evidence.added_by",
      "out_of_date_mark.confirmed_by",
      "assessment_projection.changed_by",
    ],
  },
  history: {
    what: "The history of answers and the kept states, with who saved them",
    why: "So that nobody can later doubt what an assessment said when it was decided.",
    kept: "forGood",
    columns: ["answer_history.saved_by", "snapshot.taken_by"],
  },
  owners: {
    what: "Who answers for an assessment, and who renews a fact of the organisation",
    why: "So that reminders reach somebody, and others know whom to ask.",
    kept: "assessment",
    columns: ["assessment.owner_id", "assessment_projection.owner_id", "organisation_fact.owner_person_id"],
  },
  review: {
    what: "Comments, replies and proposals; up to where somebody has read",
    why: "To review together, and to show each reader what changed since.",
    kept: "assessment",
    columns: ["thread_entry.person_id", "last_look.person_id"],
  },
  conditions: {
    what: "Who looks after a condition, and who found it met",
    why: "To follow conditions until they are evidenced.",
    kept: "assessment",
    columns: ["condition.owner", "condition.owner_person_id", "condition.evidenced_by", "condition_evidence.added_by"],
  },
  signing: {
    what: "Who is to sign, and the document prepared for them",
    why: "To ask the right person, in the right order.",
    kept: "preparedDocuments",
    columns: ["signatory.person_id", "signatory.deputy_person_id", "signatory.named_by", "prepared_document.person_id"],
  },
  signed: {
    what: "Signed documents with the names of those who signed",
    why: "The signature is the proof; a document without it would prove nothing.",
    kept: "forGood",
    columns: ["issued_document.person_id", "issued_document.signer"],
  },
  uploadedSeals: {
    what: "Certificates that were brought to seal documents, who brought them, and a person’s name where one is made out to a person",
    why: "To seal with them, and to tell later what sealed a document.",
    kept: "forGood",
    columns: ["uploaded_seal.uploaded_by", "uploaded_seal.certificate"],
  },
  trail: {
    what: "The audit trail: who did what and when, and the name at that time; the reason of a suspension",
    why: "To prove what happened, and that nobody changed the record of it.",
    kept: "trail",
    columns: ["audit_event.person_id", "audit_event.subject", "audit_detail.person_name", "audit_detail.words"],
  },
  addresses: {
    what: "The client address beside a sign-in in the audit trail",
    why: "To look into a sign-in that was not yours.",
    kept: "clientAddresses",
    columns: ["audit_detail.client_address"],
  },
} as const satisfies Readonly<Record<string, Line>>;

/** Tables that say nothing about those who work with Groundwork. */
export const tablesWithoutPeople: readonly string[] = [
  "audit_end",
  "answer_word",
  "certification_authority",
  "installation",
  "issued_hash",
  "kept_register",
  "organisation",
  "organisation_directory",
  "published_facts",
  "register_entry",
  "revoked_seal",
  "seal_certificate",
  "version",
];

export type HeldRows = {
  table: string;
  /** Columns that hold the person's id. */
  of: readonly string[];
  /** Columns that are handed to the person: what they did or what was held, never a secret or the text of an assessment. */
  gives: readonly string[];
};

const acts = (table: string, by: string, at: string, ...named: readonly string[]): HeldRows => ({
  table,
  of: [by],
  gives: ["assessment_id", ...named, at],
});

/** Where an organisation's rows name a person, and what of them is given to that person (Art. 15). */
export const heldRows: readonly HeldRows[] = [
  { table: "membership", of: ["person_id"], gives: ["roles", "created_at", "suspended_at", "suspended_reason"] },
  { table: "notification", of: ["person_id"], gives: ["kind", "assessment_id", "at", "read_at"] },
  acts("assessment", "created_by", "created_at"),
  acts("answer", "saved_by", "saved_at", "path", "revision"),
  acts("answer_history", "saved_by", "saved_at", "path", "revision"),
  acts("record", "created_by", "created_at", "record_id", "list"),
  acts("record", "removed_by", "removed_at", "record_id", "list"),
  acts("measure", "saved_by", "saved_at", "measure_id"),
  acts("decision", "saved_by", "saved_at", "risk_id", "which"),
  acts("own_risk", "saved_by", "saved_at", "risk_id"),
  acts("scenario", "saved_by", "saved_at", "scenario_id"),
  acts("yearly_cost", "saved_by", "saved_at", "column_id"),
  acts("worksheet", "saved_by", "saved_at", "risk_id", "method", "which"),
  { table: "matrix_confirmation", of: ["confirmed_by"], gives: ["method", "source", "by_name", "confirmed_at"] },
  acts("evidence", "added_by", "added_on", "evidence_id", "name"),
  { table: "organisation_fact", of: ["recorded_by"], gives: ["fact_id", "version", "recorded_at"] },
  { table: "organisation_fact", of: ["owner_person_id"], gives: ["fact_id", "version"] },
  { table: "fact_evidence", of: ["added_by"], gives: ["evidence_id", "name", "added_on"] },
  acts("observed_configuration", "observed_by", "observed_at", "version_number"),
  acts("out_of_date_mark", "confirmed_by", "confirmed_at", "version_number", "reason"),
  acts("snapshot", "taken_by", "taken_at", "snapshot_id", "reason"),
  acts("thread_entry", "person_id", "at", "thread_id", "kind", "body"),
  acts("last_look", "person_id", "looked_at"),
  acts("condition", "owner_person_id", "due", "version_number", "number"),
  acts("condition", "evidenced_by", "evidenced_at", "version_number", "number", "note"),
  acts("condition_evidence", "added_by", "added_on", "version_number", "number", "name"),
  acts("signatory", "person_id", "named_at", "version_number", "position"),
  acts("signatory", "deputy_person_id", "named_at", "version_number", "position"),
  acts("assessment", "owner_id", "created_at"),
  acts("consultation_event", "recorded_by", "recorded_at", "version_number", "kind"),
  { table: "shelf_entry", of: ["saved_by"], gives: ["entry_id", "kind", "revision", "saved_at"] },
  { table: "shelf_revision", of: ["saved_by"], gives: ["entry_id", "revision", "saved_at"] },
  { table: "shelf_evidence", of: ["added_by"], gives: ["evidence_id", "name", "added_on"] },
  acts("signatory", "named_by", "named_at", "version_number", "position"),
  acts("prepared_document", "person_id", "prepared_at", "version_number", "act", "sha256"),
  acts("issued_document", "person_id", "issued_at", "version_number", "signer", "act", "sha256"),
  { table: "uploaded_seal", of: ["uploaded_by"], gives: ["fingerprint", "uploaded_at"] },
  { table: "audit_event", of: ["person_id"], gives: ["number", "kind", "at", "subject"] },
];
