import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** `isThere`: its document may be read, its text is kept and its version was not withdrawn; `isCurrent`: that version serves. */
export type KeptPassage = { marker: number; isThere: boolean; isCurrent: boolean }

/** The passages that an earlier answer was given, as they stand now, in the order of their markers. */
export function listKeptEvidence(tx: Tx, requestId: string): Promise<KeptPassage[]> {
  return rows<KeptPassage>(
    tx,
    sql`select s.marker, (d.id is not null and v.id is not null and v.withdrawn_at is null and c.text <> '') as "isThere", coalesce(d.current_version_id = s.version_id, false) as "isCurrent"
      from request_sources s join chunks c on c.id = s.chunk_id
      left join documents d on d.id = s.document_id and d.deleted_at is null
      left join document_versions v on v.id = s.version_id
      where s.request_id = ${requestId} order by s.marker`,
  )
}
