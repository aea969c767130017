-- Why somebody was shut out, where whoever did it said so; goes when access is given again.
ALTER TABLE "membership" ADD COLUMN "suspended_reason" TEXT;
