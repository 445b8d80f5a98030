import type { Tx } from "@/drizzle/client"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { markStale, type NewStaleCause, type StaleAnswer } from "@/lib/store/freshness/mark-stale"
import { markCellsStale } from "@/lib/store/freshness/stale-cells"
import type { ServiceContext } from "../context"
import { openReviewItem } from "../reviews/open-review-item"
import { tellOfStaleAnswers } from "../notifications/tell-of-changes"

const analysisPromptKey = "contract_analysis"
const changedReason = "What this was signed on has changed"

/**
 * Writes what a comparison found, in the transaction that makes it true: answers become stale, approvals are suspended and go back
 * to the reviewers, authors and watchers are told. An analysis is not reviewed again, since one of the new version takes its place.
 */
export async function applyFindings(tx: Tx, ctx: ServiceContext, input: { documentId: string; causes: NewStaleCause[]; staleCellIds: string[]; isDeleted?: boolean }): Promise<StaleAnswer[]> {
  const stale = await markStale(tx, { workspaceId: ctx.actor.workspaceId, causes: input.causes })
  await markCellsStale(tx, { ids: input.staleCellIds })
  for (const answer of stale.filter(({ isSuspended }) => isSuspended)) {
    await insertSystemAudit(tx, { workspaceId: answer.workspaceId, action: "request.approval_suspended", subjectKind: "request", subjectId: answer.id, detail: { documentId: input.documentId } })
    if (answer.promptKey === analysisPromptKey || input.isDeleted) continue
    const { review } = (await ctx.deps.prompts.release(tx, answer.releaseId)).definition
    await openReviewItem(tx, { request: answer, reasons: [changedReason], priority: review.priority, dueHours: review.dueHours })
  }
  await tellOfStaleAnswers(tx, { workspaceId: ctx.actor.workspaceId, documentId: input.documentId, stale, isDeleted: input.isDeleted ?? false })
  return stale
}
