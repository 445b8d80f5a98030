import { and, asc, eq, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { connectors } from "@/drizzle/schema"

const address = { workspaceId: connectors.workspaceId, connectorId: connectors.id }

/** Connectors of every workspace whose time has come, the longest waiting first; one that seems to be at work is asked about after an hour. For the system role. */
export function listDueConnectors(tx: Tx, { at, limit }: { at: Date; limit: number }) {
  return tx
    .select(address)
    .from(connectors)
    .where(
      and(
        isNull(connectors.deletedAt),
        eq(connectors.isPaused, false),
        lte(connectors.nextSyncAt, at),
        or(ne(connectors.state, "running"), lte(connectors.nextSyncAt, new Date(at.getTime() - 3_600_000))),
      ),
    )
    .orderBy(asc(connectors.nextSyncAt))
    .limit(limit)
}

/** Deleted connectors whose documents are to go too and are not all gone. For the system role. */
export function listClearingConnectors(tx: Tx, { limit }: { limit: number }) {
  return tx
    .select({ ...address, ownerId: connectors.ownerId })
    .from(connectors)
    .where(and(isNotNull(connectors.deletedAt), sql`${connectors.mapping} ->> 'isClearing' = 'true'`))
    .limit(limit)
}

/** True while the documents of this deleted connector are to go. For the system role. */
export async function findClearing(tx: Tx, { connectorId }: { connectorId: string }): Promise<{ ownerId: string } | null> {
  const [row] = await tx
    .select({ ownerId: connectors.ownerId })
    .from(connectors)
    .where(and(eq(connectors.id, connectorId), isNotNull(connectors.deletedAt), sql`${connectors.mapping} ->> 'isClearing' = 'true'`))
  return row ?? null
}

/** Marks a deleted connector as one whose documents are to go, or are gone. */
export async function updateClearing(tx: Tx, { connectorId, isClearing }: { connectorId: string; isClearing: boolean }): Promise<void> {
  const mapping = isClearing ? sql`${connectors.mapping} || '{"isClearing": true}'::jsonb` : sql`${connectors.mapping} - 'isClearing'`
  await tx.update(connectors).set({ mapping }).where(eq(connectors.id, connectorId))
}
