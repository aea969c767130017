-- Where an answer was read from, when it was taken over from a file.
ALTER TABLE "answer" ADD COLUMN "origin" JSONB;
ALTER TABLE "answer_history" ADD COLUMN "origin" JSONB;
