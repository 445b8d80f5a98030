import { and, desc, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { connectors, users } from "@/drizzle/schema"

export type ConnectorRecord = NonNullable<Awaited<ReturnType<typeof findConnector>>>

const columns = {
  id: connectors.id,
  workspaceId: connectors.workspaceId,
  ownerId: connectors.ownerId,
  ownerName: users.name,
  name: connectors.name,
  secret: connectors.secret,
  target: connectors.target,
  mapping: connectors.mapping,
  visibility: connectors.visibility,
  everyMinutes: connectors.everyMinutes,
  isPaused: connectors.isPaused,
  state: connectors.state,
  lastError: connectors.lastError,
  lastSyncedAt: connectors.lastSyncedAt,
  nextSyncAt: connectors.nextSyncAt,
  createdAt: connectors.createdAt,
}

/** Connectors that are not deleted, newest first. */
export function listConnectors(tx: Tx) {
  return tx.select(columns).from(connectors).leftJoin(users, eq(users.id, connectors.ownerId)).where(isNull(connectors.deletedAt)).orderBy(desc(connectors.id))
}

/** Null for unknown, foreign and deleted ones alike. */
export async function findConnector(tx: Tx, { id }: { id: string }) {
  const [row] = await tx.select(columns).from(connectors).leftJoin(users, eq(users.id, connectors.ownerId)).where(and(eq(connectors.id, id), isNull(connectors.deletedAt)))
  return row ?? null
}

/** Holds the connector's row until the end of the transaction; false when it is gone. */
export async function lockConnector(tx: Tx, { id }: { id: string }): Promise<boolean> {
  const found = await tx.select({ id: connectors.id }).from(connectors).where(and(eq(connectors.id, id), isNull(connectors.deletedAt))).for("update")
  return found.length > 0
}

export async function insertConnector(tx: Tx, row: typeof connectors.$inferInsert): Promise<void> {
  await tx.insert(connectors).values(row)
}

export type ConnectorChange = Partial<Pick<typeof connectors.$inferInsert, "name" | "secret" | "target" | "everyMinutes" | "isPaused" | "state" | "lastError" | "lastSyncedAt" | "nextSyncAt" | "mapping" | "ownerId">>

export async function updateConnector(tx: Tx, { id, change }: { id: string; change: ConnectorChange }): Promise<void> {
  await tx.update(connectors).set(change).where(eq(connectors.id, id))
}

/** Ends a connector for good; the secret goes at once. */
export async function deleteConnector(tx: Tx, { id }: { id: string }): Promise<void> {
  await tx.update(connectors).set({ deletedAt: sql`now()`, secret: "", state: "idle", nextSyncAt: null }).where(eq(connectors.id, id))
}
