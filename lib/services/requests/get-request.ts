import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { listAttempts } from "@/lib/store/requests/find-attempt"
import { findFeedback } from "@/lib/store/requests/find-feedback"
import { findReviewFacts } from "@/lib/store/requests/find-review-facts"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { listCalls } from "@/lib/store/requests/list-calls"
import { findUserName, listDocumentTitles, listParts } from "@/lib/store/requests/list-parts"
import { scopeOf, type ServiceContext } from "../context"
import { isLive } from "./generate/request-work"
import { findRoot, isHiddenFrom, mayKnowOf, mayReadTexts } from "./may-read-request"
import { readTexts } from "./read-texts"
import type { RequestView } from "./requests.dto"
import { toAttemptView } from "./to-attempt-view"
import { costOfCalls, toCallView, tokensOfCalls } from "./to-call-view"
import { viewReuse } from "./view-reuse"
import { viewJoined } from "./view-joined"

/** One request as this person may see it. An admin's look at another's texts leaves an audit row. */
export async function getRequest(ctx: ServiceContext, input: { id: string }): Promise<RequestView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const request = await findRequest(tx, input.id)
    if (!request || !(await mayKnowOf(tx, ctx.actor, request))) throw notFound("request")
    return viewRequest(tx, ctx, request)
  })
}

export async function viewRequest(tx: Tx, ctx: ServiceContext, request: RequestRecord): Promise<RequestView> {
  const { actor, deps } = ctx
  const isMine = request.actorId === actor.userId
  const root = await findRoot(tx, request)
  const hasTexts = await mayReadTexts(tx, actor, request)
  const isHidden = isHiddenFrom(actor, { request, root })
  if (hasTexts && !isMine) await insertAudit(tx, { actor, action: "request.read_by_other", subjectKind: "request", subjectId: request.id })
  const { definition, contentHash } = await deps.prompts.release(tx, request.releaseId)
  const parts = await listParts(tx, request.id)
  const calls = await listCalls(tx, [request.id, ...parts.map((part) => part.id)])
  const ownCalls = calls.filter((call) => call.requestId === request.id)
  const attempts = await listAttempts(tx, request.id)
  const shared = await viewJoined(tx, actor, request)
  const reused = await viewReuse(tx, actor, request)
  const review = await findReviewFacts(tx, request.id)
  const texts = await readTexts(tx, request, { isShown: hasTexts && !isHidden, isProgressOnly: definition.delivery !== "stream" && isLive(request), viewerId: actor.userId })
  const given = await findFeedback(tx, { requestId: request.id, userId: actor.userId })
  return {
    id: request.id,
    promptKey: request.promptKey,
    promptTitle: definition.title,
    status: shared.status,
    isHeld: root.isHeld,
    approval: { state: request.approval, reviewer: review?.reviewer ?? null, decidedAt: review?.decidedAt?.toISOString() ?? null, decision: review?.decision ?? null, reason: hasTexts ? (review?.reason ?? null) : null },
    hasTexts,
    isMine,
    payload: hasTexts ? request.payload : null,
    documents: hasTexts ? await listDocumentTitles(tx, request.documentIds) : [],
    ...texts,
    error: request.errorCode ? { code: request.errorCode, message: request.errorMessage ?? "" } : null,
    release: {
      id: request.releaseId,
      version: definition.version,
      contentHash,
      provider: definition.model.provider,
      model: definition.model.model,
      temperature: definition.temperature,
      maxOutputTokens: definition.maxOutputTokens,
      delivery: definition.delivery,
      alwaysReview: definition.review.always,
    },
    models: [...new Set([...shared.models, ...reused.models, ...ownCalls.filter((call) => call.purpose !== "embed_query").map((call) => call.model)])],
    calls: ownCalls.map(toCallView),
    costNanoUsd: costOfCalls(calls),
    totalTokens: tokensOfCalls(calls),
    attempts: attempts.map(toAttemptView),
    parts: parts.map((part) => ({ ...part, costNanoUsd: costOfCalls(calls.filter((call) => call.requestId === part.id)) })),
    parentId: request.parentId,
    rerunOfId: request.rerunOfId,
    reuse: reused.reuse,
    conversationId: isMine ? request.conversationId : null,
    actor: { id: request.actorId, name: await findUserName(tx, request.actorId) },
    feedback: given ? { rating: given.rating === 1 ? 1 : -1, comment: given.comment } : null,
    isStale: request.staleAt !== null,
    withdrawn: withdrawnView(request, root),
    reviewItemId: review?.itemId ?? null,
    createdAt: request.createdAt.toISOString(),
    startedAt: shared.startedAt,
    firstTokenAt: request.firstTokenAt?.toISOString() ?? null,
    finishedAt: shared.finishedAt,
    joined: shared.joined,
  }
}

/** A part is withdrawn with the whole. */
function withdrawnView(request: RequestRecord, root: RequestRecord): RequestView["withdrawn"] {
  const { withdrawnAt, withdrawnReason } = request.withdrawnAt ? request : root
  return withdrawnAt && { at: withdrawnAt.toISOString(), reason: withdrawnReason }
}
