import { AppError } from "@/lib/errors"
import { listColumns } from "@/lib/store/grids/get-grid"
import { deleteCells, deleteColumns, deleteGridDocuments, insertColumns, insertGridDocuments, insertMissingCells, updateColumnOrder, updateGrid } from "@/lib/store/grids/write-grid"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { claimKey } from "../claim-key"
import { scopeOf, type ServiceContext } from "../context"
import { announceFill, fillOf } from "./announce-fill"
import { requireDocuments } from "./create-grid"
import { mostColumns, mostDocuments } from "./constants"
import type { ChangeGridInput } from "./grids.dto"
import { requireEditGrid, requireGrid } from "./require-grid"

/** Title, documents and columns; what is new is asked, what goes takes its cells with it. Sent again with the same key, it is done once. */
export async function changeGrid(ctx: ServiceContext, { id, idempotencyKey = null, ...input }: ChangeGridInput & { id: string; idempotencyKey?: string | null }): Promise<void> {
  const { actor } = ctx
  const { title, addDocumentIds = [], removeDocumentIds = [], addColumns = [], removeColumnIds = [], columnOrder } = input
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { grid, documents } = await requireGrid(tx, { actor, id, locks: true })
    requireEditGrid(actor, grid)
    if (await claimKey(tx, ctx, { key: idempotencyKey, body: { gridId: id, change: input }, id })) return
    const key = { workspaceId: actor.workspaceId, gridId: id }
    const added = [...new Set(addDocumentIds)].filter((documentId) => !documents.some((document) => document.id === documentId))
    await requireDocuments(tx, added)
    await deleteGridDocuments(tx, { gridId: id, documentIds: removeDocumentIds })
    const stay = documents.filter((document) => !removeDocumentIds.includes(document.id)).length
    if (stay + added.length > mostDocuments) throw new AppError("invalid_payload", `A grid takes at most ${mostDocuments} documents; this would make ${stay + added.length}.`)
    await insertGridDocuments(tx, { ...key, documentIds: added })
    await deleteColumns(tx, { gridId: id, columnIds: removeColumnIds })
    const columns = await listColumns(tx, { gridId: id })
    if (columns.length + addColumns.length > mostColumns) throw new AppError("invalid_payload", `A grid takes at most ${mostColumns} columns; this would make ${columns.length + addColumns.length}.`)
    if (columnOrder) {
      if (columnOrder.toSorted().join() !== columns.map((column) => column.id).toSorted().join()) throw new AppError("conflict", "The columns have changed in the meantime. Load the grid again and order them then.")
      await updateColumnOrder(tx, { gridId: id, columnIds: columnOrder })
    }
    await insertColumns(tx, { ...key, columns: addColumns, from: (columns.at(-1)?.position ?? -1) + 1 + columns.length })
    await insertMissingCells(tx, key)
    await updateGrid(tx, { gridId: id, ...(title ? { title } : {}) })
    const detail = { isRenamed: title !== undefined, addedDocuments: added, removedDocuments: removeDocumentIds, addedColumns: addColumns.length, removedColumns: removeColumnIds, isReordered: columnOrder !== undefined }
    await insertAudit(tx, { actor, action: "grid.changed", subjectKind: "grid", subjectId: id, detail })
  })
  if (addDocumentIds.length + addColumns.length > 0) await announceFill(ctx.deps, fillOf(ctx, id))
}

/** The grid with all its cells; what was asked for it stays in the ledger. */
export async function deleteGrid(ctx: ServiceContext, { id }: { id: string }): Promise<void> {
  const { actor, clock } = { actor: ctx.actor, clock: ctx.deps.clock }
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { grid } = await requireGrid(tx, { actor, id, locks: true })
    requireEditGrid(actor, grid)
    await deleteCells(tx, { gridId: id })
    await updateGrid(tx, { gridId: id, deletedAt: clock() })
    await insertAudit(tx, { actor, action: "grid.deleted", subjectKind: "grid", subjectId: id })
  })
}
