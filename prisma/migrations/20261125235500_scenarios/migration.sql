-- Alternatives considered, and the yearly cost of today's and of each.
CREATE TABLE "scenario" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "scenario_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "scenario" JSONB NOT NULL,
    "adoption" JSONB,
    "revision" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("organisation_id","assessment_id","scenario_id")
);

CREATE TABLE "yearly_cost" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "column_id" TEXT NOT NULL,
    "sheet" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "yearly_cost_pkey" PRIMARY KEY ("organisation_id","assessment_id","column_id")
);

ALTER TABLE "scenario" ADD CONSTRAINT "scenario_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "yearly_cost" ADD CONSTRAINT "yearly_cost_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "scenario" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scenario" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "scenario" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));

ALTER TABLE "yearly_cost" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "yearly_cost" FORCE ROW LEVEL SECURITY;
CREATE POLICY in_organisation ON "yearly_cost" USING (organisation_id = current_setting('app.organisation_id', true))
  WITH CHECK (organisation_id = current_setting('app.organisation_id', true));
