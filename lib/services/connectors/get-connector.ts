import { notFound } from "@/lib/errors"
import { countRows } from "@/lib/store/connectors/connector-rows"
import { listRuns } from "@/lib/store/connectors/connector-runs"
import { findConnector } from "@/lib/store/connectors/connectors"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { ConnectorDetailView } from "./connectors.dto"
import { toConnectorView, toRunView } from "./to-connector-view"

const runsShown = 30

/** One connector with its last runs. */
export async function getConnector(ctx: ServiceContext, { id }: { id: string }): Promise<ConnectorDetailView> {
  requireRole(ctx, ["admin"])
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const record = await findConnector(tx, { id })
    if (!record) throw notFound("connector")
    const runs = await listRuns(tx, { connectorId: id, limit: runsShown })
    return { ...toConnectorView(record, (await countRows(tx)).get(id) ?? 0), runs: runs.map(toRunView) }
  })
}
