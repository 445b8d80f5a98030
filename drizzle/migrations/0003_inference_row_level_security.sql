-- Every new table with a workspace_id: rows of the current workspace only; the system role works across workspaces.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tool_calls', 'review_notes', 'response_cache', 'cache_checks', 'throttles', 'repricings', 'repriced_calls'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO countersign_app', t);
    EXECUTE format('CREATE POLICY workspace_only ON %I TO countersign_app USING (workspace_id = app_workspace()) WITH CHECK (workspace_id = app_workspace())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['response_cache', 'cache_checks', 'throttles'] LOOP
    EXECUTE format('CREATE POLICY across_workspaces ON %I TO countersign_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO countersign_system', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- What belongs to no workspace is the system role's alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON breakers, breaker_transitions, provider_health, rate_limits TO countersign_system;
--> statement-breakpoint
REVOKE UPDATE ON review_notes, repriced_calls FROM countersign_app;
--> statement-breakpoint
REVOKE DELETE ON repriced_calls FROM countersign_app;
