import { countRows } from "@/lib/store/connectors/connector-rows"
import { listConnectors as listRecords } from "@/lib/store/connectors/connectors"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { ConnectorView } from "./connectors.dto"
import { toConnectorView } from "./to-connector-view"

export async function listConnectors(ctx: ServiceContext): Promise<Page<ConnectorView>> {
  requireRole(ctx, ["admin"])
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const counts = await countRows(tx)
    const records = await listRecords(tx)
    return { items: records.map((record) => toConnectorView(record, counts.get(record.id) ?? 0)), nextCursor: null }
  })
}
