import type { listRuns } from "@/lib/store/connectors/connector-runs"
import type { ConnectorRecord } from "@/lib/store/connectors/connectors"
import type { ConnectorRunView, ConnectorView } from "./connectors.dto"

/** Everything but the connection's login, which is never given out. */
export function toConnectorView(connector: ConnectorRecord, rowCount: number): ConnectorView {
  const { id, name, ownerName, target, mapping, visibility, everyMinutes, isPaused, state, lastError, lastSyncedAt, nextSyncAt, createdAt } = connector
  const { schema, table, keyColumn, titleColumn, textColumns, changedColumn, isAnalysed } = mapping
  return {
    ...{ id, name, target, schema, table, keyColumn, titleColumn, textColumns, visibility, everyMinutes, isPaused, state, lastError, rowCount },
    owner: ownerName ?? "Someone who left",
    changedColumn: changedColumn ?? null,
    isAnalysed: isAnalysed === true,
    lastSyncedAt: lastSyncedAt?.toISOString() ?? null,
    nextSyncAt: isPaused ? null : (nextSyncAt?.toISOString() ?? null),
    createdAt: createdAt.toISOString(),
  }
}

export function toRunView(run: Awaited<ReturnType<typeof listRuns>>[number]): ConnectorRunView {
  const { startedAt, endedAt, ...facts } = run
  return { ...facts, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null }
}
