-- Signing: the installation's certification authority, the organisations' seals, and every revision of a signed document for good.
CREATE TABLE "certification_authority" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "certificate" BYTEA NOT NULL,
    "encrypted_key" BYTEA NOT NULL,
    "list_number" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certification_authority_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "revoked_seal" (
    "serial" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revoked_seal_pkey" PRIMARY KEY ("serial")
);

CREATE TABLE "issued_hash" (
    "sha256" TEXT NOT NULL,

    CONSTRAINT "issued_hash_pkey" PRIMARY KEY ("sha256")
);

CREATE TABLE "seal_certificate" (
    "organisation_id" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "certificate" BYTEA NOT NULL,
    "encrypted_key" BYTEA NOT NULL,
    "not_after" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "seal_certificate_pkey" PRIMARY KEY ("organisation_id","serial")
);

CREATE TABLE "prepared_document" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "change_number" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "report" JSONB NOT NULL,
    "canonical" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "register_version" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prepared_document_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","person_id")
);

CREATE TABLE "issued_document" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "person_id" TEXT,
    "signer" TEXT NOT NULL DEFAULT '',
    "act" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "serial" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "time_stamped_at" TIMESTAMPTZ(3),
    "code" TEXT NOT NULL,
    "report" JSONB,
    "canonical" TEXT,
    "content_hash" TEXT NOT NULL,
    "register_version" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "audit_head" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issued_document_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","round","revision")
);

CREATE INDEX "issued_document_organisation_id_sha256_idx" ON "issued_document"("organisation_id", "sha256");

ALTER TABLE "seal_certificate" ADD CONSTRAINT "seal_certificate_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "prepared_document" ADD CONSTRAINT "prepared_document_organisation_id_assessment_id_version_nu_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "issued_document" ADD CONSTRAINT "issued_document_organisation_id_assessment_id_version_numb_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['seal_certificate', 'prepared_document', 'issued_document'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY in_organisation ON %I USING (organisation_id = current_setting(''app.organisation_id'', true)) '
      'WITH CHECK (organisation_id = current_setting(''app.organisation_id'', true))', walled);
  END LOOP;
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "issued_document" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "issued_document" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
