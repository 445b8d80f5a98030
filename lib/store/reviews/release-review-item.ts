import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** True when this person held the item and it is free now. */
export async function releaseReviewItem(tx: Tx, claim: { id: string; userId: string }): Promise<boolean> {
  const released = await rows(
    tx,
    sql`update review_items set state = 'open', claimed_by = null, claimed_at = null, claim_expires_at = null
      where id = ${claim.id} and state = 'claimed' and claimed_by = ${claim.userId} returning id`,
  )
  return released.length > 0
}
