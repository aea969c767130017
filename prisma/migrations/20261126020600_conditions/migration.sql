-- Conditions of a signed decision, followed until each is shown with evidence; the signed version itself stays as it is.
CREATE TABLE "condition" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "measure_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "owner_person_id" TEXT,
    "due" DATE,
    "in_place" BOOLEAN NOT NULL DEFAULT false,
    "evidenced_at" TIMESTAMPTZ(3),
    "evidenced_by" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "condition_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","number")
);

CREATE INDEX "condition_organisation_id_due_idx" ON "condition"("organisation_id", "due");

CREATE TABLE "condition_evidence" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_on" DATE NOT NULL,

    CONSTRAINT "condition_evidence_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","number","evidence_id")
);

ALTER TABLE "condition" ADD CONSTRAINT "condition_organisation_id_assessment_id_version_number_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "condition_evidence" ADD CONSTRAINT "condition_evidence_organisation_id_assessment_id_version_n_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number", "number") REFERENCES "condition"("organisation_id", "assessment_id", "version_number", "number") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['condition', 'condition_evidence'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY in_organisation ON %I USING (organisation_id = current_setting(''app.organisation_id'', true)) '
      'WITH CHECK (organisation_id = current_setting(''app.organisation_id'', true))', walled);
  END LOOP;
END
$$;
