-- Certificates that organisations bring with their keys, to seal documents in place of those that this installation issues.
CREATE TABLE "uploaded_seal" (
    "organisation_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "certificate" BYTEA NOT NULL,
    "chain" BYTEA[],
    "encrypted_key" BYTEA,
    "not_after" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "in_use_since" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "uploaded_seal_pkey" PRIMARY KEY ("organisation_id","fingerprint"),
    -- What was removed has no key and seals nothing.
    CONSTRAINT "uploaded_seal_key" CHECK (("removed_at" IS NULL) = ("encrypted_key" IS NOT NULL)),
    CONSTRAINT "uploaded_seal_use" CHECK ("removed_at" IS NULL OR "in_use_since" IS NULL)
);

ALTER TABLE "uploaded_seal" ADD CONSTRAINT "uploaded_seal_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "uploaded_seal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "uploaded_seal" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "uploaded_seal" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));
