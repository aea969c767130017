-- Kept states are checked beside signed versions, and files of AWS are compared with a signed version.
ALTER TABLE "out_of_date_mark" ADD COLUMN "snapshot_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "out_of_date_mark" DROP CONSTRAINT "out_of_date_mark_pkey";
ALTER TABLE "out_of_date_mark" ADD CONSTRAINT "out_of_date_mark_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","snapshot_id");

CREATE TABLE "observed_configuration" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "observation_id" TEXT NOT NULL,
    "observation" JSONB NOT NULL,
    "reduced" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "observed_by" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "observed_configuration_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","observation_id")
);

ALTER TABLE "observed_configuration" ADD CONSTRAINT "observed_configuration_organisation_id_assessment_id_versi_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "observed_configuration" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "observed_configuration" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "observed_configuration"
  USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "observed_configuration" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "observed_configuration" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
