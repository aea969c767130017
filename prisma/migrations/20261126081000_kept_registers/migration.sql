-- The register of facts as this installation held it, once for each of its versions: what was signed or kept is compared with
-- what was in it then, whenever a fact of today says that it was recorded.
CREATE TABLE "kept_register" (
    "version" TEXT NOT NULL,
    "register" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_register_pkey" PRIMARY KEY ("version")
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "kept_register" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "kept_register" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
