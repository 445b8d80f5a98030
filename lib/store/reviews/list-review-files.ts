import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type ReviewFileRow = { documentId: string; title: string; versionId: string; versionNumber: number; mediaType: string; isServing: boolean }

/** The documents behind a request that this person may read, each in the version that the output was made from. */
export function listReviewFiles(tx: Tx, requestId: string): Promise<ReviewFileRow[]> {
  return rows<ReviewFileRow>(
    tx,
    sql`select d.id as "documentId", d.title, v.id as "versionId", v.number as "versionNumber", v.media_type as "mediaType", v.id = d.current_version_id as "isServing"
      from requests r
      join documents d on d.deleted_at is null
        and (d.id = any (r.document_ids) or exists (select 1 from request_sources s where s.request_id = r.id and s.document_id = d.id))
      join document_versions v on v.id = coalesce(
        (select s.version_id from request_sources s where s.request_id = r.id and s.document_id = d.id order by s.marker limit 1),
        (select c.version_id from extracted_clauses c where c.request_id = r.id and c.document_id = d.id limit 1),
        d.current_version_id)
      where r.id = ${requestId}
      order by d.id = any (r.document_ids) desc, d.title`,
  )
}
