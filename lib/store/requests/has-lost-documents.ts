import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Whether a document that a request was given, or found passages in, was deleted or closed to the scope since. */
export async function hasLostDocuments(tx: Tx, requestId: string): Promise<boolean> {
  const [lost] = await rows(
    tx,
    sql`select 1 as ok from (select unnest(document_ids) as id from requests where id = ${requestId} union select document_id from request_sources where request_id = ${requestId}) q
      where not exists (select 1 from documents d where d.id = q.id and d.deleted_at is null) limit 1`,
  )
  return lost !== undefined
}
