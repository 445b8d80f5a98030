import { connectorRows, connectorRuns, connectors, importHosts } from "@/drizzle/schema"
import type { Deps } from "@/lib/services/context"

/** A connector of a workspace with a run and a row, and a host that may be imported from; nothing is ever fetched. */
export async function seedConnector(deps: Deps, { workspaceId, userId, documentId }: { workspaceId: string; userId: string; documentId: string }): Promise<string> {
  const [connectorId, runId] = [crypto.randomUUID(), crypto.randomUUID()]
  const mapping = { schema: "desk", table: "tickets", keyColumn: "id", titleColumn: "subject", textColumns: ["body"] }
  await deps.database.workspace({ workspaceId, userId, role: "admin" }, async (tx) => {
    await tx.insert(importHosts).values({ workspaceId, host: "files.example.com", createdBy: userId })
    await tx.insert(connectors).values({ id: connectorId, workspaceId, ownerId: userId, name: "Tickets", secret: "v1.unreadable", target: "db.example.com/desk", mapping, everyMinutes: 60, isPaused: true })
    await tx.insert(connectorRuns).values({ id: runId, workspaceId, connectorId, endedAt: new Date() })
    await tx.insert(connectorRows).values({ workspaceId, connectorId, key: "7", documentId, contentHash: "0", seenRunId: runId })
  })
  return connectorId
}
