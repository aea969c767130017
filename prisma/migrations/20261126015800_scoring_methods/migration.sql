-- What people rated for a risk under a method that asks for it, and who held the matrix of a method against its source.
CREATE TABLE "worksheet" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "risk_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "which" TEXT NOT NULL,
    "worksheet" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "worksheet_pkey" PRIMARY KEY ("organisation_id","assessment_id","risk_id","method","which")
);

CREATE TABLE "matrix_confirmation" (
    "organisation_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "source" JSONB NOT NULL,
    "by_name" TEXT NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "matrix_confirmation_pkey" PRIMARY KEY ("organisation_id","method")
);

ALTER TABLE "worksheet" ADD CONSTRAINT "worksheet_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "matrix_confirmation" ADD CONSTRAINT "matrix_confirmation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "worksheet" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "worksheet" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "worksheet" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));

ALTER TABLE "matrix_confirmation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "matrix_confirmation" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "matrix_confirmation" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));
