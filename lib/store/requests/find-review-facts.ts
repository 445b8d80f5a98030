import { desc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reviewDecisions, reviewItems, users } from "@/drizzle/schema"

/** The newest review of a request with its decision, if any. */
export async function findReviewFacts(tx: Tx, requestId: string) {
  const [row] = await tx
    .select({
      itemId: reviewItems.id,
      decision: reviewDecisions.decision,
      reason: reviewDecisions.reason,
      decidedAt: reviewDecisions.createdAt,
      reviewer: users.name,
    })
    .from(reviewItems)
    .leftJoin(reviewDecisions, eq(reviewDecisions.itemId, reviewItems.id))
    .leftJoin(users, eq(users.id, reviewDecisions.reviewerId))
    .where(eq(reviewItems.requestId, requestId))
    .orderBy(desc(reviewItems.createdAt))
    .limit(1)
  return row ?? null
}
