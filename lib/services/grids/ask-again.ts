import { resetCells } from "@/lib/store/grids/fill-cells"
import { listCells } from "@/lib/store/grids/list-cells"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { announceFill, fillOf } from "./announce-fill"
import type { FillGridInput } from "./grids.dto"
import { requireEditGrid, requireGrid } from "./require-grid"
import { toCellView } from "./to-cell-view"

/** Lets failed, stale or named cells be answered anew. Pressed twice, the second finds nothing to do. Returns how many are asked. */
export async function askAgain(ctx: ServiceContext, { id, cells }: FillGridInput & { id: string }): Promise<{ asked: number }> {
  const { actor } = ctx
  const asked = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { grid } = await requireGrid(tx, { actor, id, locks: true })
    requireEditGrid(actor, grid)
    const wanted = typeof cells === "string" ? null : new Set(cells)
    const views = (await listCells(tx, { gridId: id })).map(toCellView)
    const chosen = views.filter((cell) => (wanted ? wanted.has(cell.id) : cells === "stale" ? cell.isStale : cell.state === "failed" || cell.state === "withdrawn"))
    const count = await resetCells(tx, { gridId: id, cellIds: chosen.map((cell) => cell.id) })
    if (count > 0) await insertAudit(tx, { actor, action: "grid.asked_again", subjectKind: "grid", subjectId: id, detail: { cells: count, which: wanted ? "chosen" : (cells as string) } })
    return count
  })
  await announceFill(ctx.deps, fillOf(ctx, id))
  return { asked }
}
