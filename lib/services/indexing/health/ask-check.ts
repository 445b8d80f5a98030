import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findOpenAsking, lockAsking } from "@/lib/store/indexing/index-checks"
import { listWorkspaceSpaces } from "@/lib/store/indexing/list-workspace-spaces"
import { type Deps, scopeOf, type ServiceContext } from "../../context"
import { requireRole } from "../../require-role"
import { retiredSeconds } from "../delete-retired"
import type { AskedCheck } from "./health.dto"

/** A check that has not ended by then was lost, and may be asked for again. */
export const askedWithinSeconds = 300

/** Has the index checked now. Asked for again while one runs, it is the same one. */
export async function askCheck(ctx: ServiceContext): Promise<AskedCheck> {
  requireRole(ctx, ["manager", "admin"])
  const { actor, deps } = ctx
  const { workspaceId } = actor
  const asked = await deps.database.workspace(scopeOf(ctx), async (tx): Promise<AskedCheck> => {
    await lockAsking(tx, { workspaceId })
    const running = await findOpenAsking(tx, { withinSeconds: askedWithinSeconds })
    if (running) return { checkingSince: running, isNew: false }
    await insertAudit(tx, { actor, action: "index.check_asked", subjectKind: "workspace", subjectId: workspaceId })
    return { checkingSince: deps.clock().toISOString(), isNew: true }
  })
  if (asked.isNew) await deps.announce([{ name: "index/check-asked", data: { workspaceId } }]).catch((error: unknown) => deps.log.warn({ err: error, workspaceId }, "a check of the index could not be announced"))
  return asked
}

/** Every night's check of every workspace. Returns how many. */
export async function askNightlyChecks({ database, announce }: Pick<Deps, "announce" | "database">): Promise<number> {
  const workspaces = await database.system((tx) => listWorkspaceSpaces(tx, { retiredSeconds }))
  if (workspaces.length > 0) await announce(workspaces.map(({ workspaceId }) => ({ name: "index/check-asked" as const, data: { workspaceId } })))
  return workspaces.length
}
