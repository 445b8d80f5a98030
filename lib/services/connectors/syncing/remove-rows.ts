import { AppError } from "@/lib/errors"
import { deleteRow, listUnseenRows } from "@/lib/store/connectors/connector-rows"
import { countDone } from "@/lib/store/connectors/connector-runs"
import { findClearing, updateClearing } from "@/lib/store/connectors/connector-work"
import { findConnector } from "@/lib/store/connectors/connectors"
import { scopeOf, type Deps, type ServiceContext } from "../../context"
import { deleteDocument } from "../../documents"
import { type ConnectorAddress, type SyncKey, systemContext } from "./sync-context"

const rowsPerBatch = 20

/** Deletes the documents of some rows that were not there any more; repeated while it says `more`. */
export async function removeVanished(deps: Deps, key: SyncKey): Promise<"more" | "done"> {
  const { workspaceId, connectorId, runId } = key
  const connector = await deps.database.workspace({ workspaceId, role: "admin" }, (tx) => findConnector(tx, { id: connectorId }))
  if (!connector) return "done"
  return removeRows(systemContext(deps, { workspaceId, userId: connector.ownerId, requestId: runId }), { connectorId, runId })
}

/** Deletes some documents of a deleted connector; repeated while it says `more`. */
export async function clearDocuments(deps: Deps, { workspaceId, connectorId }: ConnectorAddress): Promise<"more" | "done"> {
  const clearing = await deps.database.system((tx) => findClearing(tx, { connectorId }))
  if (!clearing) return "done"
  const state = await removeRows(systemContext(deps, { workspaceId, userId: clearing.ownerId, requestId: connectorId }), { connectorId, runId: null })
  if (state === "done") await deps.database.system((tx) => updateClearing(tx, { connectorId, isClearing: false }))
  return state
}

async function removeRows(ctx: ServiceContext, { connectorId, runId }: { connectorId: string; runId: string | null }): Promise<"more" | "done"> {
  const { database } = ctx.deps
  const gone = await database.workspace(scopeOf(ctx), (tx) => listUnseenRows(tx, { connectorId, runId, limit: rowsPerBatch }))
  for (const { key, documentId } of gone) {
    await deleteDocument(ctx, { id: documentId }).catch((error: unknown) => {
      // Somebody was faster.
      if (!(error instanceof AppError && error.code === "not_found")) throw error
    })
    await database.workspace(scopeOf(ctx), async (tx) => {
      if ((await deleteRow(tx, { connectorId, key })) && runId) await countDone(tx, { id: runId, what: "removed" })
    })
  }
  return gone.length > 0 ? "more" : "done"
}
