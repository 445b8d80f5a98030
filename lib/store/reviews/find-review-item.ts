import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { reviewColumns, reviewTables, type ReviewItemRow } from "./review-columns"

export type ReviewItemDetail = ReviewItemRow & { releaseId: string; decisionReason: string | null; requestStatus: string }

export async function findReviewItem(tx: Tx, id: string): Promise<ReviewItemDetail | null> {
  const [item] = await rows<ReviewItemDetail>(
    tx,
    sql`select ${reviewColumns}, p.id as "releaseId", r.status as "requestStatus",
      (select rd.reason from review_decisions rd where rd.item_id = i.id) as "decisionReason"
      from ${reviewTables} where i.id = ${id}`,
  )
  return item ?? null
}
