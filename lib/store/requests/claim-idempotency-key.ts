import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { idempotencyKeys } from "@/drizzle/schema"

/** Null when the key is ours from now on; else what it was used for. Waits for a transaction that holds the same key. */
export async function claimIdempotencyKey(tx: Tx, key: typeof idempotencyKeys.$inferInsert): Promise<{ requestId: string; bodyHash: string } | null> {
  const inserted = await tx.insert(idempotencyKeys).values(key).onConflictDoNothing().returning({ key: idempotencyKeys.key })
  if (inserted.length > 0) return null
  const [used] = await tx
    .select({ requestId: idempotencyKeys.requestId, bodyHash: idempotencyKeys.bodyHash })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.workspaceId, key.workspaceId), eq(idempotencyKeys.userId, key.userId), eq(idempotencyKeys.key, key.key)))
  return used ?? null
}
