-- The highest level that a risk has or, while it is undetermined, could have: what the register is ordered by.
-- Rows get theirs as the server brings them up to date; until then a risk without one counts as very high.
ALTER TABLE "register_entry" ADD COLUMN "worst" TEXT;

DROP INDEX "register_entry_organisation_id_register_key_assessment_id_s_idx";
CREATE INDEX "register_entry_organisation_id_register_key_assessment_id_s_idx" ON "register_entry"("organisation_id", "register", "key", "assessment_id", "state", "level", "worst", "due");
