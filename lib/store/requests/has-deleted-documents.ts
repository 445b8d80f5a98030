import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Whether a document that a request was given, or found passages in, was deleted since. */
export async function hasDeletedDocuments(tx: Tx, requestId: string): Promise<boolean> {
  const [deleted] = await rows(
    tx,
    sql`select 1 as ok from documents d where d.deleted_at is not null
      and d.id in (select unnest(document_ids) from requests where id = ${requestId} union select document_id from request_sources where request_id = ${requestId}) limit 1`,
  )
  return deleted !== undefined
}
