-- What was told by mail, and how each person wants to be told.
ALTER TABLE "notification" ADD COLUMN "mailed_at" TIMESTAMPTZ(3);

CREATE TABLE "notice_preference" (
    "person_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL DEFAULT 'daily',
    "quiet_groups" TEXT[],

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("person_id")
);

ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;
