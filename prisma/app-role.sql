-- The application's role: reads and writes rows, owns nothing, defines nothing, and cannot change what is kept for good.
GRANT USAGE ON SCHEMA public TO :app_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :app_role;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :app_role;
REVOKE UPDATE, DELETE, TRUNCATE ON "answer_history", "snapshot", "audit_event", "issued_document", "thread_entry", "kept_register" FROM :app_role;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "_prisma_migrations" FROM :app_role;
