-- One certificate that was brought is in use in an organisation. Whoever has several from before keeps the last one in use.
-- The owner's own walls are let down for the statement.
ALTER TABLE "uploaded_seal" NO FORCE ROW LEVEL SECURITY;
UPDATE "uploaded_seal" AS "row" SET "in_use_since" = NULL
 WHERE "in_use_since" IS NOT NULL
   AND EXISTS (SELECT 1 FROM "uploaded_seal" AS "other"
                WHERE "other"."organisation_id" = "row"."organisation_id" AND "other"."in_use_since" IS NOT NULL
                  AND ("other"."in_use_since", "other"."fingerprint") > ("row"."in_use_since", "row"."fingerprint"));
ALTER TABLE "uploaded_seal" FORCE ROW LEVEL SECURITY;

CREATE UNIQUE INDEX "uploaded_seal_one_in_use" ON "uploaded_seal"("organisation_id") WHERE "in_use_since" IS NOT NULL;
