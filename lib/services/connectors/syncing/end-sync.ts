import { countFailures, endRun } from "@/lib/store/connectors/connector-runs"
import { type ConnectorChange, findConnector, lockConnector, updateConnector } from "@/lib/store/connectors/connectors"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import type { Deps } from "../../context"
import type { SyncKey } from "./sync-context"

const minuteMs = 60_000
const longestWaitMs = 1_440 * minuteMs

/** `progress` is kept for the next time; an error is shown, and waited for longer each time it comes again. */
export type SyncEnd = { error: null; progress: NonNullable<ConnectorChange["mapping"]>["progress"] | null } | { error: string }

/** Writes how a run ended. A run that has ended, or whose connector is gone, stays as it is. */
export async function endSync(deps: Pick<Deps, "clock" | "database">, key: SyncKey, end: SyncEnd): Promise<void> {
  const { workspaceId, connectorId, runId } = key
  const now = deps.clock()
  await deps.database.workspace({ workspaceId, role: "admin" }, async (tx) => {
    const connector = (await lockConnector(tx, { id: connectorId })) ? await findConnector(tx, { id: connectorId }) : null
    if (!(await endRun(tx, { id: runId, endedAt: now, error: end.error })) || !connector) return
    const everyMs = connector.everyMinutes * minuteMs
    if (end.error === null) {
      const mapping = end.progress ? { mapping: { ...connector.mapping, progress: end.progress } } : {}
      await updateConnector(tx, { id: connectorId, change: { state: "idle", lastError: null, lastSyncedAt: now, nextSyncAt: new Date(now.getTime() + everyMs), ...mapping } })
    } else {
      const waitMs = Math.min(Math.max(longestWaitMs, everyMs), everyMs * 2 ** ((await countFailures(tx, { connectorId })) - 1))
      await updateConnector(tx, { id: connectorId, change: { state: "failed", lastError: end.error, nextSyncAt: new Date(now.getTime() + waitMs) } })
    }
    await insertSystemAudit(tx, { workspaceId, action: end.error === null ? "connector.synced" : "connector.sync_failed", subjectKind: "connector", subjectId: connectorId, detail: { runId } })
  })
}
