import { and, eq, ne } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { type ReviewEvidence, reviewItems } from "@/drizzle/schema"

/** Binds an undecided item to new evidence. */
export async function bindReviewItem(tx: Tx, item: { id: string; evidence: ReviewEvidence; evidenceHash: string }): Promise<void> {
  await tx
    .update(reviewItems)
    .set({ evidence: item.evidence, evidenceHash: item.evidenceHash })
    .where(and(eq(reviewItems.id, item.id), ne(reviewItems.state, "decided")))
}
