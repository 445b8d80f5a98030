import { AppError } from "@/lib/errors"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { countSources, listSources } from "@/lib/store/requests/list-sources"
import { replaceCitations } from "@/lib/store/requests/replace-citations"
import type { StoredFrame } from "@/lib/store/requests/append-frames"
import { scopeOf, type ServiceContext } from "../../context"
import { openReviewItem } from "../../reviews/open-review-item"
import { isLive, lockForWork } from "../generate/request-work"
import { together } from "../together"
import { closingParts, statusPart, textParts } from "../stream/parts"
import { checkCitations } from "./check-citations"
import { closeRequest } from "./close-request"
import { holdRequest } from "./hold-request"
import { isAbstention } from "./is-abstention"
import { reviewReasons } from "./review-reasons"

/** Checks the draft and delivers it, or holds it for a reviewer. Doing it again changes nothing. */
export async function finishGenerated(ctx: ServiceContext, requestId: string): Promise<"delivered" | "held" | "ended"> {
  const finished = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<{ outcome: "delivered" | "held" | "ended"; frames: StoredFrame[] }> => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return { outcome: "ended", frames: [] }
    const [draft, sources, sourceCount] = await together(findAttempt(tx, { requestId, number: request.currentAttempt }), listSources(tx, requestId).execute(), countSources(tx, requestId))
    if (!draft?.finishReason) throw new Error(`request ${requestId} has no draft to finish`)
    if (sources.length < sourceCount)
      throw new AppError("provider_failed", "A document this answer rests on was deleted or closed to you while it was written. Ask again on what is there now.")

    const text = draft.draftText ?? ""
    const citations = release.definition.outputSchema ? [] : checkCitations(text, sources)
    await replaceCitations(tx, requestId, citations.map((citation) => ({ ...citation, workspaceId: request.workspaceId, requestId, attempt: draft.number })))
    const reasons = reviewReasons(release.definition, draft.draftOutput)
    if (reasons.length > 0) {
      const frames = await holdRequest(tx, ctx, request)
      await openReviewItem(tx, { request, reasons, priority: release.definition.review.priority, dueHours: release.definition.review.dueHours })
      return { outcome: "held", frames }
    }
    const isProse = release.definition.outputSchema === null
    const shownLate = isProse && release.definition.delivery === "after_verify" ? textParts(text) : []
    const frames = await closeRequest(tx, ctx, {
      request,
      closing: {
        status: "done",
        outcome: "delivered",
        changes: { resultText: isProse ? text : null, resultOutput: isProse ? null : draft.draftOutput, isAbstained: isProse && isAbstention(text) },
        parts: [...shownLate, statusPart("done", "finished"), ...closingParts("stop")],
      },
    })
    return { outcome: "delivered", frames }
  })
  ctx.deps.hub.publish(`request:${requestId}`, finished.outcome === "held" ? undefined : finished.frames)
  return finished.outcome
}
