import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Rows of their own for everybody who gets the same answer. */
export async function copySources(tx: Tx, input: { fromId: string; toIds: string[] }): Promise<void> {
  if (input.toIds.length === 0) return
  await rows(
    tx,
    sql`insert into request_sources (workspace_id, request_id, marker, chunk_id, document_id, version_id, start_offset, end_offset, page, heading, score, similarity)
      select s.workspace_id, t.value::uuid, s.marker, s.chunk_id, s.document_id, s.version_id, s.start_offset, s.end_offset, s.page, s.heading, s.score, s.similarity
      from request_sources s, jsonb_array_elements_text(${JSON.stringify(input.toIds)}::text::jsonb) t
      where s.request_id = ${input.fromId} on conflict do nothing`,
  )
}

/** The passages that a request was given before it looked anything up itself, for another one. */
export async function copyFirstSources(tx: Tx, { fromId, toId, count }: { fromId: string; toId: string; count: number }): Promise<void> {
  await rows(
    tx,
    sql`insert into request_sources (workspace_id, request_id, marker, chunk_id, document_id, version_id, start_offset, end_offset, page, heading, score, similarity)
      select workspace_id, ${toId}::uuid, marker, chunk_id, document_id, version_id, start_offset, end_offset, page, heading, score, similarity
      from request_sources where request_id = ${fromId} order by marker limit ${count}::int`,
  )
}

export async function copyCitations(tx: Tx, input: { fromId: string; toIds: string[] }): Promise<void> {
  if (input.toIds.length === 0) return
  await rows(
    tx,
    sql`insert into citations (id, workspace_id, request_id, attempt, marker, answer_start, answer_end, quote, chunk_id, document_id, version_id, start_offset, end_offset, page, spans, verdict, score)
      select gen_random_uuid(), c.workspace_id, t.value::uuid, c.attempt, c.marker, c.answer_start, c.answer_end, c.quote, c.chunk_id, c.document_id, c.version_id, c.start_offset, c.end_offset, c.page, c.spans, c.verdict, c.score
      from citations c, jsonb_array_elements_text(${JSON.stringify(input.toIds)}::text::jsonb) t where c.request_id = ${input.fromId}`,
  )
}

/** The draft itself, where a reviewer has to look at each one's. */
export async function copyAttempt(tx: Tx, input: { fromId: string; number: number; toIds: string[] }): Promise<void> {
  await rows(
    tx,
    sql`insert into request_attempts (workspace_id, request_id, number, started_at, ended_at, outcome, provider, model, role, passed_over, draft_text, draft_output, finish_reason)
      select a.workspace_id, t.value::uuid, a.number, a.started_at, clock_timestamp(), 'held', a.provider, a.model, a.role, a.passed_over, a.draft_text, a.draft_output, a.finish_reason
      from request_attempts a, jsonb_array_elements_text(${JSON.stringify(input.toIds)}::text::jsonb) t
      where a.request_id = ${input.fromId} and a.number = ${input.number}`,
  )
}
