import { and, eq, ne, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reviewDecisions, reviewItems } from "@/drizzle/schema"

export type NewDecision = typeof reviewDecisions.$inferInsert

/** Decides the item and writes the decision; false when it was decided already or another holds it. */
export async function insertDecision(tx: Tx, decision: NewDecision): Promise<boolean> {
  const decided = await tx
    .update(reviewItems)
    .set({ state: "decided", decision: decision.decision, decidedBy: decision.reviewerId, decidedAt: sql`now()`, claimExpiresAt: null })
    .where(and(eq(reviewItems.id, decision.itemId), ne(reviewItems.state, "decided"), eq(reviewItems.claimedBy, decision.reviewerId), ne(reviewItems.authorId, decision.reviewerId)))
    .returning({ id: reviewItems.id })
  if (decided.length === 0) return false
  await tx.insert(reviewDecisions).values(decision)
  return true
}
