import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

const arrayOf = (ids: string[]) => sql`${`{${ids.join(",")}}`}::text::uuid[]`
/** The text is read once here, and not for each row. */
const cellsOf = (ids: string[]) => sql`cells as materialized (select c.id, c.request_id from unnest(${arrayOf(ids)}) x(id) join grid_cells c on c.id = x.id where c.request_id is not null)`

/** Items of recalls whose cells are asked again from now on wait for the answer that takes the place of the recalled one; the cell keeps its request until there is another. */
export async function followResetCells(tx: Tx, cellIds: string[]): Promise<void> {
  if (cellIds.length === 0) return
  // A repeat that came to nothing: the cell goes back to the request that was recalled.
  await tx.execute(sql`with ${cellsOf(cellIds)}, back as materialized (select i.replacement_id, i.request_id from recall_items i
      where i.replacement_id in (select request_id from cells) and i.state in ('withdrawn', 'stopped', 'asked_again'))
    update grid_cells c set request_id = b.request_id from cells x join back b on b.replacement_id = x.request_id where c.id = x.id`)
  await tx.execute(sql`with ${cellsOf(cellIds)} update recall_items i set state = 'asked_again', replacement_id = null, note = null from cells x
    where i.request_id = x.request_id and i.kind in ('answer', 'running') and i.state in ('withdrawn', 'stopped', 'asked_again')`)
}

/** The request that answers a cell in the place of a recalled one. */
export async function setReplacement(tx: Tx, { recalledId, replacementId }: { recalledId: string; replacementId: string }): Promise<void> {
  await tx.execute(sql`update recall_items set replacement_id = ${replacementId} where request_id = ${recalledId} and state = 'asked_again' and replacement_id is null`)
}

type RecalledCell = { gridId: string; cellId: string; isOpen: boolean }

/** The cell that shows an answer, as far as its grid and its document are there. */
export async function findRecalledCell(tx: Tx, { requestIds }: { requestIds: string[] }): Promise<RecalledCell | null> {
  const [cell] = await rows<RecalledCell>(
    tx,
    sql`select c.grid_id as "gridId", c.id as "cellId", c.state in ('waiting', 'running') as "isOpen" from grid_cells c
      join grids g on g.id = c.grid_id and g.deleted_at is null join documents d on d.id = c.document_id and d.deleted_at is null
      where c.request_id = any(${arrayOf(requestIds)}) order by c.id limit 1`,
  )
  return cell ?? null
}

/** Opens items again whose cell could not be asked, and settles those whose cell is gone. */
export async function followCells(tx: Tx, { recallId, goneNote }: { recallId: string; goneNote: string }): Promise<void> {
  await tx.execute(sql`update recall_items i set state = 'withdrawn', note = c.error from grid_cells c
    where i.recall_id = ${recallId} and i.state = 'asked_again' and i.replacement_id is null and c.request_id = i.request_id and c.state = 'failed'`)
  await tx.execute(sql`update recall_items i set state = 'settled', settled_at = clock_timestamp(), note = ${goneNote}
    where i.recall_id = ${recallId} and i.state = 'asked_again' and i.replacement_id is null and not exists (select 1 from grid_cells c where c.request_id = i.request_id)`)
}
