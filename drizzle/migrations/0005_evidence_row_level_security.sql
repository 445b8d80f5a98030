-- Every new table with a workspace_id: rows of the current workspace only; work across workspaces is the system role's.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['page_layouts', 'recognised_pages', 'stale_causes', 'watches', 'notifications', 'answer_records', 'recalls', 'recall_items',
    'exported_files', 'embedding_indexes', 'index_checks', 'grids', 'grid_documents', 'grid_columns', 'grid_cells', 'import_hosts', 'connectors', 'connector_runs', 'connector_rows'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO countersign_app', t);
    IF t NOT IN ('page_layouts', 'recognised_pages', 'notifications') THEN
      EXECUTE format('CREATE POLICY workspace_only ON %I TO countersign_app USING (workspace_id = app_workspace()) WITH CHECK (workspace_id = app_workspace())', t);
    END IF;
  END LOOP;
  FOREACH t IN ARRAY ARRAY['stale_causes', 'notifications', 'watches', 'recalls', 'recall_items', 'embedding_indexes', 'index_checks', 'grid_cells', 'connectors', 'connector_runs'] LOOP
    EXECUTE format('CREATE POLICY across_workspaces ON %I TO countersign_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO countersign_system', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- What stands on a page is seen by whoever sees the document.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['page_layouts', 'recognised_pages'] LOOP
    EXECUTE format('CREATE POLICY workspace_only ON %I TO countersign_app
      USING (workspace_id = app_workspace() AND EXISTS (SELECT 1 FROM document_versions v WHERE v.id = version_id))
      WITH CHECK (workspace_id = app_workspace())', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Everybody reads their own notifications; anybody's work may cause one for another.
CREATE POLICY own_only ON notifications FOR SELECT TO countersign_app USING (workspace_id = app_workspace() AND user_id = app_user());
--> statement-breakpoint
CREATE POLICY own_only_update ON notifications FOR UPDATE TO countersign_app USING (workspace_id = app_workspace() AND user_id = app_user()) WITH CHECK (workspace_id = app_workspace());
--> statement-breakpoint
CREATE POLICY own_only_delete ON notifications FOR DELETE TO countersign_app USING (workspace_id = app_workspace() AND user_id = app_user());
--> statement-breakpoint
CREATE POLICY for_anybody ON notifications FOR INSERT TO countersign_app WITH CHECK (workspace_id = app_workspace());
--> statement-breakpoint
-- What an answer was made from, and what left the product, is never rewritten.
REVOKE UPDATE, DELETE ON exported_files FROM countersign_app;
