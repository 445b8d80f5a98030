import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type IndexNow = {
  states: { state: string; count: number }[]
  /** Documents on their way into the index, or of which something still waits; and how long the oldest of them has. */
  pending: number
  oldestPendingAt: string | null
  /** Documents whose work has shown no sign of life for so long that something went wrong. */
  stuck: number
}

const isPending = sql`(d.state in ('queued', 'reading', 'indexing', 'analysing') or (d.state = 'ready' and d.state_code in ('index_incomplete', 'waiting_for_budget')))`

/** Where the workspace's documents stand now. A document that waits for budget is pending and not stuck. */
export async function measureIndexNow(tx: Tx, { stuckMinutes }: { stuckMinutes: number }): Promise<IndexNow> {
  const states = await rows<{ state: string; count: number }>(tx, sql`select state, count(*)::int as count from documents where deleted_at is null group by state order by state`)
  const [row] = await rows<{ pending: number; oldest: string | null; stuck: number }>(
    tx,
    sql`select count(*) filter (where ${isPending})::int as pending, (extract(epoch from min(d.updated_at) filter (where ${isPending})) * 1000)::bigint::text as oldest,
      count(*) filter (where d.state in ('queued', 'reading', 'indexing', 'analysing') and d.updated_at < clock_timestamp() - make_interval(mins => ${stuckMinutes}::int))::int as stuck
    from documents d where d.deleted_at is null`,
  )
  return { states, pending: row?.pending ?? 0, oldestPendingAt: row?.oldest ? new Date(Number(row.oldest)).toISOString() : null, stuck: row?.stuck ?? 0 }
}

export type IndexCounts = { documents: number; places: number; emptyDocuments: number; placesWithoutText: number; vectors: number; orphanedVectors: number }

/** Everything that serves, counted; with what should not be: serving documents without a passage, passages without text, vectors that belong to no passage. */
export async function countIndex(tx: Tx): Promise<IndexCounts> {
  const [row] = await rows<IndexCounts>(
    tx,
    sql`with serving as materialized (select id, current_version_id from documents where deleted_at is null and current_version_id is not null),
      placed as materialized (select vc.version_id, vc.chunk_id from version_chunks vc join serving s on s.id = vc.document_id and s.current_version_id = vc.version_id)
    select (select count(*)::int from serving) as documents, (select count(*)::int from placed) as places,
      (select count(*)::int from serving s where not exists (select 1 from placed p where p.version_id = s.current_version_id)) as "emptyDocuments",
      (select count(*)::int from placed p left join chunks c on c.id = p.chunk_id where coalesce(c.text, '') = '') as "placesWithoutText",
      (select count(*)::int from chunk_embeddings) as vectors,
      (select count(*)::int from chunk_embeddings e
        where not exists (select 1 from version_chunks vc where vc.workspace_id = e.workspace_id and vc.embedding_hash = e.content_hash)
          and not exists (select 1 from chunks c join version_chunks vc on vc.chunk_id = c.id and vc.embedding_hash is null where c.workspace_id = e.workspace_id and c.content_hash = e.content_hash)) as "orphanedVectors"`,
  )
  return row ?? { documents: 0, places: 0, emptyDocuments: 0, placesWithoutText: 0, vectors: 0, orphanedVectors: 0 }
}
