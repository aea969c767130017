-- Files of AWS are compared with states kept of the open version as well.
ALTER TABLE "observed_configuration" ADD COLUMN "snapshot_id" TEXT NOT NULL DEFAULT '';
