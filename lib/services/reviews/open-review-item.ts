import type { Tx } from "@/drizzle/client"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { insertReviewItem } from "@/lib/store/reviews/insert-review-item"
import { buildEvidence } from "./build-evidence"

export type OpenReviewItemInput = {
  request: { id: string; workspaceId: string; actorId: string; promptKey: string }
  /** Why a person must look, in words for the reviewer. */
  reasons: string[]
  priority: number
  dueHours: number
}

/**
 * Puts a held request before the reviewers, bound to the evidence of its current draft; returns the item's id. Called in
 * the transaction that holds the request, after its draft and sources were written, in a workspace's unit of work.
 */
export async function openReviewItem(tx: Tx, { request, reasons, priority, dueHours }: OpenReviewItemInput): Promise<string> {
  const { evidence, evidenceHash } = await buildEvidence(tx, request.id)
  const itemId = await insertReviewItem(tx, { workspaceId: request.workspaceId, requestId: request.id, authorId: request.actorId, reasons, priority, dueHours, evidence, evidenceHash })
  await insertSystemAudit(tx, {
    workspaceId: request.workspaceId,
    action: "review.opened",
    subjectKind: "review",
    subjectId: itemId,
    detail: { requestId: request.id, promptKey: request.promptKey, priority, evidenceHash },
  })
  return itemId
}
