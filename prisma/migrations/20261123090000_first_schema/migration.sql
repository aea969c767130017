-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "person" (
    "person_id" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT,
    "organisation_id" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "shipped_facts_version" TEXT NOT NULL DEFAULT '',
    "demo_loaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "four_eyes" TEXT NOT NULL DEFAULT 'strict',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organisation_id","person_id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "questionnaire_version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "as_of" DATE,
    "extra" JSONB NOT NULL DEFAULT '{}',
    "change_number" BIGINT NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("organisation_id","assessment_id")
);

-- CreateTable
CREATE TABLE "version" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "state_reason" TEXT NOT NULL DEFAULT '',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_pkey" PRIMARY KEY ("organisation_id","assessment_id","number")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "snapshot_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "canonical" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "facts_used" JSONB NOT NULL,
    "register_version" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "audit_head" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "taken_by" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("organisation_id","assessment_id","snapshot_id")
);

-- CreateTable
CREATE TABLE "answer" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "answer" JSONB,
    "revision" INTEGER NOT NULL,
    "client" TEXT,
    "save_number" BIGINT NOT NULL DEFAULT 0,
    "cleared_with" TEXT,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("organisation_id","assessment_id","path")
);

-- CreateTable
CREATE TABLE "answer_history" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "entry" BIGSERIAL NOT NULL,
    "path" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "answer" JSONB,
    "refused" BOOLEAN NOT NULL DEFAULT false,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_history_pkey" PRIMARY KEY ("organisation_id","assessment_id","entry")
);

-- CreateTable
CREATE TABLE "record" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "extra" JSONB NOT NULL DEFAULT '{}',
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by" TEXT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_pkey" PRIMARY KEY ("organisation_id","assessment_id","record_id")
);

-- CreateTable
CREATE TABLE "measure" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "measure_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "measure" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "measure_pkey" PRIMARY KEY ("organisation_id","assessment_id","measure_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "risk_id" TEXT NOT NULL,
    "which" TEXT NOT NULL,
    "confirmation" JSONB NOT NULL,
    "made_on" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("organisation_id","assessment_id","risk_id","which")
);

-- CreateTable
CREATE TABLE "own_risk" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "risk_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "risk" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "own_risk_pkey" PRIMARY KEY ("organisation_id","assessment_id","risk_id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA,
    "extra" JSONB NOT NULL DEFAULT '{}',
    "added_by" TEXT NOT NULL,
    "added_on" DATE NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("organisation_id","assessment_id","evidence_id")
);

-- CreateTable
CREATE TABLE "organisation_fact" (
    "organisation_id" TEXT NOT NULL,
    "fact_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "assessment_id" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "fact" JSONB NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_fact_pkey" PRIMARY KEY ("organisation_id","assessment_id","fact_id","version")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "subject" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("organisation_id","number")
);

-- CreateTable
CREATE TABLE "audit_detail" (
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "person_name" TEXT NOT NULL DEFAULT '',
    "client_address" TEXT NOT NULL DEFAULT '',
    "salt" TEXT NOT NULL DEFAULT '',
    "words" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_detail_pkey" PRIMARY KEY ("organisation_id","number")
);

-- CreateTable
CREATE TABLE "assessment_projection" (
    "organisation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "level" TEXT,
    "level_is_at_least" BOOLEAN NOT NULL,
    "screening" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "recipients" JSONB NOT NULL,
    "risks" JSONB NOT NULL,
    "open_gaps" INTEGER NOT NULL,
    "open_questions" INTEGER NOT NULL,
    "facts_used" JSONB NOT NULL,
    "register_version" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_projection_pkey" PRIMARY KEY ("organisation_id","assessment_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "sign_in_link_person_id_idx" ON "sign_in_link"("person_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "answer_history_organisation_id_assessment_id_path_idx" ON "answer_history"("organisation_id", "assessment_id", "path");

-- CreateIndex
CREATE INDEX "record_organisation_id_assessment_id_list_position_idx" ON "record"("organisation_id", "assessment_id", "list", "position");

-- CreateIndex
CREATE INDEX "assessment_projection_organisation_id_changed_at_idx" ON "assessment_projection"("organisation_id", "changed_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_organisation_id_assessment_id_version_number_fkey" FOREIGN KEY ("organisation_id", "assessment_id", "version_number") REFERENCES "version"("organisation_id", "assessment_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_history" ADD CONSTRAINT "answer_history_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_risk" ADD CONSTRAINT "own_risk_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_fact" ADD CONSTRAINT "organisation_fact_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("organisation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_detail" ADD CONSTRAINT "audit_detail_organisation_id_number_fkey" FOREIGN KEY ("organisation_id", "number") REFERENCES "audit_event"("organisation_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_projection" ADD CONSTRAINT "assessment_projection_organisation_id_assessment_id_fkey" FOREIGN KEY ("organisation_id", "assessment_id") REFERENCES "assessment"("organisation_id", "assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Row-level security, also for the tables' owner: a transaction sees the organisation that it names, and no other.
DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY[
    'organisation', 'membership', 'assessment', 'version', 'snapshot', 'answer', 'answer_history', 'record', 'measure', 'decision',
    'own_risk', 'evidence', 'organisation_fact', 'audit_event', 'audit_detail', 'assessment_projection'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY in_organisation ON %I USING (organisation_id = current_setting(''app.organisation_id'', true)) '
      'WITH CHECK (organisation_id = current_setting(''app.organisation_id'', true))', walled);
  END LOOP;
END
$$;

-- Sign-in has to find the organisations of a person: reading one's own memberships, nothing else, crosses the wall.
CREATE POLICY own_memberships ON "membership" FOR SELECT USING (person_id = current_setting('app.person_id', true));
CREATE POLICY own_organisations ON "organisation" FOR SELECT USING (
  EXISTS (
    SELECT 1 FROM "membership" m
    WHERE m.organisation_id = "organisation".organisation_id AND m.person_id = current_setting('app.person_id', true)
  )
);

-- What is kept for good: rows are added, never changed; they leave only with their whole organisation.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "organisation" WHERE organisation_id = OLD.organisation_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "answer_history" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "snapshot" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "answer_history" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "snapshot" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO "installation" ("id") VALUES (1);
