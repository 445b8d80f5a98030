import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { feedback } from "@/drizzle/schema"

export async function findFeedback(tx: Tx, key: { requestId: string; userId: string }) {
  const [row] = await tx
    .select({ rating: feedback.rating, comment: feedback.comment })
    .from(feedback)
    .where(and(eq(feedback.requestId, key.requestId), eq(feedback.userId, key.userId)))
  return row ?? null
}
