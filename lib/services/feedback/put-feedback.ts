import { AppError, notFound } from "@/lib/errors"
import { upsertFeedback } from "@/lib/store/feedback/upsert-feedback"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { endEntriesOfRequest } from "@/lib/store/reuse/end-entries"
import { scopeOf, type ServiceContext } from "../context"
import { getRequest } from "../requests"
import type { PutFeedbackInput } from "./feedback.dto"

export type FeedbackView = { rating: 1 | -1; comment: string | null }

/** An opinion on a delivered answer, from whoever may read it. Throws conflict while there is no answer to judge. */
export async function putFeedback(ctx: ServiceContext, input: { requestId: string } & PutFeedbackInput): Promise<FeedbackView> {
  const request = await getRequest(ctx, { id: input.requestId })
  if (!request.hasTexts) throw notFound("request")
  if (request.status !== "done" || request.isHeld) throw new AppError("conflict", "There is no delivered answer to judge yet.")
  const opinion = { rating: input.rating, comment: input.comment || null }
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await upsertFeedback(tx, { workspaceId: ctx.actor.workspaceId, requestId: request.id, userId: ctx.actor.userId, ...opinion })
    if (opinion.rating === -1) await endEntriesOfRequest(tx, { requestId: request.id })
    await insertAudit(tx, { actor: ctx.actor, action: "feedback.given", subjectKind: "request", subjectId: request.id, detail: { rating: opinion.rating, hasComment: opinion.comment !== null } })
  })
  return opinion
}
