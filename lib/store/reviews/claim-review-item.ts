import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { awaitsReview } from "./review-columns"

/**
 * Takes or renews the claim in one statement: free, expired or one's own, never of the author, never when decided. Null when
 * it could not be taken; `isNew` is false for a renewal.
 */
export async function claimReviewItem(tx: Tx, claim: { id: string; userId: string; minutes: number }): Promise<{ isNew: boolean } | null> {
  const [taken] = await rows<{ isNew: boolean }>(
    tx,
    sql`update review_items i set state = 'claimed', claimed_by = ${claim.userId}, claim_expires_at = now() + make_interval(mins => ${claim.minutes}),
        claimed_at = case when i.claimed_by = ${claim.userId} and i.claim_expires_at > now() then i.claimed_at else now() end
      from requests r
      where i.id = ${claim.id} and r.id = i.request_id and ${awaitsReview} and i.state <> 'decided' and i.author_id <> ${claim.userId}
        and (i.state = 'open' or i.claimed_by = ${claim.userId} or i.claim_expires_at <= now())
      returning i.claimed_at = now() as "isNew"`,
  )
  return taken ?? null
}
