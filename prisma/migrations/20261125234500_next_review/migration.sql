-- The list shows when each assessment is looked at again.
ALTER TABLE "assessment_projection" ADD COLUMN "next_review" DATE;

-- The owner's own walls are let down for the one statement that fills the new column for what is there already.
ALTER TABLE "assessment_projection" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "answer" NO FORCE ROW LEVEL SECURITY;
UPDATE "assessment_projection" AS "row"
   SET "next_review" = ("answer"."answer" ->> 'value')::date
  FROM "answer"
 WHERE "answer"."organisation_id" = "row"."organisation_id"
   AND "answer"."assessment_id" = "row"."assessment_id"
   AND "answer"."path" = 'review.next'
   AND "answer"."answer" ->> 'value' IS NOT NULL;
ALTER TABLE "answer" FORCE ROW LEVEL SECURITY;
ALTER TABLE "assessment_projection" FORCE ROW LEVEL SECURITY;
