-- Who stands in for somebody named to sign, and from when to when.
ALTER TABLE "signatory" ADD COLUMN "deputy_person_id" TEXT;
ALTER TABLE "signatory" ADD COLUMN "deputy_from" DATE;
ALTER TABLE "signatory" ADD COLUMN "deputy_to" DATE;
