-- What people are told in the application: kinds, ids and closed words, no text of anybody's.
CREATE TABLE "notification" (
    "organisation_id" TEXT NOT NULL,
    "notification_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "assessment_id" TEXT,
    "path" TEXT,
    "by_person_id" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("organisation_id","notification_id")
);

CREATE INDEX "notification_organisation_id_person_id_at_idx" ON "notification"("organisation_id", "person_id", "at");

ALTER TABLE "notification" ADD CONSTRAINT "notification_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "membership"("organisation_id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "notification" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));
