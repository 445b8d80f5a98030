import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reviewItems } from "@/drizzle/schema"

/** The review item of a request; null when it never was in review. */
export async function findReviewItemOf(tx: Tx, requestId: string): Promise<{ id: string } | null> {
  const [item] = await tx.select({ id: reviewItems.id }).from(reviewItems).where(eq(reviewItems.requestId, requestId)).limit(1)
  return item ?? null
}
