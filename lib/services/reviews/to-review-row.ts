import type { ReviewItemRow } from "@/lib/store/reviews/review-columns"
import type { Actor } from "../actor"
import type { ReviewRow } from "./reviews.dto"

/** The row as this person sees it. */
export function toReviewRow(item: ReviewItemRow, actor: Actor): ReviewRow {
  return {
    id: item.id,
    requestId: item.requestId,
    promptKey: item.promptKey,
    promptTitle: item.promptTitle,
    author: { id: item.authorId, name: item.authorName },
    documents: item.documents,
    reasons: item.reasons,
    priority: item.priority,
    state: item.state,
    claimedBy: item.claimedBy ? { id: item.claimedBy, name: item.claimedByName ?? "Someone" } : null,
    isMine: item.claimedBy === actor.userId,
    canDecide: item.authorId !== actor.userId && item.state !== "decided",
    dueAt: item.dueAt,
    createdAt: item.createdAt,
    decision: item.decision,
    decidedBy: item.decidedBy,
    decidedAt: item.decidedAt,
  }
}
