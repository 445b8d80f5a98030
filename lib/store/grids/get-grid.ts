import { and, asc, count, eq, inArray, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, gridColumns, gridDocuments, grids, users } from "@/drizzle/schema"

export type GridRecord = NonNullable<Awaited<ReturnType<typeof findGrid>>>
export type GridColumnRecord = Awaited<ReturnType<typeof listColumns>>[number]
export type GridDocumentRecord = Awaited<ReturnType<typeof listGridDocuments>>[number]

/** Null for unknown, foreign and deleted grids. `locks`: nobody else changes it until the transaction ends. */
export async function findGrid(tx: Tx, { id, locks = false }: { id: string; locks?: boolean }) {
  const query = tx
    .select({ id: grids.id, workspaceId: grids.workspaceId, ownerId: grids.ownerId, ownerName: users.name, title: grids.title, createdAt: grids.createdAt, updatedAt: grids.updatedAt })
    .from(grids)
    .leftJoin(users, eq(users.id, grids.ownerId))
    .where(and(eq(grids.id, id), isNull(grids.deletedAt)))
    .limit(1)
  const [row] = locks ? await query.for("update", { of: grids }) : await query
  return row ?? null
}

export function listColumns(tx: Tx, { gridId }: { gridId: string }) {
  return tx
    .select({ id: gridColumns.id, position: gridColumns.position, title: gridColumns.title, question: gridColumns.question, type: gridColumns.type, clauseType: gridColumns.clauseType })
    .from(gridColumns)
    .where(eq(gridColumns.gridId, gridId))
    .orderBy(asc(gridColumns.position), asc(gridColumns.id))
}

/** Those that are not deleted and that the scope of the transaction may see. */
export function listGridDocuments(tx: Tx, { gridId }: { gridId: string }) {
  return tx
    .select({ id: documents.id, title: documents.title, visibility: documents.visibility, state: documents.state, currentVersionId: documents.currentVersionId, position: gridDocuments.position })
    .from(gridDocuments)
    .innerJoin(documents, eq(documents.id, gridDocuments.documentId))
    .where(and(eq(gridDocuments.gridId, gridId), isNull(documents.deletedAt)))
    .orderBy(asc(gridDocuments.position), asc(documents.id))
}

/** How many of these documents, each named once, the scope may see; deleted ones are none. */
export async function countReadable(tx: Tx, { documentIds }: { documentIds: string[] }): Promise<number> {
  if (documentIds.length === 0) return 0
  const [row] = await tx.select({ count: count() }).from(documents).where(and(inArray(documents.id, documentIds), isNull(documents.deletedAt)))
  return row?.count ?? 0
}
