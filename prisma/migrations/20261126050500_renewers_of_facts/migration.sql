-- Who is told that a fact of the organisation's own ends; where it is null, whoever recorded it.
ALTER TABLE "organisation_fact" ADD COLUMN "owner_person_id" TEXT;
