import { and, eq, inArray, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { gridCells, gridColumns, gridDocuments, grids } from "@/drizzle/schema"

export type NewGridColumn = Pick<typeof gridColumns.$inferInsert, "title" | "question" | "type" | "clauseType">

type GridKey = { workspaceId: string; gridId: string }

export async function insertGrid(tx: Tx, { gridId, ...grid }: GridKey & { ownerId: string; title: string }): Promise<void> {
  await tx.insert(grids).values({ id: gridId, ...grid })
}

export async function updateGrid(tx: Tx, { gridId, ...changes }: { gridId: string; title?: string; deletedAt?: Date }): Promise<void> {
  await tx.update(grids).set({ ...changes, updatedAt: sql`now()` }).where(eq(grids.id, gridId))
}

/** Behind those that are there; one that is there already stays where it is. */
export async function insertGridDocuments(tx: Tx, { workspaceId, gridId, documentIds }: GridKey & { documentIds: string[] }): Promise<void> {
  if (documentIds.length === 0) return
  const last = await tx.select({ position: sql<number>`coalesce(max(${gridDocuments.position}), -1)::int` }).from(gridDocuments).where(eq(gridDocuments.gridId, gridId))
  const from = (last[0]?.position ?? -1) + 1
  await tx.insert(gridDocuments).values(documentIds.map((documentId, index) => ({ workspaceId, gridId, documentId, position: from + index }))).onConflictDoNothing()
}

export async function deleteGridDocuments(tx: Tx, { gridId, documentIds }: { gridId: string; documentIds: string[] }): Promise<void> {
  if (documentIds.length === 0) return
  await tx.delete(gridCells).where(and(eq(gridCells.gridId, gridId), inArray(gridCells.documentId, documentIds)))
  await tx.delete(gridDocuments).where(and(eq(gridDocuments.gridId, gridId), inArray(gridDocuments.documentId, documentIds)))
}

export async function insertColumns(tx: Tx, { workspaceId, gridId, columns, from }: GridKey & { columns: NewGridColumn[]; from: number }): Promise<void> {
  if (columns.length > 0) await tx.insert(gridColumns).values(columns.map((column, index) => ({ ...column, workspaceId, gridId, position: from + index })))
}

export async function deleteColumns(tx: Tx, { gridId, columnIds }: { gridId: string; columnIds: string[] }): Promise<void> {
  if (columnIds.length === 0) return
  await tx.delete(gridCells).where(and(eq(gridCells.gridId, gridId), inArray(gridCells.columnId, columnIds)))
  await tx.delete(gridColumns).where(and(eq(gridColumns.gridId, gridId), inArray(gridColumns.id, columnIds)))
}

export async function updateColumnOrder(tx: Tx, { gridId, columnIds }: { gridId: string; columnIds: string[] }): Promise<void> {
  for (const [position, id] of columnIds.entries()) await tx.update(gridColumns).set({ position }).where(and(eq(gridColumns.id, id), eq(gridColumns.gridId, gridId)))
}

/** A waiting cell for every document and column that has none yet, in one statement: there may be thousands. */
export async function insertMissingCells(tx: Tx, { workspaceId, gridId }: GridKey): Promise<void> {
  await tx.execute(sql`insert into grid_cells (id, workspace_id, grid_id, column_id, document_id)
    select gen_random_uuid(), ${workspaceId}, ${gridId}, k.id, g.document_id from grid_columns k join grid_documents g on g.grid_id = k.grid_id where k.grid_id = ${gridId}
    on conflict (grid_id, column_id, document_id) do nothing`)
}

/** Its texts go; the row stays for what refers to it. */
export async function deleteCells(tx: Tx, { gridId }: { gridId: string }): Promise<void> {
  await tx.delete(gridCells).where(eq(gridCells.gridId, gridId))
}
