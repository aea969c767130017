-- An authority whose key can be read no more issues nothing; another one takes its place, and what it issued stays valid.
ALTER TABLE "certification_authority" ADD COLUMN "retired_at" TIMESTAMPTZ(3);
