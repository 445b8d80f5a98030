import { and, desc, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { apiKeys, users } from "@/drizzle/schema"

const columns = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  ownerId: apiKeys.userId,
  ownerName: users.name,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
}

/** Keys of one person, or of the whole workspace for a null one; the newest first. */
export function listApiKeys(tx: Tx, ownerId: string | null) {
  return tx
    .select(columns)
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(ownerId === null ? undefined : eq(apiKeys.userId, ownerId))
    .orderBy(desc(apiKeys.id))
}

export async function insertApiKey(tx: Tx, key: { workspaceId: string; userId: string; name: string; prefix: string; secretHash: string }) {
  const [row] = await tx.insert(apiKeys).values(key).returning({ id: apiKeys.id, createdAt: apiKeys.createdAt })
  if (!row) throw new Error("The key was not written")
  return row
}

/** True when a live key became a dead one; null owner means anybody's. */
export async function revokeApiKey(tx: Tx, where: { id: string; ownerId: string | null }): Promise<"revoked" | "was_revoked" | "unknown"> {
  const mine = and(eq(apiKeys.id, where.id), where.ownerId === null ? undefined : eq(apiKeys.userId, where.ownerId))
  const revoked = await tx.update(apiKeys).set({ revokedAt: sql`now()` }).where(and(mine, isNull(apiKeys.revokedAt))).returning({ id: apiKeys.id })
  if (revoked.length > 0) return "revoked"
  const known = await tx.select({ id: apiKeys.id }).from(apiKeys).where(mine)
  return known.length > 0 ? "was_revoked" : "unknown"
}
