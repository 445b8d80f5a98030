import { resetCells } from "@/lib/store/grids/fill-cells"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findRecalledCell } from "@/lib/store/recalls/recalled-cells"
import { type AskableItem, listAskable, markAskedAgain } from "@/lib/store/recalls/update-items"
import { scopeOf, type ServiceContext } from "../../context"

export function isCell({ promptKey }: Pick<AskableItem, "promptKey">): boolean {
  return promptKey === "grid_cell"
}

/**
 * Lets the cell of a withdrawn answer be answered anew in its grid, for the grid's owner and on their budget; `grids` takes
 * the grid, which the caller announces. An answer that no cell shows any more is settled by the follower. Null when it was asked, else why not.
 */
export async function askCell(ctx: ServiceContext, { recallId, item, grids }: { recallId: string; item: AskableItem; grids: Set<string> }): Promise<string | null> {
  const { actor, deps } = ctx
  const { itemId, requestId, earlierReplacementId } = item
  return deps.database.workspace(scopeOf(ctx), async (tx) => {
    const isAskable = (await listAskable(tx, { recallId, itemIds: [itemId], ownerId: null, after: null, limit: 1 })).length > 0
    if (!isAskable) return null
    const cell = await findRecalledCell(tx, { requestIds: earlierReplacementId ? [requestId, earlierReplacementId] : [requestId] })
    if (!cell) {
      await markAskedAgain(tx, { itemId, replacementId: null })
      return null
    }
    if (cell.isOpen) return "It is being read at this moment. Ask again in a minute."
    const asked = await resetCells(tx, { gridId: cell.gridId, cellIds: [cell.cellId] })
    if (asked > 0) await insertAudit(tx, { actor, action: "recall.asked_again", subjectKind: "recall", subjectId: recallId, detail: { requestId, gridId: cell.gridId, cellId: cell.cellId } })
    grids.add(cell.gridId)
    return null
  })
}
