import { and, asc, eq, isNull, type SQL } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, gridCells, gridColumns, requests, users } from "@/drizzle/schema"

export type CellRecord = Awaited<ReturnType<typeof selectCells>>[number]

/** Cells of documents that are not deleted and that the scope may see. */
function selectCells(tx: Tx, condition: SQL | undefined) {
  return tx
    .select({
      id: gridCells.id,
      columnId: gridCells.columnId,
      documentId: gridCells.documentId,
      documentTitle: documents.title,
      type: gridColumns.type,
      state: gridCells.state,
      requestId: gridCells.requestId,
      versionId: gridCells.versionId,
      value: gridCells.value,
      shown: gridCells.shown,
      quote: gridCells.quote,
      start: gridCells.start,
      end: gridCells.end,
      page: gridCells.page,
      verdict: gridCells.verdict,
      confidence: gridCells.confidence,
      error: gridCells.error,
      review: gridCells.review,
      reviewerName: users.name,
      reviewedAt: gridCells.reviewedAt,
      staleAt: gridCells.staleAt,
      updatedAt: gridCells.updatedAt,
      withdrawnAt: requests.withdrawnAt,
      withdrawnReason: requests.withdrawnReason,
    })
    .from(gridCells)
    .innerJoin(documents, eq(documents.id, gridCells.documentId))
    .innerJoin(gridColumns, eq(gridColumns.id, gridCells.columnId))
    .leftJoin(requests, eq(requests.id, gridCells.requestId))
    .leftJoin(users, eq(users.id, gridCells.reviewedBy))
    .where(and(isNull(documents.deletedAt), condition))
    .$dynamic()
}

export async function listCells(tx: Tx, { gridId }: { gridId: string }): Promise<CellRecord[]> {
  return await selectCells(tx, eq(gridCells.gridId, gridId)).orderBy(asc(gridCells.id))
}

export async function findCell(tx: Tx, { gridId, cellId }: { gridId: string; cellId: string }): Promise<CellRecord | null> {
  const [cell] = await selectCells(tx, and(eq(gridCells.gridId, gridId), eq(gridCells.id, cellId))).limit(1)
  return cell ?? null
}
