-- Vectors stay in their row as far as a page goes (2,000 numbers): comparing every vector of a scope then reads half of what it did.
ALTER TABLE chunk_embeddings ALTER COLUMN embedding SET STORAGE MAIN;
--> statement-breakpoint
-- One index over the vectors of all workspaces spends nearly all of a search on other workspaces' vectors.
DO $$
DECLARE i text;
BEGIN
  FOR i IN SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'chunk_embeddings' AND indexdef LIKE '%USING hnsw%' LOOP
    EXECUTE format('DROP INDEX %I', i);
  END LOOP;
END $$;
--> statement-breakpoint
-- For the function below, which runs as the owner: the system role itself has no grant on the table.
CREATE POLICY across_workspaces ON chunk_embeddings FOR SELECT TO countersign_system USING (true);
--> statement-breakpoint
-- Gives each workspace's vectors of a model an index of their own once they are too many for an exact scan, the largest first,
-- and drops the index of those that are gone. Returns how many it built. An index of more than 2,000 numbers holds them in half
-- precision; more than 4,000 are compared exactly.
CREATE FUNCTION keep_vector_indexes(minimum_rows integer, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE
  -- Every statement on the table weighs all of its indexes.
  most_indexes CONSTANT integer := 200;
  work jsonb;
  item record;
  dimensions integer;
  kind text;
  built integer := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7272742) THEN RETURN 0; END IF;
  -- Read to its end first: no index is made on a table that a query is still reading.
  SELECT coalesce(jsonb_agg(jsonb_build_object('old', p.name, 'name', w.name, 'workspace', w.workspace_id, 'model', w.model, 'size', w.size) ORDER BY w.size DESC NULLS FIRST), '[]') INTO work
  FROM (
    SELECT 'chunk_vectors_' || md5(workspace_id || ' ' || model) AS name, workspace_id, model, count(*) AS size
    FROM chunk_embeddings GROUP BY workspace_id, model HAVING count(*) >= minimum_rows / 2 ORDER BY size DESC LIMIT most_indexes
  ) w
  FULL JOIN (
    SELECT indexname::text AS name FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'chunk_embeddings' AND indexname LIKE 'chunk\_vectors\_%'
  ) p ON p.name = w.name
  WHERE w.name IS NULL OR p.name IS NULL;
  FOR item IN SELECT * FROM jsonb_to_recordset(work) AS listed(old text, name text, workspace uuid, model text, size bigint)
  LOOP
    IF item.name IS NULL THEN
      EXECUTE format('DROP INDEX %I', item.old);
    ELSIF item.size >= minimum_rows AND built < most THEN
      SELECT vector_dims(e.embedding) INTO dimensions FROM chunk_embeddings e WHERE e.workspace_id = item.workspace AND e.model = item.model LIMIT 1;
      IF dimensions <= 4000 THEN
        kind := CASE WHEN dimensions > 2000 THEN 'halfvec' ELSE 'vector' END;
        EXECUTE format('CREATE INDEX %I ON chunk_embeddings USING hnsw ((embedding::%s(%s)) %s_cosine_ops) WITH (m = 16, ef_construction = 64) WHERE workspace_id = %L AND model = %L',
          item.name, kind, dimensions, kind, item.workspace, item.model);
        built := built + 1;
      END IF;
    END IF;
  END LOOP;
  RETURN built;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_vector_indexes(integer, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION keep_vector_indexes(integer, integer) TO countersign_system;
