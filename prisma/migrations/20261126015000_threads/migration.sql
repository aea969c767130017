-- Threads of comments and proposals as an append-only list of entries, and what each person last marked as read.
CREATE TABLE "thread_entry" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "entry" BIGSERIAL NOT NULL,
    "thread_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "thread_entry_pkey" PRIMARY KEY ("organisation_id","assessment_id","entry")
);

CREATE TABLE "last_look" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "change_number" BIGINT NOT NULL,
    "canonical" TEXT NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "last_look_pkey" PRIMARY KEY ("organisation_id","assessment_id","person_id")
);

CREATE INDEX "thread_entry_organisation_id_assessment_id_thread_id_idx" ON "thread_entry"("organisation_id", "assessment_id", "thread_id");

ALTER TABLE "thread_entry" ADD CONSTRAINT "thread_entry_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "last_look" ADD CONSTRAINT "last_look_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "thread_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "thread_entry" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "thread_entry" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));

ALTER TABLE "last_look" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "last_look" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "last_look" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "thread_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "thread_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
