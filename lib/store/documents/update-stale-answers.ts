import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/**
 * Marks the delivered answers whose cited passages the document no longer holds, and suspends the approvals given on them.
 * An analysis reads a whole version, so any other serving version makes it stale. Answers on unchanged chunks stay as they are.
 */
export async function updateStaleAnswers(tx: Tx, { documentId }: { documentId: string }): Promise<string[]> {
  const changed = await rows<{ id: string }>(
    tx,
    sql`update requests r set stale_at = now(), approval = case when r.approval = 'approved' then 'suspended' else r.approval end
    where r.stale_at is null and r.status = 'done' and (
      exists (
        select 1 from citations c
        where c.request_id = r.id and c.document_id = ${documentId} and c.chunk_id is not null and not exists (
          select 1 from version_chunks vc join documents d on d.id = vc.document_id and d.current_version_id = vc.version_id and d.deleted_at is null
          where d.id = ${documentId} and vc.chunk_id = c.chunk_id))
      or (r.prompt_key = 'contract_analysis' and r.document_ids @> array[${documentId}]::uuid[] and not exists (
          select 1 from documents d where d.id = ${documentId} and d.analysis_request_id = r.id and d.deleted_at is null)))
    returning r.id`,
  )
  return changed.map((row) => row.id)
}
