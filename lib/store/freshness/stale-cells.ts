import { and, inArray, isNull, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { gridCells } from "@/drizzle/schema"

export type GridReliance = { id: string; state: "found" | "not_found"; question: string; versionId: string; start: number | null; end: number | null }

/** The filled cells of all grids on a document, as far as they are not stale. */
export function listGridReliances(tx: Tx, { documentId }: { documentId: string }): Promise<GridReliance[]> {
  return rows<GridReliance>(
    tx,
    sql`select c.id, c.state, k.question, c.version_id as "versionId", c.start_offset as start, c.end_offset as "end"
      from grid_cells c join grid_columns k on k.id = c.column_id where c.document_id = ${documentId} and c.state in ('found', 'not_found') and c.stale_at is null and c.version_id is not null`,
  )
}

export async function markCellsStale(tx: Tx, { ids }: { ids: string[] }): Promise<void> {
  if (ids.length > 0) await tx.update(gridCells).set({ staleAt: sql`now()` }).where(and(inArray(gridCells.id, ids), isNull(gridCells.staleAt)))
}
