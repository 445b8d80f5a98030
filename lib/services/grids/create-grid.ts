import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { countReadable } from "@/lib/store/grids/get-grid"
import { insertColumns, insertGrid, insertGridDocuments, insertMissingCells } from "@/lib/store/grids/write-grid"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { claimKey } from "../claim-key"
import { scopeOf, type ServiceContext } from "../context"
import { announceFill, fillOf } from "./announce-fill"
import type { CreateGridInput } from "./grids.dto"

/**
 * A new grid, whose cells are answered for its owner, with the owner's rights and on the owner's budget; sent again with the
 * same key it is the grid that is there. Throws not_found for a document out of sight.
 */
export async function createGrid(ctx: ServiceContext, { idempotencyKey = null, ...input }: CreateGridInput & { idempotencyKey?: string | null }): Promise<{ id: string }> {
  const { workspaceId, userId } = ctx.actor
  const gridId = uuidv7()
  const documentIds = [...new Set(input.documentIds)]
  const earlierId = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const earlier = await claimKey(tx, ctx, { key: idempotencyKey, body: { grid: input }, id: gridId })
    if (earlier) return earlier
    await requireDocuments(tx, documentIds)
    const key = { workspaceId, gridId }
    await insertGrid(tx, { ...key, ownerId: userId, title: input.title })
    await insertGridDocuments(tx, { ...key, documentIds })
    await insertColumns(tx, { ...key, columns: input.columns, from: 0 })
    await insertMissingCells(tx, key)
    await insertAudit(tx, { actor: ctx.actor, action: "grid.created", subjectKind: "grid", subjectId: gridId, detail: { documents: documentIds.length, columns: input.columns.length } })
    return null
  })
  if (earlierId) return { id: earlierId }
  await announceFill(ctx.deps, fillOf(ctx, gridId))
  return { id: gridId }
}

export async function requireDocuments(tx: Tx, documentIds: string[]): Promise<void> {
  if ((await countReadable(tx, { documentIds })) < documentIds.length) throw notFound("document")
}
