-- Who answers for an assessment; what lists, search and registers read.
ALTER TABLE "assessment" ADD COLUMN "owner_id" TEXT;
ALTER TABLE "assessment_projection" ADD COLUMN "owner_id" TEXT;
ALTER TABLE "assessment_projection" ADD COLUMN "entries_hash" TEXT NOT NULL DEFAULT '';
ALTER TABLE "assessment_projection" ADD COLUMN "derived_version" INTEGER NOT NULL DEFAULT 0;

-- The owner's own walls are let down for the statements that make whoever began an assessment answer for it.
ALTER TABLE "assessment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "assessment_projection" NO FORCE ROW LEVEL SECURITY;
UPDATE "assessment" SET "owner_id" = "created_by" WHERE "created_by" <> 'groundwork';
UPDATE "assessment_projection" AS "row" SET "owner_id" = "assessment"."owner_id"
  FROM "assessment"
 WHERE "assessment"."organisation_id" = "row"."organisation_id" AND "assessment"."assessment_id" = "row"."assessment_id";
ALTER TABLE "assessment_projection" FORCE ROW LEVEL SECURITY;
ALTER TABLE "assessment" FORCE ROW LEVEL SECURITY;

-- Words of answers by assessment. Compared byte by byte ("C"), so that the beginning of a word is a range of the key.
CREATE TABLE "answer_word" (
    "organisation_id" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "paths" TEXT[],

    CONSTRAINT "answer_word_pkey" PRIMARY KEY ("organisation_id","word","assessment_id")
);

CREATE INDEX "answer_word_organisation_id_assessment_id_idx" ON "answer_word"("organisation_id", "assessment_id");

CREATE TABLE "register_entry" (
    "organisation_id" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sought" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "level" TEXT,
    "likelihood" INTEGER,
    "severity" INTEGER,
    "due" DATE,
    "detail" JSONB NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("organisation_id","register","assessment_id","entry_id")
);

CREATE INDEX "register_entry_organisation_id_register_key_assessment_id_s_idx" ON "register_entry"("organisation_id", "register", "key", "assessment_id", "state", "level");
CREATE INDEX "register_entry_organisation_id_assessment_id_idx" ON "register_entry"("organisation_id", "assessment_id");

ALTER TABLE "answer_word" ADD CONSTRAINT "answer_word_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['answer_word', 'register_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY in_organisation ON %I USING (organisation_id = current_setting(''app.organisation_id'', true)) '
      'WITH CHECK (organisation_id = current_setting(''app.organisation_id'', true))', walled);
  END LOOP;
END
$$;
