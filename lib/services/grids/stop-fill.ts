import { AppError } from "@/lib/errors"
import { failOpenCells } from "@/lib/store/grids/fill-cells"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { cancelRequest } from "../requests"
import { contextFor } from "../requests/run/context-for"
import { requireEditGrid, requireGrid } from "./require-grid"

/** Leaves unanswered what has no answer yet, and stops what is being read; asked again it goes on. Returns how many cells. */
export async function stopFill(ctx: ServiceContext, { id }: { id: string }): Promise<{ stopped: number }> {
  const { actor, deps } = ctx
  const { ownerId, cells, requestIds } = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { grid } = await requireGrid(tx, { actor, id, locks: true })
    requireEditGrid(actor, grid)
    const open = await failOpenCells(tx, { gridId: id, error: `Stopped by ${actor.name || "an administrator"} before it was read. Ask again to go on.` })
    if (open.cells > 0) await insertAudit(tx, { actor, action: "grid.fill_stopped", subjectKind: "grid", subjectId: id, detail: { cells: open.cells } })
    return { ownerId: grid.ownerId, ...open }
  })
  const owner = (await contextFor(deps, { workspaceId: actor.workspaceId, userId: ownerId, requestId: id })).ctx
  for (const requestId of requestIds)
    await cancelRequest(owner, { id: requestId }).catch((error: unknown) => {
      // It has ended meanwhile.
      if (!(error instanceof AppError)) throw error
    })
  return { stopped: cells }
}
