import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type EndReason = "evidence_changed" | "disputed"

/** Ends the entries whose answers rest on another version of a document than the one that serves now, or on a deleted one. Returns how many. */
export async function endEntriesOnDocument(tx: Tx, { documentId }: { documentId: string }): Promise<number> {
  const ended = await rows(
    tx,
    sql`update response_cache e set ended_at = clock_timestamp(), end_reason = ${"evidence_changed" satisfies EndReason}
      where e.ended_at is null and (
        exists (
          select 1 from request_sources s left join documents d on d.id = s.document_id and d.deleted_at is null and d.current_version_id = s.version_id
          where s.request_id = e.request_id and s.document_id = ${documentId} and d.id is null)
        or exists (select 1 from requests r where r.id = e.request_id and r.document_ids @> array[${documentId}]::uuid[]))
      returning 1 as ok`,
  )
  return ended.length
}

/** Ends the entry that a request made, or was answered from: somebody says that the answer is wrong. */
export async function endEntriesOfRequest(tx: Tx, { requestId }: { requestId: string }): Promise<void> {
  await tx.execute(sql`update response_cache set ended_at = clock_timestamp(), end_reason = ${"disputed" satisfies EndReason}
    where ended_at is null and (request_id = ${requestId} or id = (select cache_entry_id from requests where id = ${requestId}))`)
}
