import { notFound } from "@/lib/errors"
import { listColumns } from "@/lib/store/grids/get-grid"
import { findCell, listCells } from "@/lib/store/grids/list-cells"
import { listGrids as listRecords } from "@/lib/store/grids/list-grids"
import { scopeOf, type ServiceContext } from "../context"
import type { Page, PageQuery } from "../paging.dto"
import type { CellDetail, GridRow, GridView } from "./grids.dto"
import { mayEditGrid, mayReviewCells, requireGrid } from "./require-grid"
import { toCellDetail, toCellView } from "./to-cell-view"

/** A change that was committed a moment late is not missed. */
const overlapMs = 5_000

export async function listGrids(ctx: ServiceContext, { cursor, limit }: PageQuery): Promise<Page<GridRow>> {
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listRecords(tx, { userId: ctx.actor.userId, before: cursor ?? null, limit: limit + 1 }))
  const items = found.slice(0, limit).map(({ ownerId, ownerName, createdAt, updatedAt, ...row }) => ({
    ...row,
    owner: { id: ownerId, name: ownerName ?? "Someone who left" },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }))
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** A grid as far as this person may read its documents. */
export async function getGrid(ctx: ServiceContext, { id, changedSince }: { id: string; changedSince?: string | undefined }): Promise<GridView> {
  const { actor, deps } = ctx
  const asOf = new Date(deps.clock().getTime() - overlapMs).toISOString()
  return deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { grid, documents } = await requireGrid(tx, { actor, id })
    const columns = await listColumns(tx, { gridId: id })
    const since = changedSince ? new Date(changedSince) : null
    const records = await listCells(tx, { gridId: id })
    const cells = records.map(toCellView)
    const shown = since ? cells.filter((_, index) => (records[index]?.updatedAt.getTime() ?? 0) >= since.getTime()) : cells
    return {
      id,
      title: grid.title,
      owner: { id: grid.ownerId, name: grid.ownerName ?? "Someone who left" },
      canEdit: mayEditGrid(actor, grid),
      canReview: mayReviewCells(actor, grid),
      documents: documents.map((document) => ({ id: document.id, title: document.title, isPrivate: document.visibility === "private", isReadable: document.currentVersionId !== null })),
      columns: columns.map(({ position: _position, ...column }) => column),
      cells: shown,
      progress: {
        total: cells.length,
        open: cells.filter(({ state }) => state === "waiting" || state === "running").length,
        failed: cells.filter(({ state }) => state === "failed" || state === "withdrawn").length,
        doubtful: cells.filter(({ isDoubtful }) => isDoubtful).length,
        stale: cells.filter(({ isStale }) => isStale).length,
      },
      asOf,
    }
  })
}

/** One cell with its quote and its place. */
export async function getCell(ctx: ServiceContext, { id, cellId }: { id: string; cellId: string }): Promise<CellDetail> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await requireGrid(tx, { actor: ctx.actor, id })
    const cell = await findCell(tx, { gridId: id, cellId })
    if (!cell) throw notFound("cell")
    return toCellDetail(cell)
  })
}
