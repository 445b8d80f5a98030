import { listRowsByKey, updateRowsSeen } from "@/lib/store/connectors/connector-rows"
import { updateRowsRead } from "@/lib/store/connectors/connector-runs"
import { findConnector } from "@/lib/store/connectors/connectors"
import { readRows } from "@/lib/store/connectors/source/read-rows"
import { AppError } from "@/lib/errors"
import { scopeOf, type Deps } from "../../context"
import { getActor } from "../../identity"
import { reachSource } from "../reaching/reach-source"
import type { SyncPlan } from "./begin-sync"
import { endSync } from "./end-sync"
import { addRow, changeRow } from "./keep-row"
import { openConnection } from "./open-connection"
import { noOwner, type SyncKey, systemContext } from "./sync-context"
import { writeRow } from "./write-row"

const rowsPerBatch = 50

/** Where the run stands: the last key that is done and how many rows were read. */
export type SyncPosition = { after: string | null; rowsRead: number }
export type SyncedBatch = { state: "more" | "last" | "ended" } & SyncPosition

/** Reads the next rows and keeps what is new or changed. A batch that is done twice is done once. */
export async function syncBatch(deps: Deps, key: SyncKey, { plan, after, rowsRead }: SyncPosition & { plan: SyncPlan }): Promise<SyncedBatch> {
  const { workspaceId, connectorId, runId } = key
  const connector = await deps.database.workspace({ workspaceId, role: "admin" }, (tx) => findConnector(tx, { id: connectorId }))
  if (!connector) return { state: "ended", after, rowsRead }
  try {
    const actor = await getActor(deps, { workspaceId, userId: connector.ownerId }).catch((error: unknown) => {
      throw error instanceof AppError ? new AppError("forbidden", noOwner) : error
    })
    const ctx = { actor, deps, requestId: runId }
    const { mapping } = connector
    const found = await reachSource(systemContext(deps, { workspaceId, userId: connector.ownerId, requestId: runId }), {
      connection: openConnection(deps, connector),
      work: (tx) => readRows(tx, { mapping, after, since: plan.since, limit: rowsPerBatch }),
    })
    const rows = found.map((row) => writeRow(row, mapping))
    const kept = await deps.database.workspace(scopeOf(ctx), (tx) => listRowsByKey(tx, { connectorId, keys: rows.map((row) => row.key) }))
    const same: string[] = []
    for (const row of rows) {
      const before = kept.get(row.key)
      if (!before) await addRow(ctx, { connector, runId, row })
      else if (before.contentHash !== row.contentHash) await changeRow(ctx, { connector, runId, row, documentId: before.documentId })
      else same.push(row.key)
    }
    const position = { after: rows.at(-1)?.key ?? after, rowsRead: rowsRead + rows.length }
    await deps.database.workspace(scopeOf(ctx), async (tx) => {
      await updateRowsSeen(tx, { connectorId, keys: same, seenRunId: runId })
      await updateRowsRead(tx, { id: runId, rowsRead: position.rowsRead })
    })
    return { state: rows.length === 0 ? "last" : "more", ...position }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await endSync(deps, key, { error: error.message })
    return { state: "ended", after, rowsRead }
  }
}
