-- Two roles that own nothing: the product never runs a statement as the owner of these tables.
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['countersign_app', 'countersign_system'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', role_name, current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role_name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION app_workspace() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.workspace_id', true), '')::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.user_id', true), '')::uuid
$$;
--> statement-breakpoint
-- Every table with a workspace_id: rows of the current workspace only.
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE 'engine\_%'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO countersign_app', t);
    IF t NOT IN ('documents', 'document_versions', 'prompt_releases') THEN
      EXECUTE format('CREATE POLICY workspace_only ON %I TO countersign_app USING (workspace_id = app_workspace()) WITH CHECK (workspace_id = app_workspace())', t);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- A private document is its owner's and the admins'.
CREATE POLICY workspace_only ON documents TO countersign_app
  USING (workspace_id = app_workspace() AND (visibility = 'workspace' OR owner_id = app_user() OR current_setting('app.user_role', true) = 'admin'))
  WITH CHECK (workspace_id = app_workspace());
--> statement-breakpoint
CREATE POLICY workspace_only ON document_versions TO countersign_app
  USING (workspace_id = app_workspace() AND EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id))
  WITH CHECK (workspace_id = app_workspace());
--> statement-breakpoint
CREATE POLICY workspace_or_product ON prompt_releases FOR SELECT TO countersign_app USING (workspace_id IS NULL OR workspace_id = app_workspace());
--> statement-breakpoint
CREATE POLICY workspace_only ON prompt_releases FOR INSERT TO countersign_app WITH CHECK (workspace_id = app_workspace());
--> statement-breakpoint
REVOKE UPDATE, DELETE ON prompt_releases, review_decisions, audit_log FROM countersign_app;
--> statement-breakpoint
ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workspaces FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, UPDATE ON workspaces TO countersign_app;
--> statement-breakpoint
CREATE POLICY own_workspace ON workspaces TO countersign_app USING (id = app_workspace()) WITH CHECK (id = app_workspace());
--> statement-breakpoint
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE users FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The password hash is readable by the sign-in path alone.
GRANT SELECT (id, email, name, created_at, disabled_at, session_epoch) ON users TO countersign_app;
--> statement-breakpoint
CREATE POLICY members_of_workspace ON users FOR SELECT TO countersign_app
  USING (EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id AND m.workspace_id = app_workspace()));
--> statement-breakpoint
-- Work without a single workspace: sign-in, key look-up, sweepers, engine, frame batches, sealing.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['workspaces', 'users', 'memberships', 'api_keys', 'flags', 'prompt_releases', 'budgets', 'budget_counters',
    'reservations', 'calls', 'requests', 'request_attempts', 'stream_frames', 'document_versions', 'documents', 'audit_log', 'idempotency_keys', 'review_items'] LOOP
    EXECUTE format('CREATE POLICY across_workspaces ON %I TO countersign_system USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON workspaces, users, memberships, api_keys, flags, budgets TO countersign_system;
--> statement-breakpoint
GRANT DELETE ON memberships TO countersign_system;
--> statement-breakpoint
GRANT SELECT, INSERT ON prompt_releases TO countersign_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON budget_counters, reservations, calls, requests, request_attempts, review_items TO countersign_system;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON stream_frames, idempotency_keys TO countersign_system;
--> statement-breakpoint
GRANT SELECT, UPDATE ON documents, document_versions TO countersign_system;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_log TO countersign_system;
--> statement-breakpoint
GRANT UPDATE (sealed_seq, previous_hash, hash) ON audit_log TO countersign_system;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO countersign_app, countersign_system;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' AND relname LIKE 'engine\_%' LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO countersign_system', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A sealed audit row never changes again, whoever asks.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.sealed_seq IS NOT NULL
     OR (NEW.id, NEW.workspace_id, NEW.actor_id, NEW.action, NEW.subject_kind, NEW.subject_id, NEW.detail, NEW.created_at)
        IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.actor_id, OLD.action, OLD.subject_kind, OLD.subject_id, OLD.detail, OLD.created_at) THEN
    RAISE EXCEPTION 'the audit log is append-only';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
-- Full-text search under a policy cannot use its index, since @@ is not leakproof; this function can, within the caller's workspace only.
CREATE FUNCTION search_chunks(query tsquery, document_filter uuid[], max_rows integer)
RETURNS TABLE (chunk_id uuid, version_id uuid, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (f.chunk_id) f.chunk_id, f.version_id, f.rank FROM (
    SELECT c.id AS chunk_id, vc.version_id, ts_rank_cd(c.search, query, 4) AS rank
    FROM chunks c
    JOIN version_chunks vc ON vc.chunk_id = c.id
    JOIN documents d ON d.id = vc.document_id AND d.current_version_id = vc.version_id AND d.deleted_at IS NULL
    WHERE c.workspace_id = app_workspace() AND c.search @@ query
      AND (d.visibility = 'workspace' OR d.owner_id = app_user() OR current_setting('app.user_role', true) = 'admin')
      AND (document_filter IS NULL OR d.id = ANY (document_filter))
    ORDER BY rank DESC
    LIMIT max_rows
  ) f ORDER BY f.chunk_id, f.rank DESC
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_chunks(tsquery, uuid[], integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_chunks(tsquery, uuid[], integer) TO countersign_app;
