import { uuidv7 } from "uuidv7"
import { sql } from "drizzle-orm"
import { rows, type Tx, vectorLiteral } from "@/drizzle/client"

/** What was known of a question when its evidence was looked for; becomes an entry when its answer is delivered. */
export type EntryDraft = {
  workspaceId: string
  requestId: string
  promptKey: string
  releaseId: string
  model: string
  scopeHash: string
  payloadHash: string
  question: string | null
  embedding: number[] | null
  embeddingModel: string | null
}

/** Written dead, since there is no answer yet. A repeated step replaces what it wrote before. */
export async function replaceDraft(tx: Tx, draft: EntryDraft): Promise<void> {
  await tx.execute(sql`delete from response_cache where request_id = ${draft.requestId} and end_reason = 'unfinished'`)
  await tx.execute(sql`insert into response_cache (id, workspace_id, prompt_key, release_id, model, scope_hash, payload_hash, request_id, question, embedding, embedding_model, expires_at, ended_at, end_reason)
    values (${uuidv7()}, ${draft.workspaceId}, ${draft.promptKey}, ${draft.releaseId}, ${draft.model}, ${draft.scopeHash}, ${draft.payloadHash}, ${draft.requestId}, ${draft.question},
      ${draft.embedding ? vectorLiteral(draft.embedding) : null}::vector, ${draft.embeddingModel},
      clock_timestamp(), clock_timestamp(), 'unfinished')`)
}

/** The scope in which the evidence of a request was looked for. */
export async function findDraftScope(tx: Tx, requestId: string): Promise<string | null> {
  const [row] = await rows<{ scopeHash: string }>(tx, sql`select scope_hash as "scopeHash" from response_cache where request_id = ${requestId} and end_reason = 'unfinished'`)
  return row?.scopeHash ?? null
}

export type NewEntry = Omit<EntryDraft, "question" | "embedding" | "embeddingModel"> & { maxAgeHours: number }

/** Makes an answer one that may be given again, with what its draft knew of the question; it takes the place of an older one. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.execute(sql`update response_cache set ended_at = clock_timestamp(), end_reason = 'replaced'
    where workspace_id = ${entry.workspaceId} and scope_hash = ${entry.scopeHash} and payload_hash = ${entry.payloadHash} and ended_at is null`)
  await tx.execute(sql`with draft as (
      delete from response_cache where request_id = ${entry.requestId} and end_reason = 'unfinished' returning question, embedding, embedding_model
    )
    insert into response_cache (id, workspace_id, prompt_key, release_id, model, scope_hash, payload_hash, request_id, question, embedding, embedding_model, expires_at)
    select ${uuidv7()}::uuid, ${entry.workspaceId}::uuid, ${entry.promptKey}, ${entry.releaseId}::uuid, ${entry.model}, ${entry.scopeHash}, ${entry.payloadHash}, ${entry.requestId}::uuid,
      draft.question, draft.embedding, draft.embedding_model, clock_timestamp() + make_interval(secs => ${Math.round(entry.maxAgeHours * 3600)}::float8)
    from (select 1) one left join draft on true
    on conflict (workspace_id, scope_hash, payload_hash) where ended_at is null do nothing`)
}

/** The vector of a question that was asked before, with this prompt by anybody in the workspace. */
export async function findQuestionVector(tx: Tx, key: { promptKey: string; payloadHash: string; question: string; embeddingModel: string }): Promise<number[] | null> {
  const [row] = await rows<{ embedding: string }>(
    tx,
    sql`select embedding::text as embedding from response_cache
      where workspace_id = app_workspace() and prompt_key = ${key.promptKey} and payload_hash = ${key.payloadHash} and question = ${key.question} and embedding_model = ${key.embeddingModel} and embedding is not null
      limit 1`,
  )
  return row ? (JSON.parse(row.embedding) as number[]) : null
}
