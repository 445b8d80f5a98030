import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** What the product wrote for itself on a document that was deleted meanwhile keeps none of its text, as if it had ended before. */
export async function eraseLate(tx: Tx, requestId: string): Promise<void> {
  const erased = await rows(
    tx,
    sql`update requests r set payload = '{}'::jsonb, result_text = null, result_output = null
      where r.id = ${requestId} and r.origin = 'pipeline' and exists (select 1 from documents d where d.id = any(r.document_ids) and d.deleted_at is not null) returning 1 as ok`,
  )
  if (erased.length === 0) return
  await tx.execute(sql`delete from stream_frames where request_id = ${requestId}`)
  await tx.execute(sql`update request_attempts set draft_text = null, draft_output = null where request_id = ${requestId}`)
}
