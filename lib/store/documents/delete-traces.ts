import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"

const deletedTitle = "Deleted document"
const removedText = "Removed with its document."

/**
 * Removes what other rows keep of a document that is being deleted, before its own rows go: quotes from it, what tools read in it,
 * answers kept to be given again, its name in streams, and whom it is told to. The words of an answer are its author's and stay.
 */
export async function deleteTraces(tx: Tx, { documentId }: { documentId: string }): Promise<void> {
  const rests = sql`select s.request_id from request_sources s where s.document_id = ${documentId} union select c.request_id from citations c where c.document_id = ${documentId}
    union select q.id from requests q where q.document_ids @> array[${documentId}]::uuid[]`
  const pipeline = sql`select q.id from requests q where q.origin = 'pipeline' and q.document_ids = array[${documentId}]::uuid[]`
  await tx.execute(sql`update citations set quote = '' where document_id = ${documentId}`)
  await tx.execute(sql`update request_sources set heading = null where document_id = ${documentId}`)
  await tx.execute(sql`delete from response_cache where request_id in (${rests})`)
  await tx.execute(sql`update stream_frames set part = jsonb_set(part, '{data}', '[]') where part->>'type' = 'data-sources' and request_id in (${rests})`)
  await tx.execute(sql`update tool_calls set output = null where output is not null and output::text like ${`%${documentId}%`}`)
  await tx.execute(sql`update tool_calls set input = jsonb_set(input, '{text}', to_jsonb(${removedText}::text)) where input->>'documentId' = ${documentId} and input ? 'text'`)
  await tx.execute(sql`delete from stream_frames where request_id in (${pipeline})`)
  await tx.execute(sql`update request_attempts set draft_text = null, draft_output = null where request_id in (${pipeline})`)
  await tx.execute(sql`update requests set payload = '{}'::jsonb, result_text = null, result_output = null, error_message = null where id in (${pipeline})`)
  await tx.execute(sql`update review_decisions set output_before = null, output_after = null where request_id in (${pipeline})`)
  await tx.execute(sql`delete from watches where subject_kind = 'document' and subject_id = ${documentId}`)
  await tx.execute(sql`delete from notifications where subject_kind = 'document' and subject_id = ${documentId} and user_id = app_user()`)
  await tx.execute(sql`update document_versions set file_name = 'deleted' where document_id = ${documentId}`)
  await tx.execute(sql`update documents set title = ${deletedTitle}, source_url = null where id = ${documentId}`)
}
