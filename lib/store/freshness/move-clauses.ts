import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type ClausePlace = { id: string; start: number; end: number }

export function listClausePlaces(tx: Tx, { requestId }: { requestId: string }): Promise<ClausePlace[]> {
  return rows<ClausePlace>(tx, sql`select id, start_offset as start, end_offset as "end" from extracted_clauses where request_id = ${requestId} and start_offset is not null and end_offset is not null`)
}

/** Puts clauses where they stand in another version of their document. */
export async function moveClauses(tx: Tx, { versionId, requestId, moved }: { versionId: string; requestId: string; moved: (ClausePlace & { page: number | null })[] }): Promise<void> {
  await tx.execute(sql`update extracted_clauses set version_id = ${versionId} where request_id = ${requestId}`)
  await tx.execute(sql`update extracted_clauses e set start_offset = m.start, end_offset = m."end", page = m.page
    from jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb) as m(id uuid, start int, "end" int, page int) where e.id = m.id`)
}
