-- What an organisation keeps once: entries, every revision of them, and their files.
CREATE TABLE "shelf_entry" (
    "organisation_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "shelf_entry_pkey" PRIMARY KEY ("organisation_id","entry_id")
);

CREATE TABLE "shelf_revision" (
    "organisation_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shelf_revision_pkey" PRIMARY KEY ("organisation_id","entry_id","revision")
);

CREATE TABLE "shelf_evidence" (
    "organisation_id" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_on" DATE NOT NULL,

    CONSTRAINT "shelf_evidence_pkey" PRIMARY KEY ("organisation_id","evidence_id")
);

ALTER TABLE "shelf_entry" ADD CONSTRAINT "shelf_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shelf_revision" ADD CONSTRAINT "shelf_revision_organisation_id_entry_id_fkey" FOREIGN KEY ("organisation_id", "entry_id") REFERENCES "shelf_entry"("organisation_id", "entry_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shelf_evidence" ADD CONSTRAINT "shelf_evidence_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['shelf_entry', 'shelf_revision', 'shelf_evidence'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY in_organisation ON %I USING (organisation_id = current_setting(''app.organisation_id'', true)) '
      'WITH CHECK (organisation_id = current_setting(''app.organisation_id'', true))', walled);
  END LOOP;
END
$$;
