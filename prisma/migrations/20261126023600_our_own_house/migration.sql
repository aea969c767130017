-- How long an organisation keeps what need not stay for good; kinds that it did not set keep for their usual time.
ALTER TABLE "organisation" ADD COLUMN "retention" JSONB NOT NULL DEFAULT '{}';

-- Jobs of the server go through all organisations, which no wall lets them list: here are their ids, and nothing else.
CREATE TABLE "organisation_directory" (
    "id" TEXT NOT NULL,

    CONSTRAINT "organisation_directory_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION keep_organisation_directory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM "organisation_directory" WHERE id = OLD.organisation_id;
    RETURN OLD;
  END IF;
  INSERT INTO "organisation_directory" (id) VALUES (NEW.organisation_id) ON CONFLICT DO NOTHING;
  RETURN NEW;
END
$$;
CREATE TRIGGER in_directory AFTER INSERT OR DELETE ON "organisation" FOR EACH ROW EXECUTE FUNCTION keep_organisation_directory();

-- The owner's own wall is let down for the one statement that lists what is there already.
ALTER TABLE "organisation" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "organisation_directory" (id) SELECT organisation_id FROM "organisation";
ALTER TABLE "organisation" FORCE ROW LEVEL SECURITY;
