import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { type OutputSchema, reviewColumns, reviewTables, type ReviewItemRow } from "./review-columns"

export type ReviewItemDetail = ReviewItemRow & { outputSchema: OutputSchema; decisionReason: string | null; requestStatus: string }

export async function findReviewItem(tx: Tx, id: string): Promise<ReviewItemDetail | null> {
  const [item] = await rows<ReviewItemDetail>(
    tx,
    sql`select ${reviewColumns}, nullif(p.definition->'outputSchema', 'null'::jsonb) as "outputSchema", r.status as "requestStatus",
      (select rd.reason from review_decisions rd where rd.item_id = i.id) as "decisionReason"
      from ${reviewTables} where i.id = ${id}`,
  )
  return item ?? null
}
