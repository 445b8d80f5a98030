import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type WithdrawnVersion = { number: number; wasServing: boolean; /** Number of the version that serves in its place. */ fallbackNumber: number | null }

/**
 * Takes a version out of use in a document whose row the caller has locked; the one that served before it serves again, or
 * none does. Null when it was withdrawn before.
 */
export async function withdrawVersion(tx: Tx, { documentId, versionId, reason }: { documentId: string; versionId: string; reason: string }): Promise<WithdrawnVersion | null> {
  const [version] = await rows<{ number: number; wasServing: boolean }>(
    tx,
    sql`update document_versions v set withdrawn_at = clock_timestamp() from documents d
      where v.id = ${versionId} and v.document_id = ${documentId} and d.id = v.document_id and v.withdrawn_at is null
      returning v.number, coalesce(d.current_version_id = v.id, false) as "wasServing"`,
  )
  if (!version) return null
  if (!version.wasServing) return { ...version, fallbackNumber: null }
  const [fallback] = await rows<{ id: string; number: number }>(
    tx,
    sql`select v.id, v.number from document_versions v where v.document_id = ${documentId} and v.number < ${version.number} and v.served_at is not null and v.withdrawn_at is null order by v.number desc limit 1`,
  )
  await tx.execute(
    fallback
      ? sql`update documents set current_version_id = ${fallback.id}, kind = null, analysis_request_id = null, updated_at = now(), state = 'ready', state_code = null, state_reason = null, share_done = 1 where id = ${documentId}`
      : sql`update documents set current_version_id = null, kind = null, analysis_request_id = null, updated_at = now(), state = 'failed', state_code = 'withdrawn', state_reason = ${reason} where id = ${documentId}`,
  )
  return { ...version, fallbackNumber: fallback?.number ?? null }
}
