import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { type ReviewEvidence, reviewItems } from "@/drizzle/schema"

export type NewReviewItem = {
  workspaceId: string
  requestId: string
  authorId: string
  reasons: string[]
  priority: number
  dueHours: number
  evidence: ReviewEvidence
  evidenceHash: string
}

/** Opens the item of a request; where one is open already it is brought up to date and keeps its place. */
export async function insertReviewItem(tx: Tx, { dueHours, ...item }: NewReviewItem): Promise<string> {
  const [row] = await tx
    .insert(reviewItems)
    .values({ ...item, dueAt: sql`now() + make_interval(secs => ${dueHours * 3600})` })
    .onConflictDoUpdate({
      target: reviewItems.requestId,
      targetWhere: sql`state <> 'decided'`,
      set: { reasons: item.reasons, priority: item.priority, evidence: item.evidence, evidenceHash: item.evidenceHash },
    })
    .returning({ id: reviewItems.id })
  if (!row) throw new Error("The review item was not written")
  return row.id
}
