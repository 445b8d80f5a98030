import { notFound } from "@/lib/errors"
import { findReviewItem } from "@/lib/store/reviews/find-review-item"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import { reviewerRoles } from "./reviewer-roles"
import type { ReviewClaim } from "./reviews.dto"
import { takeClaim } from "./take-claim"

/** Takes the item for ten minutes, or renews one's own claim. Throws conflict while another holds it. */
export async function claimReview(ctx: ServiceContext, input: { id: string }): Promise<ReviewClaim> {
  requireRole(ctx, reviewerRoles)
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await takeClaim(tx, { id: input.id, actor: ctx.actor })
    const item = await findReviewItem(tx, input.id)
    if (!item) throw notFound("review")
    return { id: item.id, state: item.state, claimedBy: { id: ctx.actor.userId, name: ctx.actor.name }, claimExpiresAt: item.claimExpiresAt }
  })
}
