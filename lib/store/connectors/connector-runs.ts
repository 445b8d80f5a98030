import { and, desc, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { connectorRuns } from "@/drizzle/schema"

/** Runs of a connector, newest first. */
export function listRuns(tx: Tx, { connectorId, limit }: { connectorId: string; limit: number }) {
  const { workspaceId: _, connectorId: __, ...columns } = runColumns
  return tx.select(columns).from(connectorRuns).where(eq(connectorRuns.connectorId, connectorId)).orderBy(desc(connectorRuns.id)).limit(limit)
}

const runColumns = {
  id: connectorRuns.id,
  workspaceId: connectorRuns.workspaceId,
  connectorId: connectorRuns.connectorId,
  startedAt: connectorRuns.startedAt,
  endedAt: connectorRuns.endedAt,
  rowsRead: connectorRuns.rowsRead,
  added: connectorRuns.added,
  changed: connectorRuns.changed,
  removed: connectorRuns.removed,
  error: connectorRuns.error,
}

/** Runs that have not ended; there is at most one that is alive. */
export function listOpenRuns(tx: Tx, { connectorId }: { connectorId: string }) {
  return tx.select({ id: connectorRuns.id, startedAt: connectorRuns.startedAt }).from(connectorRuns).where(and(eq(connectorRuns.connectorId, connectorId), isNull(connectorRuns.endedAt)))
}

/** False when the run is there already and has ended. */
export async function insertRun(tx: Tx, row: { id: string; workspaceId: string; connectorId: string; startedAt: Date }): Promise<boolean> {
  await tx.insert(connectorRuns).values(row).onConflictDoNothing()
  const [run] = await tx.select({ endedAt: connectorRuns.endedAt }).from(connectorRuns).where(eq(connectorRuns.id, row.id))
  return run?.endedAt === null
}

/** False when it had ended before. */
export async function endRun(tx: Tx, { id, endedAt, error }: { id: string; endedAt: Date; error: string | null }): Promise<boolean> {
  const ended = await tx
    .update(connectorRuns)
    .set({ endedAt, error })
    .where(and(eq(connectorRuns.id, id), isNull(connectorRuns.endedAt)))
    .returning({ id: connectorRuns.id })
  return ended.length > 0
}

/** Counts one row as done in the transaction that did it, so that a step that runs twice counts once. */
export async function countDone(tx: Tx, { id, what }: { id: string; what: "added" | "changed" | "removed" }): Promise<void> {
  const column = connectorRuns[what]
  await tx.update(connectorRuns).set({ [what]: sql`${column} + 1` }).where(eq(connectorRuns.id, id))
}

export async function updateRowsRead(tx: Tx, { id, rowsRead }: { id: string; rowsRead: number }): Promise<void> {
  await tx.update(connectorRuns).set({ rowsRead }).where(eq(connectorRuns.id, id))
}

/** How many runs in a row failed last, up to eight. */
export async function countFailures(tx: Tx, { connectorId }: { connectorId: string }): Promise<number> {
  const last = await tx.select({ error: connectorRuns.error }).from(connectorRuns).where(eq(connectorRuns.connectorId, connectorId)).orderBy(desc(connectorRuns.id)).limit(8)
  const firstGood = last.findIndex(({ error }) => error === null)
  return firstGood === -1 ? last.length : firstGood
}
