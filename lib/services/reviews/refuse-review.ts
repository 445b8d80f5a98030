import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { findReviewItem } from "@/lib/store/reviews/find-review-item"
import type { Actor } from "../actor"

/** Why an item could not be taken, as the error to throw. */
export async function refuseReview(tx: Tx, { id, actor }: { id: string; actor: Actor }): Promise<AppError> {
  const item = await findReviewItem(tx, id)
  if (!item) return notFound("review")
  if (item.authorId === actor.userId) return new AppError("forbidden", "You asked for this yourself, so another person has to decide it.")
  if (item.state === "decided") return new AppError("conflict", `${item.decidedBy ?? "Someone"} has decided this already (${item.decision}).`)
  if (item.claimedBy && item.claimedBy !== actor.userId) return new AppError("conflict", `${item.claimedByName ?? "Someone"} is working on this one. Take the next, or come back when it is free.`)
  return new AppError("conflict", "This request is not waiting for a review any more.")
}
