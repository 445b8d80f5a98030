import { and, asc, count, eq, inArray, ne } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { connectorRows, connectors } from "@/drizzle/schema"

export async function listRowsByKey(tx: Tx, { connectorId, keys }: { connectorId: string; keys: string[] }) {
  if (keys.length === 0) return new Map<string, { documentId: string; contentHash: string }>()
  const found = await tx
    .select({ key: connectorRows.key, documentId: connectorRows.documentId, contentHash: connectorRows.contentHash })
    .from(connectorRows)
    .where(and(eq(connectorRows.connectorId, connectorId), inArray(connectorRows.key, keys)))
  return new Map(found.map(({ key, ...row }) => [key, row]))
}

/** False when another run was faster. */
export async function insertRow(tx: Tx, row: typeof connectorRows.$inferInsert): Promise<boolean> {
  const made = await tx.insert(connectorRows).values(row).onConflictDoNothing().returning({ key: connectorRows.key })
  return made.length > 0
}

/** False when the row had this content already. */
export async function updateRowContent(tx: Tx, row: { connectorId: string; key: string; contentHash: string; seenRunId: string }): Promise<boolean> {
  const { connectorId, key, contentHash, seenRunId } = row
  const changed = await tx
    .update(connectorRows)
    .set({ contentHash, seenRunId })
    .where(and(eq(connectorRows.connectorId, connectorId), eq(connectorRows.key, key), ne(connectorRows.contentHash, contentHash)))
    .returning({ key: connectorRows.key })
  return changed.length > 0
}

export async function updateRowsSeen(tx: Tx, { connectorId, keys, seenRunId }: { connectorId: string; keys: string[]; seenRunId: string }): Promise<void> {
  if (keys.length > 0) await tx.update(connectorRows).set({ seenRunId }).where(and(eq(connectorRows.connectorId, connectorId), inArray(connectorRows.key, keys)))
}

/** Rows that a run which saw all rows did not see; a null run means every row. */
export function listUnseenRows(tx: Tx, { connectorId, runId, limit }: { connectorId: string; runId: string | null; limit: number }) {
  return tx
    .select({ key: connectorRows.key, documentId: connectorRows.documentId })
    .from(connectorRows)
    .where(and(eq(connectorRows.connectorId, connectorId), runId === null ? undefined : ne(connectorRows.seenRunId, runId)))
    .orderBy(asc(connectorRows.key))
    .limit(limit)
}

/** False when it was gone already. */
export async function deleteRow(tx: Tx, { connectorId, key }: { connectorId: string; key: string }): Promise<boolean> {
  const gone = await tx.delete(connectorRows).where(and(eq(connectorRows.connectorId, connectorId), eq(connectorRows.key, key))).returning({ key: connectorRows.key })
  return gone.length > 0
}

/** How many rows each connector of the workspace keeps as documents. */
export async function countRows(tx: Tx): Promise<Map<string, number>> {
  const found = await tx.select({ connectorId: connectorRows.connectorId, rows: count() }).from(connectorRows).groupBy(connectorRows.connectorId)
  return new Map(found.map((row) => [row.connectorId, row.rows]))
}

/** The row that a document is, with the connector it came through; null for all other documents. */
export async function findRowOfDocument(tx: Tx, { documentId }: { documentId: string }) {
  const [row] = await tx
    .select({
      key: connectorRows.key,
      connectorId: connectors.id,
      name: connectors.name,
      target: connectors.target,
      mapping: connectors.mapping,
      lastSyncedAt: connectors.lastSyncedAt,
      deletedAt: connectors.deletedAt,
    })
    .from(connectorRows)
    .innerJoin(connectors, eq(connectors.id, connectorRows.connectorId))
    .where(eq(connectorRows.documentId, documentId))
  return row ?? null
}
