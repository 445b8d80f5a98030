import type { Tx } from "@/drizzle/client"
import type { StoredFrame } from "@/lib/store/requests/append-frames"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../../context"
import { isLive, lockForWork } from "../generate/request-work"
import { closingParts, statusPart } from "../stream/parts"
import { closeRequest } from "./close-request"

/** Ends a live request as cancelled; what had streamed to its author until then stays. */
export async function finishCancelled(ctx: ServiceContext, requestId: string): Promise<void> {
  const frames = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<StoredFrame[]> => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return []
    const isShown = release.definition.delivery === "stream" && release.definition.outputSchema === null
    return closeCancelled(tx, ctx, { request, isShown })
  })
  ctx.deps.hub.publish(`request:${requestId}`, frames)
}

export async function closeCancelled(tx: Tx, ctx: ServiceContext, { request, isShown }: { request: RequestRecord; isShown: boolean }): Promise<StoredFrame[]> {
  const draft = isShown && request.currentAttempt > 0 ? await findAttempt(tx, { requestId: request.id, number: request.currentAttempt }) : null
  return closeRequest(tx, ctx, {
    request,
    closing: {
      status: "cancelled",
      outcome: "cancelled",
      changes: { resultText: draft?.draftText || null },
      parts: [statusPart("cancelled", "finished", "Stopped"), ...closingParts("interrupted")],
    },
  })
}
