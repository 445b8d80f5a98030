import { uuidv7 } from "uuidv7"
import { insertConnector } from "@/lib/store/connectors/connectors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { claimKey } from "../claim-key"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { ConnectorDetailView, CreateConnectorInput } from "./connectors.dto"
import { getConnector } from "./get-connector"
import { checkMapping } from "./reaching/check-mapping"
import { reachSource } from "./reaching/reach-source"
import { describeConnection, readConnection } from "./reaching/read-connection"
import { sealText } from "./reaching/seal-text"
import { announceSync } from "./syncing/announce-sync"

/** Keeps a connection whose rows become documents, on the account of who makes it, and begins the first sync. Sent again with the same key, it is the one that is there. */
export async function createConnector(ctx: ServiceContext, { idempotencyKey = null, ...input }: CreateConnectorInput & { idempotencyKey?: string | null }): Promise<ConnectorDetailView> {
  requireRole(ctx, ["admin"])
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const { name, visibility, everyMinutes } = input
  const { changedColumn, isAnalysed, ...names } = input.mapping
  const mapping = { ...names, ...(changedColumn ? { changedColumn } : {}), ...(isAnalysed ? { isAnalysed } : {}) }
  const connection = readConnection(input.url)
  await reachSource(ctx, { connection, work: (tx) => checkMapping(tx, mapping) })
  const id = uuidv7()
  const target = describeConnection(connection)
  const secret = sealText(input.url, { secret: deps.imports.secret(), place: `${workspaceId}:${id}` })
  const earlierId = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    // The connection holds a password, of which no hash is kept either.
    const earlier = await claimKey(tx, ctx, { key: idempotencyKey, body: { connector: { ...input, url: target } }, id })
    if (earlier) return earlier
    await insertConnector(tx, { id, workspaceId, ownerId: userId, name, secret, target, mapping, visibility, everyMinutes, nextSyncAt: deps.clock() })
    await insertAudit(tx, { actor, action: "connector.created", subjectKind: "connector", subjectId: id, detail: { target, schema: mapping.schema, table: mapping.table, visibility, everyMinutes } })
    return null
  })
  if (earlierId) return getConnector(ctx, { id: earlierId })
  await announceSync(deps, { workspaceId, connectorId: id, isAsked: false })
  return getConnector(ctx, { id })
}
