/** Tables that belong to the installation and carry no organisation; every other table stands behind row-level security. */
export const installationTables = [
  "_prisma_migrations",
  "account",
  "certification_authority",
  "installation",
  "issued_hash",
  "person",
  "published_facts",
  "rate_limit",
  "revoked_seal",
  "session",
  "sign_in_attempt",
  "sign_in_link",
  "user",
  "verification",
] as const;
