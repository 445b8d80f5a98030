import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { feedback } from "@/drizzle/schema"

/** One opinion for each person and answer; the last one counts. */
export async function upsertFeedback(tx: Tx, opinion: { workspaceId: string; requestId: string; userId: string; rating: 1 | -1; comment: string | null }): Promise<void> {
  await tx
    .insert(feedback)
    .values(opinion)
    .onConflictDoUpdate({ target: [feedback.requestId, feedback.userId], set: { rating: opinion.rating, comment: opinion.comment, updatedAt: sql`now()` } })
}
