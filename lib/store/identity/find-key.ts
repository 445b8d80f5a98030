import { and, eq, isNull, lt, or, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { apiKeys } from "@/drizzle/schema"

/** The live key with this hash. Its last use is noted at most once a minute. */
export async function findKey(tx: Tx, secretHash: string) {
  const [key] = await tx
    .select({ id: apiKeys.id, userId: apiKeys.userId, workspaceId: apiKeys.workspaceId })
    .from(apiKeys)
    .where(and(eq(apiKeys.secretHash, secretHash), isNull(apiKeys.revokedAt)))
    .limit(1)
  if (!key) return null
  await tx
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.id, key.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`))))
  return key
}
