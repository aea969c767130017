-- Who signs a version, in their order.
CREATE TABLE "signatory" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "named_by" TEXT NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signatory_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","position")
);

ALTER TABLE "signatory" ADD CONSTRAINT "signatory_organisation_id_assessment_id_version_number_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "signatory" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "signatory" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "signatory" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));
