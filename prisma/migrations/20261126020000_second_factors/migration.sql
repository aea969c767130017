-- Second factors, passkeys, what a session has shown, and an organisation's wish that its members have a second factor.
ALTER TABLE "session" ADD COLUMN "way" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN "two_factors" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "confirmed_at" TIMESTAMPTZ(3);

ALTER TABLE "sign_in_link" ADD COLUMN "resets_second_factor" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "organisation" ADD COLUMN "require_second_factor" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "one_time_codes" (
    "person_id" TEXT NOT NULL,
    "encrypted_secret" BYTEA NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_codes_pkey" PRIMARY KEY ("person_id")
);

CREATE TABLE "recovery_code" (
    "person_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("person_id","code_hash")
);

CREATE TABLE "passkey" (
    "passkey_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("passkey_id")
);

CREATE TABLE "identity_challenge" (
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT,
    "value" JSONB NOT NULL DEFAULT '{}',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_challenge_pkey" PRIMARY KEY ("token_hash")
);

CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

CREATE INDEX "identity_challenge_expires_at_idx" ON "identity_challenge"("expires_at");

ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
