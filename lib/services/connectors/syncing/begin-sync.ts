import { AppError } from "@/lib/errors"
import { endRun, insertRun, listOpenRuns } from "@/lib/store/connectors/connector-runs"
import { findConnector, lockConnector, updateConnector } from "@/lib/store/connectors/connectors"
import type { Deps } from "../../context"
import { getActor } from "../../identity"
import { checkMapping } from "../reaching/check-mapping"
import { reachSource } from "../reaching/reach-source"
import { endSync } from "./end-sync"
import { openConnection } from "./open-connection"
import { noOwner, type SyncKey, systemContext } from "./sync-context"

/** `since` is null where all rows are read, after which those that were not there are gone. */
export type SyncPlan = { isFull: boolean; since: { value: string; type: string } | null; seenUpTo: string | null; fullPassAt: string }
export type BegunSync = { state: "begun"; plan: SyncPlan } | { state: "refused" } | { state: "failed" }

const dayMs = 86_400_000
/** A run without an end whose engine has forgotten it. */
const lostMs = 2 * 3_600_000

/** Takes the connector for this run, looks at the table and says what is to be read. Only one run at a time has it. */
export async function beginSync(deps: Deps, key: SyncKey): Promise<BegunSync> {
  const connector = await claim(deps, key)
  if (!connector) return { state: "refused" }
  const { workspaceId } = key
  try {
    const owner = await getActor(deps, { workspaceId, userId: connector.ownerId }).catch((error: unknown) => {
      if (error instanceof AppError) return null
      throw error
    })
    if (!owner) throw new AppError("forbidden", noOwner)
    const { mapping } = connector
    const ctx = systemContext(deps, { workspaceId, userId: connector.ownerId, requestId: key.runId })
    const { changed, seenUpTo } = await reachSource(ctx, { connection: openConnection(deps, connector), work: (tx) => checkMapping(tx, mapping) })
    const { progress } = mapping
    const now = deps.clock()
    const isFull = key.isAsked || !changed || !progress?.seenUpTo || now.getTime() - Date.parse(progress.fullPassAt) >= dayMs
    const since = isFull || !progress?.seenUpTo ? null : { value: progress.seenUpTo, type: changed.type }
    return { state: "begun", plan: { isFull, since, seenUpTo, fullPassAt: isFull || !progress ? now.toISOString() : progress.fullPassAt } }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await endSync(deps, key, { error: error.message })
    return { state: "failed" }
  }
}

function claim(deps: Deps, { workspaceId, connectorId, runId, isAsked }: SyncKey) {
  const now = deps.clock()
  return deps.database.workspace({ workspaceId, role: "admin" }, async (tx) => {
    const connector = (await lockConnector(tx, { id: connectorId })) ? await findConnector(tx, { id: connectorId }) : null
    if (!connector || (connector.isPaused && !isAsked)) return null
    for (const open of await listOpenRuns(tx, { connectorId })) {
      if (open.id === runId) continue
      if (now.getTime() - open.startedAt.getTime() < lostMs) return null
      await endRun(tx, { id: open.id, endedAt: now, error: "This run was lost: the process that ran it ended and was not continued." })
    }
    if (!(await insertRun(tx, { id: runId, workspaceId, connectorId, startedAt: now }))) return null
    await updateConnector(tx, { id: connectorId, change: { state: "running", nextSyncAt: new Date(now.getTime() + connector.everyMinutes * 60_000) } })
    return connector
  })
}
