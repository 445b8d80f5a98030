import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** How many placements a search of these documents has to look through. */
export async function countServingChunks(tx: Tx, { documentIds }: { documentIds: string[] | null }): Promise<number> {
  const filter = documentIds ? sql`and d.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(documentIds)}::jsonb))` : sql``
  const [row] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from version_chunks vc join documents d on d.id = vc.document_id and d.current_version_id = vc.version_id and d.deleted_at is null where true ${filter}`,
  )
  return row?.count ?? 0
}
