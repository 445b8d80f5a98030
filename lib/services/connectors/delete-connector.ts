import { notFound } from "@/lib/errors"
import { updateClearing } from "@/lib/store/connectors/connector-work"
import { endRun, listOpenRuns } from "@/lib/store/connectors/connector-runs"
import { deleteConnector as deleteRecord, lockConnector } from "@/lib/store/connectors/connectors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { DeleteConnectorInput } from "./connectors.dto"
import { announceClearing } from "./syncing/announce-sync"

/** Ends a connector and forgets its login. Its documents stay as they are, or go with it, which takes a while. */
export async function deleteConnector(ctx: ServiceContext, { id, documents }: DeleteConnectorInput & { id: string }): Promise<void> {
  requireRole(ctx, ["admin"])
  const { actor, deps } = ctx
  const { workspaceId } = actor
  const isClearing = documents === "delete"
  await deps.database.workspace(scopeOf(ctx), async (tx) => {
    if (!(await lockConnector(tx, { id }))) throw notFound("connector")
    for (const run of await listOpenRuns(tx, { connectorId: id })) await endRun(tx, { id: run.id, endedAt: deps.clock(), error: "The connector was deleted." })
    if (isClearing) await updateClearing(tx, { connectorId: id, isClearing })
    await deleteRecord(tx, { id })
    await insertAudit(tx, { actor, action: "connector.deleted", subjectKind: "connector", subjectId: id, detail: { documents } })
  })
  if (isClearing) await announceClearing(deps, { workspaceId, connectorId: id })
}
