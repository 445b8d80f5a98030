import type { Tx } from "@/drizzle/client"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { claimReviewItem } from "@/lib/store/reviews/claim-review-item"
import type { Actor } from "../actor"
import { refuseReview } from "./refuse-review"
import { claimMinutes } from "./reviewer-roles"

/** Makes this person the one holder, or throws who or what stands against it. */
export async function takeClaim(tx: Tx, { id, actor }: { id: string; actor: Actor }): Promise<void> {
  const taken = await claimReviewItem(tx, { id, userId: actor.userId, minutes: claimMinutes })
  if (!taken) throw await refuseReview(tx, { id, actor })
  if (taken.isNew) await insertAudit(tx, { actor, action: "review.claimed", subjectKind: "review", subjectId: id })
}
