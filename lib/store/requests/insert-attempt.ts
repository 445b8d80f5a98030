import { and, eq, isNull, lt, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requestAttempts } from "@/drizzle/schema"

/** Opens an attempt; earlier ones that never ended are superseded. */
export async function insertAttempt(tx: Tx, attempt: { workspaceId: string; requestId: string; number: number }): Promise<void> {
  if (attempt.number > 1)
    await tx
      .update(requestAttempts)
      .set({ endedAt: sql`clock_timestamp()`, outcome: "superseded" })
      .where(and(eq(requestAttempts.requestId, attempt.requestId), lt(requestAttempts.number, attempt.number), isNull(requestAttempts.endedAt)))
  await tx.insert(requestAttempts).values({ ...attempt, startedAt: sql`clock_timestamp()` })
}
