import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findReviewItem } from "@/lib/store/reviews/find-review-item"
import { releaseReviewItem } from "@/lib/store/reviews/release-review-item"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import { refuseReview } from "./refuse-review"
import { reviewerRoles } from "./reviewer-roles"
import type { ReviewClaim } from "./reviews.dto"

/** Gives one's own claim back; one that is free already stays free. Throws conflict when another holds or has decided it. */
export async function releaseReview(ctx: ServiceContext, input: { id: string }): Promise<ReviewClaim> {
  requireRole(ctx, reviewerRoles)
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const isReleased = await releaseReviewItem(tx, { id: input.id, userId: ctx.actor.userId })
    const item = await findReviewItem(tx, input.id)
    if (item?.state !== "open") throw await refuseReview(tx, { id: input.id, actor: ctx.actor })
    if (isReleased) await insertAudit(tx, { actor: ctx.actor, action: "review.released", subjectKind: "review", subjectId: input.id })
    return { id: item.id, state: "open", claimedBy: null, claimExpiresAt: null }
  })
}
