import { type SQL, sql } from "drizzle-orm"
import { rows, type Tx, vectorLiteral } from "@/drizzle/client"

export type CacheEntry = { id: string; /** The request whose answer this is. */ requestId: string; question: string | null }
export type SimilarEntry = CacheEntry & { question: string; similarity: number }

/**
 * What an entry must be at the moment its answer is given: live, its answer delivered in full and neither held, stale nor
 * disputed, and every passage behind it in a serving version of a document that the scope of this transaction may read.
 */
const isUsable = sql`e.ended_at is null and e.expires_at > clock_timestamp()
  and r.status = 'done' and not r.is_held and r.withdrawn_at is null and r.stale_at is null and r.approval = 'none'
  and not exists (select 1 from feedback f where f.request_id = r.id and f.rating = -1)
  and not exists (
    select 1 from request_sources s left join documents d on d.id = s.document_id and d.deleted_at is null and d.current_version_id = s.version_id
    where s.request_id = r.id and d.id is null)`

const usable = (condition: SQL) => sql`select e.id, e.request_id as "requestId", e.question from response_cache e join requests r on r.id = e.request_id where ${isUsable} and ${condition}`

/** The answer to the very same question in the very same scope. */
export async function findExactEntry(tx: Tx, key: { scopeHash: string; payloadHash: string }): Promise<CacheEntry | null> {
  const [row] = await rows<CacheEntry>(tx, sql`${usable(sql`e.workspace_id = app_workspace() and e.scope_hash = ${key.scopeHash} and e.payload_hash = ${key.payloadHash}`)}`)
  return row ?? null
}

/** Answers in the same scope to questions of about the same meaning, the nearest first; the exact cosine to each. */
export function listSimilarEntries(tx: Tx, key: { scopeHash: string; embeddingModel: string; vector: number[]; minimumSimilarity: number; limit: number }): Promise<SimilarEntry[]> {
  const similarity = sql`1 - (e.embedding <=> ${vectorLiteral(key.vector)}::vector)`
  return rows<SimilarEntry>(
    tx,
    sql`select e.id, e.request_id as "requestId", e.question, (${similarity})::float8 as similarity
      from response_cache e join requests r on r.id = e.request_id
      where ${isUsable} and e.workspace_id = app_workspace() and e.scope_hash = ${key.scopeHash} and e.embedding_model = ${key.embeddingModel} and e.question is not null
        and ${similarity} >= ${key.minimumSimilarity}::float8
      order by similarity desc limit ${key.limit}::int`,
  )
}

/**
 * The newest answer to the same question on the same documents, whatever release, model or day wrote it. Answers without
 * any source are left out where the prompt rests on sources: what was not there then may be there now.
 */
export async function findRecentEntry(tx: Tx, key: { promptKey: string; payloadHash: string; documentIds: string[]; needsSources: boolean }): Promise<CacheEntry | null> {
  const documentIds = sql`array(select value::uuid from jsonb_array_elements_text(${JSON.stringify(key.documentIds)}::text::jsonb))`
  const hasSources = key.needsSources ? sql`and exists (select 1 from request_sources s where s.request_id = r.id)` : sql``
  const [row] = await rows<CacheEntry>(
    tx,
    sql`${usable(sql`e.workspace_id = app_workspace() and e.prompt_key = ${key.promptKey} and e.payload_hash = ${key.payloadHash}
      and r.document_ids @> ${documentIds} and r.document_ids <@ ${documentIds} ${hasSources}`)} order by e.created_at desc limit 1`,
  )
  return row ?? null
}
