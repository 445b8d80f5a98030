import { AppError } from "@/lib/errors"
import { failOpenCells, listOpenCells, listUnfilledGrids } from "@/lib/store/grids/fill-cells"
import { findGrid } from "@/lib/store/grids/get-grid"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { type Deps, scopeOf, type ServiceContext } from "../context"
import { contextFor } from "../requests/run/context-for"
import { announceFill, type GridAddress } from "./announce-fill"
import { fillCell } from "./fill-cell"

const cellsPerRound = 24
const cellsAtOnce = 4
/** Longer than a round of slow models, so that a grid that is being filled is not announced again. */
const idleSeconds = 300

/** Answers the next cells of a grid, some at a time. `more`: others still wait. What was answered before a crash is not asked again. */
export async function fillNextCells(deps: Deps, { workspaceId, gridId }: GridAddress): Promise<{ outcome: "more" | "done" }> {
  const grid = await deps.database.workspace({ workspaceId }, (tx) => findGrid(tx, { id: gridId }))
  if (!grid) return { outcome: "done" }
  const { ctx, isGone } = await contextFor(deps, { workspaceId, userId: grid.ownerId, requestId: gridId })
  if (isGone) {
    await failAll(deps, { workspaceId, gridId, error: "The person who made this grid is no longer in the workspace." })
    return { outcome: "done" }
  }
  const open = await deps.database.workspace(scopeOf(ctx), (tx) => listOpenCells(tx, { gridId, limit: cellsPerRound }))
  const problem = await fillEach(ctx, open)
  if (problem && !(problem instanceof AppError)) throw problem
  if (problem) await failAll(deps, { workspaceId, gridId, error: problem.message })
  return { outcome: !problem && open.length === cellsPerRound ? "more" : "done" }
}

/** Some at a time. What is under way is brought to its end also where the rest cannot be; then the reason is returned. */
async function fillEach(ctx: ServiceContext, cellIds: readonly string[]): Promise<Error | null> {
  const waiting = [...cellIds]
  let problem: Error | null = null
  const work = async () => {
    for (let cellId = waiting.shift(); cellId; cellId = waiting.shift()) {
      await fillCell(ctx, { cellId }).catch((error: unknown) => {
        problem ??= error instanceof Error ? error : new Error(String(error))
        waiting.length = 0
      })
    }
  }
  await Promise.all(Array.from({ length: cellsAtOnce }, work))
  return problem
}

/** When a round has failed again and again for a reason nobody foresaw: what is open says so, and can be asked again. */
export async function giveUpOnGrid(deps: Deps, { workspaceId, gridId }: GridAddress): Promise<void> {
  await failAll(deps, { workspaceId, gridId, error: "Something went wrong on our side. Ask again; if it stays, tell your administrator." })
}

/** Grids whose announcement got lost, or that got new cells at the very end of a run. */
export async function announceUnfilledGrids(deps: Deps): Promise<number> {
  const found = await deps.database.system((tx) => listUnfilledGrids(tx, { idleSeconds }))
  const moment = deps.clock().toISOString()
  for (const address of found) await announceFill(deps, { ...address, tryId: moment })
  return found.length
}

async function failAll(deps: Deps, { workspaceId, gridId, error }: GridAddress & { error: string }): Promise<void> {
  await deps.database.workspace({ workspaceId }, async (tx) => {
    const { cells } = await failOpenCells(tx, { gridId, error })
    if (cells > 0) await insertSystemAudit(tx, { workspaceId, action: "grid.stopped", subjectKind: "grid", subjectId: gridId, detail: { cells } })
  })
}
