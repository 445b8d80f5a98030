import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { gridCells, gridColumns, gridDocuments, requests } from "@/drizzle/schema"
import { followResetCells } from "../recalls/recalled-cells"

export type CellToFill = NonNullable<Awaited<ReturnType<typeof lockCell>>>
type CellChanges = Partial<Omit<typeof gridCells.$inferInsert, "id" | "workspaceId" | "gridId" | "columnId" | "documentId">>

/** Cells that nobody has answered yet, document by document; those that were being answered when a process died are among them. */
export async function listOpenCells(tx: Tx, { gridId, limit }: { gridId: string; limit: number }): Promise<string[]> {
  const found = await tx
    .select({ id: gridCells.id })
    .from(gridCells)
    .innerJoin(gridColumns, eq(gridColumns.id, gridCells.columnId))
    .leftJoin(gridDocuments, and(eq(gridDocuments.gridId, gridCells.gridId), eq(gridDocuments.documentId, gridCells.documentId)))
    .where(and(eq(gridCells.gridId, gridId), inArray(gridCells.state, ["waiting", "running"])))
    .orderBy(sql`${gridCells.state} = 'waiting'`, asc(gridDocuments.position), asc(gridColumns.position))
    .limit(limit)
  return found.map(({ id }) => id)
}

/** The cell with its question, locked until the transaction ends. */
export async function lockCell(tx: Tx, { cellId }: { cellId: string }) {
  const [row] = await tx
    .select({
      id: gridCells.id,
      gridId: gridCells.gridId,
      documentId: gridCells.documentId,
      state: gridCells.state,
      requestId: gridCells.requestId,
      /** False for a request that answered the cell before it was asked again. */
      isRequestCurrent: sql<boolean>`coalesce(${requests.createdAt} >= ${gridCells.updatedAt}, false)`,
      updatedAt: gridCells.updatedAt,
      question: gridColumns.question,
      type: gridColumns.type,
      clauseType: gridColumns.clauseType,
    })
    .from(gridCells)
    .innerJoin(gridColumns, eq(gridColumns.id, gridCells.columnId))
    .leftJoin(requests, eq(requests.id, gridCells.requestId))
    .where(eq(gridCells.id, cellId))
    .limit(1)
    .for("update", { of: gridCells })
  return row ?? null
}

/** `isTouched: false` keeps the moment that the cell was asked at. */
export async function updateCell(tx: Tx, { cellId, changes, isTouched = true }: { cellId: string; changes: CellChanges; isTouched?: boolean }): Promise<void> {
  await tx.update(gridCells).set({ ...changes, ...(isTouched ? { updatedAt: sql`clock_timestamp()` } : {}) }).where(eq(gridCells.id, cellId))
}

const unanswered = { versionId: null, value: null, shown: null, quote: null, start: null, end: null, page: null, verdict: null, confidence: null, error: null, review: null, reviewedBy: null, reviewedAt: null, staleAt: null }

/**
 * Lets cells wait for an answer again; those that wait or are being answered stay as they are. A recalled answer is then
 * followed to the one that takes its place. Returns how many.
 */
export async function resetCells(tx: Tx, { gridId, cellIds }: { gridId: string; cellIds: string[] }): Promise<number> {
  if (cellIds.length === 0) return 0
  const reset = await tx
    .update(gridCells)
    .set({ ...unanswered, state: "waiting", updatedAt: sql`clock_timestamp()` })
    .where(and(eq(gridCells.gridId, gridId), inArray(gridCells.id, cellIds), inArray(gridCells.state, ["found", "not_found", "failed"])))
    .returning({ id: gridCells.id })
  await followResetCells(tx, reset.map(({ id }) => id))
  return reset.length
}

/** Ends all that is open with the same reason. Returns how many, and the requests that were under way. */
export async function failOpenCells(tx: Tx, { gridId, error }: { gridId: string; error: string }): Promise<{ cells: number; requestIds: string[] }> {
  const running = await tx.select({ requestId: gridCells.requestId }).from(gridCells).where(and(eq(gridCells.gridId, gridId), eq(gridCells.state, "running")))
  const failed = await tx
    .update(gridCells)
    .set({ state: "failed", error, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(gridCells.gridId, gridId), inArray(gridCells.state, ["waiting", "running"])))
    .returning({ id: gridCells.id })
  return { cells: failed.length, requestIds: running.flatMap(({ requestId }) => (requestId ? [requestId] : [])) }
}

/** Grids with open cells on which nothing has happened for a while; in the scope of the system. */
export function listUnfilledGrids(tx: Tx, { idleSeconds }: { idleSeconds: number }): Promise<{ workspaceId: string; gridId: string }[]> {
  return rows(
    tx,
    sql`select workspace_id as "workspaceId", grid_id as "gridId" from grid_cells where grid_id in (select distinct grid_id from grid_cells where state in ('waiting', 'running'))
      group by workspace_id, grid_id having max(updated_at) < clock_timestamp() - make_interval(secs => ${idleSeconds}) limit 100`,
  )
}
