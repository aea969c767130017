-- Prior consultation of the supervisory authority (Art. 36): what was sent and what came, from which its period is counted.
CREATE TABLE "consultation_event" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "entry" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "on_date" DATE NOT NULL,
    "authority" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "level" TEXT,
    "file_name" TEXT,
    "file_type" TEXT,
    "sha256" TEXT,
    "bytes" BYTEA,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consultation_event_pkey" PRIMARY KEY ("organisation_id","assessment_id","version_number","entry")
);

ALTER TABLE "consultation_event" ADD CONSTRAINT "consultation_event_organisation_id_assessment_id_version_n_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "consultation_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "consultation_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "consultation_event" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));
