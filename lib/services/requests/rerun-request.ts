import { notFound } from "@/lib/errors"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import { createRequest } from "./create-request"
import { mayReadTexts } from "./may-read-request"
import type { AcceptedRequest } from "./requests.dto"

/** Asks the same again on today's evidence and release: a new request of the person who presses, linked to the old one. */
export async function rerunRequest(ctx: ServiceContext, input: { id: string; idempotencyKey?: string | null }): Promise<AcceptedRequest> {
  const earlier = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const request = await findRequest(tx, input.id)
    if (!request || !(await mayReadTexts(tx, ctx.actor, request))) throw notFound("request")
    return request
  })
  const isOwn = earlier.actorId === ctx.actor.userId
  return createRequest(ctx, {
    rerunOfId: earlier.id,
    idempotencyKey: input.idempotencyKey ?? null,
    input: {
      promptKey: earlier.promptKey,
      payload: earlier.payload,
      documentIds: earlier.documentIds,
      fresh: true,
      ...(isOwn && earlier.conversationId ? { conversationId: earlier.conversationId } : {}),
    },
  })
}
