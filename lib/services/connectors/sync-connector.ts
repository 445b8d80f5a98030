import { AppError, notFound } from "@/lib/errors"
import { findConnector, lockConnector, updateConnector } from "@/lib/store/connectors/connectors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { getActor } from "../identity"
import { requireRole } from "../require-role"
import type { AskedSync } from "./connectors.dto"
import { announceSync } from "./syncing/announce-sync"

/** Reads all rows now, also of a paused connector; one whose owner has left goes on with who asks. Throws conflict while it is being synced. */
export async function syncConnector(ctx: ServiceContext, { id }: { id: string }): Promise<AskedSync> {
  requireRole(ctx, ["admin"])
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const before = await deps.database.workspace(scopeOf(ctx), (tx) => findConnector(tx, { id }))
  if (!before) throw notFound("connector")
  const isOrphan = await isGone(ctx, before.ownerId)
  await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const connector = (await lockConnector(tx, { id })) ? await findConnector(tx, { id }) : null
    if (!connector) throw notFound("connector")
    if (connector.state === "running") throw new AppError("conflict", "This connector is being synced right now.")
    // If the announcement gets lost, the schedule sees that it is due.
    await updateConnector(tx, { id, change: { nextSyncAt: deps.clock(), ...(isOrphan ? { ownerId: userId } : {}) } })
    await insertAudit(tx, { actor, action: "connector.sync_asked", subjectKind: "connector", subjectId: id, detail: { isTakenOver: isOrphan } })
  })
  const runId = await announceSync(deps, { workspaceId, connectorId: id, isAsked: true })
  return { id, runId, links: { self: `/api/connectors/${id}` } }
}

async function isGone({ actor, deps }: ServiceContext, userId: string): Promise<boolean> {
  return getActor(deps, { workspaceId: actor.workspaceId, userId }).then(
    () => false,
    (error: unknown) => {
      if (error instanceof AppError) return true
      throw error
    },
  )
}
