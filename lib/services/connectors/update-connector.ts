import { notFound } from "@/lib/errors"
import { type ConnectorChange, findConnector, lockConnector, updateConnector as updateRecord } from "@/lib/store/connectors/connectors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { ConnectorDetailView, UpdateConnectorInput } from "./connectors.dto"
import { getConnector } from "./get-connector"
import { checkMapping } from "./reaching/check-mapping"
import { reachSource } from "./reaching/reach-source"
import { describeConnection, readConnection } from "./reaching/read-connection"
import { sealText } from "./reaching/seal-text"

/** Changes name, pace or pause of a connector, or gives it another connection to the same table. */
export async function updateConnector(ctx: ServiceContext, { id, url, ...plain }: UpdateConnectorInput & { id: string }): Promise<ConnectorDetailView> {
  requireRole(ctx, ["admin"])
  const { actor, deps } = ctx
  const before = await deps.database.workspace(scopeOf(ctx), (tx) => findConnector(tx, { id }))
  if (!before) throw notFound("connector")
  const change: ConnectorChange = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  if (url !== undefined) {
    const connection = readConnection(url)
    await reachSource(ctx, { connection, work: (tx) => checkMapping(tx, before.mapping) })
    Object.assign(change, { secret: sealText(url, { secret: deps.imports.secret(), place: `${actor.workspaceId}:${id}` }), target: describeConnection(connection) })
  }
  // A shorter pace counts from now, and what was paused is due when it goes on.
  if (plain.everyMinutes !== undefined || plain.isPaused === false || url !== undefined) change.nextSyncAt = deps.clock()
  const { secret: _, nextSyncAt: __, ...detail } = change
  await deps.database.workspace(scopeOf(ctx), async (tx) => {
    if (!(await lockConnector(tx, { id }))) throw notFound("connector")
    if (Object.keys(change).length === 0) return
    await updateRecord(tx, { id, change })
    await insertAudit(tx, { actor, action: "connector.updated", subjectKind: "connector", subjectId: id, detail: { ...detail, hasNewConnection: url !== undefined } })
  })
  return getConnector(ctx, { id })
}
