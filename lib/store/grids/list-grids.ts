import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { gridColumns, grids, users } from "@/drizzle/schema"

const seenDocuments = sql<number>`(select count(*)::int from grid_documents g join documents d on d.id = g.document_id where g.grid_id = ${grids.id} and d.deleted_at is null)`
const seenCells = (state: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from grid_cells c join documents d on d.id = c.document_id where c.grid_id = ${grids.id} and d.deleted_at is null and ${state})`

/** One's own, and those with at least one document that the scope may see; newest first. Counts are of what the scope may see. */
export function listGrids(tx: Tx, { userId, before, limit }: { userId: string; before: string | null; limit: number }) {
  return tx
    .select({
      id: grids.id,
      ownerId: grids.ownerId,
      ownerName: users.name,
      title: grids.title,
      createdAt: grids.createdAt,
      updatedAt: grids.updatedAt,
      documents: seenDocuments,
      columns: sql<number>`(select count(*)::int from ${gridColumns} k where k.grid_id = ${grids.id})`,
      cells: seenCells(sql`true`),
      open: seenCells(sql`c.state in ('waiting', 'running')`),
      failed: seenCells(sql`c.state = 'failed'`),
    })
    .from(grids)
    .leftJoin(users, eq(users.id, grids.ownerId))
    .where(and(isNull(grids.deletedAt), before ? lt(grids.id, before) : undefined, or(eq(grids.ownerId, userId), sql`${seenDocuments} > 0`)))
    .orderBy(desc(grids.id))
    .limit(limit)
}

export type GridListRow = Awaited<ReturnType<typeof listGrids>>[number]
