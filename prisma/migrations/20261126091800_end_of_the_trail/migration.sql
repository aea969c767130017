-- The last entry of each audit trail, apart from the entries: what is cut off at the end shows against it.
CREATE TABLE "audit_end" (
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_end_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "audit_end" ADD CONSTRAINT "audit_end_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The owner's own wall is let down for the one statement that reads what was written so far.
ALTER TABLE "audit_event" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "audit_end" ("organisation_id", "number", "hash")
SELECT DISTINCT ON (organisation_id) organisation_id, number, hash FROM "audit_event" ORDER BY organisation_id, number DESC;
ALTER TABLE "audit_event" FORCE ROW LEVEL SECURITY;

ALTER TABLE "audit_end" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_end" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "audit_end" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));
