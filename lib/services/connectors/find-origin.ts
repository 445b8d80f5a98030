import type { Tx } from "@/drizzle/client"
import { findRowOfDocument } from "@/lib/store/connectors/connector-rows"

/** The row of a database that a document is. `isSynced` is false once its connector is deleted. */
export type DocumentOrigin = { connectorId: string; name: string; target: string; table: string; key: string; lastSyncedAt: string | null; isSynced: boolean }

/** Null for documents that came in another way. */
export async function findOrigin(tx: Tx, { documentId }: { documentId: string }): Promise<DocumentOrigin | null> {
  const row = await findRowOfDocument(tx, { documentId })
  if (!row) return null
  const { connectorId, name, target, mapping, key, lastSyncedAt, deletedAt } = row
  return { connectorId, name, target, table: `${mapping.schema}.${mapping.table}`, key, lastSyncedAt: lastSyncedAt?.toISOString() ?? null, isSynced: deletedAt === null }
}
