import { and, eq, isNull } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import type { Tx } from "@/drizzle/client"
import { requestAttempts } from "@/drizzle/schema"

/** Changes an attempt that has not ended; false when it has, or was superseded. */
export async function updateAttempt(tx: Tx, key: { requestId: string; number: number }, changes: PgUpdateSetSource<typeof requestAttempts>): Promise<boolean> {
  const updated = await tx
    .update(requestAttempts)
    .set(changes)
    .where(and(eq(requestAttempts.requestId, key.requestId), eq(requestAttempts.number, key.number), isNull(requestAttempts.endedAt)))
    .returning({ number: requestAttempts.number })
  return updated.length > 0
}
