import { type SQL, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { awaitsReview, decidedOrder, dueOrder, isClaimLive, reviewColumns, reviewTables, type ReviewItemRow } from "./review-columns"

export type QueuePlace = { priority: number; order: string; id: string }

const conditions: Record<"open" | "claimed" | "undecided" | "decided", SQL> = {
  undecided: sql`i.state <> 'decided' and ${awaitsReview}`,
  open: sql`i.state <> 'decided' and ${awaitsReview} and not ${isClaimLive}`,
  claimed: sql`${awaitsReview} and ${isClaimLive}`,
  decided: sql`i.state = 'decided'`,
}

/** The queue by priority, due date and age; decided items newest first. An item whose request was cancelled, or whose document was deleted, is not in it. */
export function listReviewItems(tx: Tx, query: { status: keyof typeof conditions; after: QueuePlace | null; limit: number }): Promise<ReviewItemRow[]> {
  const { status, after, limit } = query
  const isDecided = status === "decided"
  const later = isDecided
    ? sql`(${decidedOrder}, i.id) < (${after?.order ?? "0"}::bigint, ${after?.id ?? null}::uuid)`
    : sql`(-i.priority, ${dueOrder}, i.id) > (${-(after?.priority ?? 0)}::int, ${after?.order ?? "0"}::bigint, ${after?.id ?? null}::uuid)`
  return rows<ReviewItemRow>(
    tx,
    sql`select ${reviewColumns} from ${reviewTables}
      where ${conditions[status]} and ${after ? later : sql`true`}
      order by ${isDecided ? sql`${decidedOrder} desc, i.id desc` : sql`i.priority desc, ${dueOrder}, i.id`}
      limit ${limit}`,
  )
}
