import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type NearestParams = { model: string; vector: number[]; documentIds: string[] | null; limit: number; usesIndex: boolean }
export type NearestChunk = { chunkId: string; versionId: string; similarity: number }

/** So many times the wanted rows are taken from the index, since it also holds chunks that no serving, visible version has. */
const outdatedShare = 3

/**
 * Serving chunks by cosine similarity to a vector of the same model. Exact: every vector of the scope's documents is
 * compared. With usesIndex (PostgreSQL only) the approximate index is walked until enough visible rows are found.
 */
export async function listNearestChunks(tx: Tx, params: NearestParams): Promise<NearestChunk[]> {
  const { model, documentIds, limit } = params
  const vector = sql`${JSON.stringify(params.vector)}::vector`
  const filter = documentIds ? sql`and d.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(documentIds)}::jsonb))` : sql``
  const placed = sql`version_chunks vc join documents d on d.id = vc.document_id and d.current_version_id = vc.version_id and d.deleted_at is null`
  if (params.usesIndex) await preferIndex(tx, limit)
  const nearest = params.usesIndex
    ? sql`select c.id as chunk_id, e.similarity from (
          select content_hash, 1 - (embedding <=> ${vector}) as similarity from chunk_embeddings
          where model = ${sql.raw(`'${model.replaceAll("'", "''")}'`)} order by embedding <=> ${vector} limit ${limit * outdatedShare}::int) e
        join chunks c on c.workspace_id = app_workspace() and c.content_hash = e.content_hash
        where exists (select 1 from ${placed} where vc.chunk_id = c.id ${filter})
        order by e.similarity desc limit ${limit}::int`
    : sql`select p.chunk_id, 1 - (e.embedding <=> ${vector}) as similarity from (select distinct vc.chunk_id from ${placed} where true ${filter}) p
        join chunks c on c.id = p.chunk_id
        join chunk_embeddings e on e.workspace_id = c.workspace_id and e.content_hash = c.content_hash and e.model = ${model}
        order by similarity desc limit ${limit}::int`
  const found = await rows<{ chunk_id: string; version_id: string; similarity: number }>(
    tx,
    sql`with nearest as materialized (${nearest})
    select n.chunk_id, (select vc.version_id from ${placed} where vc.chunk_id = n.chunk_id ${filter} order by vc.version_id limit 1) as version_id, n.similarity
    from nearest n order by n.similarity desc, n.chunk_id`,
  )
  if (params.usesIndex) await tx.execute(sql`select set_config('enable_sort', 'on', true)`)
  return found.filter((row) => row.version_id !== null).map((row) => ({ chunkId: row.chunk_id, versionId: row.version_id, similarity: Number(row.similarity) }))
}

/** The planner does not know that comparing vectors is dear, and would rather sort all of them. */
async function preferIndex(tx: Tx, limit: number): Promise<void> {
  await tx.execute(sql`select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', ${String(Math.max(100, limit * 2))}, true), set_config('enable_sort', 'off', true)`)
}
