import type { Tx } from "@/drizzle/client"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../../context"
import { isLive, lockForWork } from "../generate/request-work"
import { stoppedParts } from "../stream/parts"
import { type Closed, closeRequest, publishClosed } from "./close-request"

/** Ends a live request as cancelled; what had streamed to its author until then stays. */
export async function finishCancelled(ctx: ServiceContext, requestId: string): Promise<void> {
  const closed = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<Closed | null> => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return null
    const isShown = release.definition.delivery === "stream" && release.definition.outputSchema === null
    return closeCancelled(tx, ctx, { request, isShown })
  })
  if (closed) await publishClosed(ctx, closed)
}

export async function closeCancelled(tx: Tx, ctx: ServiceContext, { request, isShown }: { request: RequestRecord; isShown: boolean }): Promise<Closed> {
  const draft = isShown && request.currentAttempt > 0 ? await findAttempt(tx, { requestId: request.id, number: request.currentAttempt }) : null
  return closeRequest(tx, ctx, {
    request,
    closing: {
      status: "cancelled",
      outcome: "cancelled",
      changes: { resultText: draft?.draftText || null },
      parts: stoppedParts(),
    },
  })
}
