/** Tables that belong to the installation and carry no organisation; every other table stands behind row-level security. */
export const installationTables = [
  "_prisma_migrations",
  "account",
  "certification_authority",
  "identity_challenge",
  "installation",
  "issued_hash",
  "kept_register",
  "one_time_codes",
  "passkey",
  "notice_preference",
  "organisation_directory",
  "person",
  "published_facts",
  "rate_limit",
  "recovery_code",
  "revoked_seal",
  "session",
  "sign_in_attempt",
  "sign_in_link",
  "user",
  "verification",
] as const;

/** What pg-boss keeps its queues and jobs in; made with the owner's connection, and it holds ids of no organisation and no person. */
export const jobSchema = "pgboss";
