import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { staleCauses } from "@/drizzle/schema"

type Range = { versionId: string; start: number; end: number }
export type StaleCauseRow = { id: string; documentId: string; documentTitle: string | null; kind: (typeof staleCauses.$inferSelect)["kind"]; isCited: boolean; createdAt: string; old: Range; new: Range | null; newVersionId: string | null }

/** What changed under an answer since it was last held to be right, what it cites first. Titles of documents that the scope may not read are null. */
export function listStaleCauses(tx: Tx, { requestId, limit }: { requestId: string; limit: number }): Promise<StaleCauseRow[]> {
  return rows<StaleCauseRow>(
    tx,
    sql`select s.id, s.document_id as "documentId", d.title as "documentTitle", s.kind, s.is_cited as "isCited", s.new_version_id as "newVersionId",
        to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
        jsonb_build_object('versionId', s.old_version_id, 'start', s.old_start, 'end', s.old_end) as old,
        case when s.new_version_id is not null and s.new_start is not null then jsonb_build_object('versionId', s.new_version_id, 'start', s.new_start, 'end', s.new_end) end as new
      from stale_causes s join requests r on r.id = s.request_id left join documents d on d.id = s.document_id
      where s.request_id = ${requestId} and s.created_at >= r.stale_at
      order by s.is_cited desc, s.id limit ${limit}::int`,
  )
}

export async function countStaleCauses(tx: Tx, { requestId }: { requestId: string }): Promise<number> {
  const [row] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from stale_causes s join requests r on r.id = s.request_id where s.request_id = ${requestId} and s.created_at >= r.stale_at`)
  return row?.count ?? 0
}
