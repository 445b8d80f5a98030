import { and, eq, ne, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { type ReviewEvidence, reviewItems } from "@/drizzle/schema"

const changed = "Its evidence changed while it was in review"

/** Binds an undecided item to new evidence, which is one more reason to look. */
export async function bindReviewItem(tx: Tx, item: { id: string; evidence: ReviewEvidence; evidenceHash: string }): Promise<void> {
  await tx
    .update(reviewItems)
    .set({ evidence: item.evidence, evidenceHash: item.evidenceHash, reasons: sql`array_append(array_remove(${reviewItems.reasons}, ${changed}), ${changed})` })
    .where(and(eq(reviewItems.id, item.id), ne(reviewItems.state, "decided")))
}
