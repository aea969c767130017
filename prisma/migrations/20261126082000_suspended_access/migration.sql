-- Since when a member may not come in, and who shut them out; null: may.
ALTER TABLE "membership" ADD COLUMN "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN "suspended_by" TEXT;
