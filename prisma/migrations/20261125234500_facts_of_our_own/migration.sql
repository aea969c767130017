-- Facts of trusted publishers, evidence of an organisation's own facts, and what is out of date.
CREATE TABLE "published_facts" (
    "publisher" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "file" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "published_facts_pkey" PRIMARY KEY ("publisher")
);

CREATE TABLE "fact_evidence" (
    "organisation_id" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_on" DATE NOT NULL,

    CONSTRAINT "fact_evidence_pkey" PRIMARY KEY ("organisation_id","evidence_id")
);

CREATE TABLE "out_of_date_mark" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "checked_on" DATE NOT NULL,
    "register_version" TEXT NOT NULL,
    "found" TEXT NOT NULL DEFAULT '',
    "detail" JSONB,
    "confirmed_found" TEXT NOT NULL DEFAULT '',
    "confirmed_by" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "out_of_date_mark_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number")
);

ALTER TABLE "fact_evidence" ADD CONSTRAINT "fact_evidence_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "out_of_date_mark" ADD CONSTRAINT "out_of_date_mark_organisation_id_assessment_id_version_num_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['fact_evidence', 'out_of_date_mark'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY in_organisation ON %I USING (organisation_id = current_setting(''app.organisation_id'', true)) '
      'WITH CHECK (organisation_id = current_setting(''app.organisation_id'', true))', walled);
  END LOOP;
END
$$;
