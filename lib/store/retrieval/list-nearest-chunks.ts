import { type SQL, sql } from "drizzle-orm"
import { rows, type Tx, vectorLiteral } from "@/drizzle/client"

export type NearestParams = { model: string; vector: number[]; documentIds: string[] | null; limit: number; usesIndex: boolean }
export type NearestChunk = { chunkId: string; versionId: string; similarity: number }

/** So many times the wanted rows are taken from the index, since it also holds chunks that no serving, visible version has. */
const outdatedShare = 3

/** The same text under two titles or headings has two vectors and is one find. */
const vectorsPerChunk = 2

/** The graph is searched a little wider than what is wanted of it. */
const searchShare = 1.5
/** An index of more numbers holds them in half precision. */
const mostFullDimensions = 2_000

const placed = sql`version_chunks vc join documents d on d.id = vc.document_id and d.current_version_id = vc.version_id and d.deleted_at is null`

/**
 * Serving chunks by cosine similarity to a vector of the same model. Exact: every vector of the scope's documents is
 * compared. With usesIndex (PostgreSQL only) the workspace's approximate index is walked until enough are found, where it has one;
 * where too few of them are for this search, all are compared after all.
 */
export async function listNearestChunks(tx: Tx, params: NearestParams): Promise<NearestChunk[]> {
  const { model, documentIds, limit } = params
  const vector = sql`${vectorLiteral(params.vector)}::vector`
  const filter = documentIds ? sql`and d.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(documentIds)}::jsonb))` : sql``
  const ofIndex = params.usesIndex ? await nearestOfIndex(tx, { model, vector, dimensions: params.vector.length, limit }) : null
  const nearest =
    ofIndex?.nearest ??
    sql`select e.content_hash, 1 - (e.embedding <=> ${vector}) as similarity from (
          select distinct coalesce(vc.embedding_hash, c.content_hash) as vector_key from ${placed} join chunks c on c.id = vc.chunk_id where true ${filter}) p
        join chunk_embeddings e on e.workspace_id = app_workspace() and e.content_hash = p.vector_key and e.model = ${model}
        order by similarity desc limit ${limit * vectorsPerChunk}::int`
  // What stands where is found by its hash before documents are asked: with both at once the planner compares every hash with every passage.
  const found = await rows<{ chunk_id: string; version_id: string; similarity: number }>(
    tx,
    sql`with nearest as materialized (${nearest}),
    found as materialized (
      select vc.chunk_id, vc.version_id, vc.document_id, n.similarity from nearest n join version_chunks vc on vc.workspace_id = app_workspace() and vc.embedding_hash = n.content_hash
      union all
      select vc.chunk_id, vc.version_id, vc.document_id, n.similarity from nearest n join chunks c on c.workspace_id = app_workspace() and c.content_hash = n.content_hash
        join version_chunks vc on vc.chunk_id = c.id and vc.embedding_hash is null),
    places as (select f.chunk_id, f.version_id, f.similarity from found f join documents d on d.id = f.document_id and d.current_version_id = f.version_id and d.deleted_at is null where true ${filter}),
    best as (select distinct on (chunk_id) chunk_id, version_id, similarity from places order by chunk_id, similarity desc, version_id)
    select chunk_id, version_id, similarity from best order by similarity desc, chunk_id limit ${limit}::int`,
  )
  // What the index held was mostly not for this search: of another version, out of sight, or of other documents.
  if (ofIndex?.isCut && found.length < limit) return listNearestChunks(tx, { ...params, usesIndex: false })
  return found.map((row) => ({ chunkId: row.chunk_id, versionId: row.version_id, similarity: row.similarity }))
}

/**
 * The workspace and the model stand in the statement as they stand in the index's own condition, and the vector is cast as
 * there: only so the planner finds it. It does not know that comparing vectors is dear, so sorting is off for this one statement.
 * Null where the workspace has no index yet.
 */
async function nearestOfIndex(tx: Tx, { model, vector, dimensions, limit }: { model: string; vector: SQL; dimensions: number; limit: number }): Promise<{ nearest: SQL; isCut: boolean } | null> {
  const wanted = limit * outdatedShare
  const [scope] = await rows<{ workspace: string; sorting: "on" | "off" }>(
    tx,
    sql`select app_workspace()::text as workspace, set_config('enable_sort', case when exists (select 1 from pg_class where relname = 'chunk_vectors_' || md5(app_workspace() || ' ' || ${model})) then 'off' else 'on' end, true) as sorting,
      set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', ${String(Math.min(1000, Math.ceil(wanted * searchShare)))}, true)`,
  )
  if (scope?.sorting !== "off") return null
  const type = sql.raw(`${dimensions > mostFullDimensions ? "halfvec" : "vector"}(${dimensions})`)
  const distance = sql`embedding::${type} <=> ${vector}::${type}`
  const found = await rows<{ content_hash: string; similarity: number }>(
    tx,
    sql`select content_hash, 1 - (${distance}) as similarity from chunk_embeddings where workspace_id = ${literal(scope.workspace)}::uuid and model = ${literal(model)} order by ${distance} limit ${sql.raw(String(wanted))}`,
  )
  await tx.execute(sql`select set_config('enable_sort', 'on', true)`)
  return { nearest: sql`select content_hash, similarity from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as e(content_hash text, similarity float8)`, isCut: found.length === wanted }
}

function literal(text: string): SQL {
  return sql.raw(`'${text.replaceAll("'", "''")}'`)
}
