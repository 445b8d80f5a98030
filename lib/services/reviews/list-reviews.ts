import { AppError } from "@/lib/errors"
import { listReviewItems, type QueuePlace } from "@/lib/store/reviews/list-review-items"
import type { ReviewItemRow } from "@/lib/store/reviews/review-columns"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import { reviewerRoles } from "./reviewer-roles"
import type { ListReviewsInput, ReviewRow } from "./reviews.dto"
import { toReviewRow } from "./to-review-row"

/** The queue: by priority, then what is due first, then the oldest. Decided items come newest first. */
export async function listReviews(ctx: ServiceContext, input: ListReviewsInput): Promise<Page<ReviewRow>> {
  requireRole(ctx, reviewerRoles)
  const after = input.cursor ? readCursor(input.cursor) : null
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listReviewItems(tx, { status: input.status, after, limit: input.limit + 1 }))
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  return { items: items.map((item) => toReviewRow(item, ctx.actor)), nextCursor: last && found.length > input.limit ? writeCursor(last, input.status) : null }
}

function writeCursor(item: ReviewItemRow, status: ListReviewsInput["status"]): string {
  return [item.priority, status === "decided" ? item.decidedOrder : item.dueOrder, item.id].join(".")
}

function readCursor(cursor: string): QueuePlace {
  const [, priority, order, id] = /^(-?\d{1,9})\.(\d{1,18})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? []
  if (!priority || !order || !id) throw new AppError("invalid_payload", "The cursor is not one of this list.", { fields: [{ field: "cursor", message: "unknown" }] })
  return { priority: Number(priority), order, id }
}
