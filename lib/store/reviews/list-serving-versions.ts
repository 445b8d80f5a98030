import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/**
 * The versions that serve now of every document a request was given or found passages in, share-locked: a version that
 * wants to take over waits until the caller has committed. Private documents count for a reviewer who may not read them
 * too, so the rights of the unit of work are widened for this one question, of which only ids come back.
 */
export async function listServingVersions(tx: Tx, requestId: string): Promise<string[]> {
  const [before] = await rows<{ role: string | null }>(tx, sql`select current_setting('app.user_role', true) as role, set_config('app.user_role', 'admin', true) as widened`)
  const found = await rows<{ versionId: string | null }>(
    tx,
    sql`select current_version_id as "versionId" from documents
      where deleted_at is null and id in (
        select unnest(document_ids) from requests where id = ${requestId}
        union select document_id from request_sources where request_id = ${requestId})
      order by id for share`,
  )
  await tx.execute(sql`select set_config('app.user_role', ${before?.role ?? ""}, true)`)
  return found.flatMap((row) => row.versionId ?? []).toSorted()
}
