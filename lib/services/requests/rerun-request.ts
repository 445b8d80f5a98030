import { notFound } from "@/lib/errors"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import { createRequest, type Kept } from "./create-request"
import { findKeptEvidence } from "./find-kept-evidence"
import { mayReadTexts } from "./may-read-request"
import type { AcceptedRequest, RerunInput } from "./requests.dto"

/**
 * Asks the same again on today's evidence and release: a new request of the person who presses, linked to the old one. What
 * is kept is taken from the old one, so that it can be told which change made the difference. Throws conflict when evidence
 * that is to be kept is gone.
 */
export async function rerunRequest(ctx: ServiceContext, input: { id: string; idempotencyKey?: string | null; isBatch?: boolean } & RerunInput): Promise<AcceptedRequest> {
  const { earlier, kept } = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const request = await findRequest(tx, input.id)
    if (!request || !(await mayReadTexts(tx, ctx.actor, request))) throw notFound("request")
    const evidence = input.keep?.includes("evidence") ? await findKeptEvidence(tx, request) : null
    const kept: Kept = { ...(input.keep?.includes("release") ? { releaseId: request.releaseId } : {}), ...(evidence ? { evidence } : {}) }
    return { earlier: request, kept }
  })
  const isOwn = earlier.actorId === ctx.actor.userId
  return createRequest(ctx, {
    rerunOfId: earlier.id,
    idempotencyKey: input.idempotencyKey ?? null,
    kept,
    isBatch: input.isBatch ?? false,
    input: {
      promptKey: earlier.promptKey,
      payload: earlier.payload,
      documentIds: earlier.documentIds,
      fresh: true,
      ...(isOwn && earlier.conversationId ? { conversationId: earlier.conversationId } : {}),
    },
  })
}
