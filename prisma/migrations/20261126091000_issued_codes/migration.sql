-- What the code printed in a signed document leads to, without saying whose document it is.
ALTER TABLE "issued_hash"
  ADD COLUMN "code" TEXT,
  ADD COLUMN "content_hash" TEXT,
  ADD COLUMN "signatures" INTEGER,
  ADD COLUMN "issued_at" TIMESTAMPTZ(3);

-- The owner of the tables fills in what was issued already, across organisations.
ALTER TABLE "issued_document" NO FORCE ROW LEVEL SECURITY;
UPDATE "issued_hash" AS "row"
  SET "code" = "issued"."code", "content_hash" = "issued"."content_hash", "signatures" = "issued"."revision", "issued_at" = "issued"."issued_at"
  FROM "issued_document" AS "issued" WHERE "issued"."sha256" = "row"."sha256";
ALTER TABLE "issued_document" FORCE ROW LEVEL SECURITY;

CREATE INDEX "issued_hash_code_idx" ON "issued_hash"("code");
