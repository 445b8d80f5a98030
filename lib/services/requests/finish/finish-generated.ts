import { AppError } from "@/lib/errors"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { hasDeletedDocuments } from "@/lib/store/requests/has-deleted-documents"
import { countSources, listSources } from "@/lib/store/requests/list-sources"
import { scopeOf, type ServiceContext } from "../../context"
import { openReviewItem } from "../../reviews/open-review-item"
import { keepAnswer } from "../../reuse/keep-answer"
import { isLive, lockForWork } from "../generate/request-work"
import { together } from "../together"
import { closingParts, statusPart, textParts } from "../stream/parts"
import { checkAnswer } from "./check-answer"
import { type Closed, closeRequest, publishClosed } from "./close-request"
import { holdRequest } from "./hold-request"
import { isAbstention } from "./is-abstention"
import { keepCitations } from "./keep-citations"
import { reviewReasons } from "./review-reasons"

type Finished = { outcome: "delivered" | "held" | "ended"; closed: Closed | null }

/** Checks the draft and delivers it, or holds it for a reviewer. Doing it again changes nothing. */
export async function finishGenerated(ctx: ServiceContext, requestId: string): Promise<"delivered" | "held" | "ended"> {
  const finished = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<Finished> => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return { outcome: "ended", closed: null }
    const [draft, sources, sourceCount, isDeleted] = await together(findAttempt(tx, { requestId, number: request.currentAttempt }), listSources(tx, requestId).execute(), countSources(tx, requestId), hasDeletedDocuments(tx, requestId))
    if (!draft?.finishReason) throw new Error(`request ${requestId} has no draft to finish`)
    if (isDeleted || sources.length < sourceCount)
      throw new AppError("conflict", "A document this answer rests on was deleted or closed to you while it was written. Ask again on what is there now.")

    const text = draft.draftText ?? ""
    const { citations, unsupportedClaims } = await checkAnswer(tx, { requestId, definition: release.definition, text, sources })
    const isProse = release.definition.outputSchema === null
    // Quotes of structured output are looked up by whoever knows which version it speaks of.
    if (isProse) await keepCitations(tx, { workspaceId: request.workspaceId, requestId, attempt: draft.number, citations })
    const reasons = reviewReasons(release.definition, draft.draftOutput)
    if (reasons.length > 0) {
      const closed = await holdRequest(tx, ctx, { request, unsupportedClaims })
      const { priority, dueHours } = release.definition.review
      for (const held of closed.heldRequests) await openReviewItem(tx, { request: held, reasons, priority, dueHours })
      return { outcome: "held", closed }
    }
    const shownLate = isProse && release.definition.delivery === "after_verify" ? textParts(text) : []
    const closed = await closeRequest(tx, ctx, {
      request,
      closing: {
        status: "done",
        outcome: "delivered",
        changes: { resultText: isProse ? text : null, resultOutput: isProse ? null : draft.draftOutput, isAbstained: isProse && isAbstention(text), unsupportedClaims },
        parts: [...shownLate, statusPart("done", "finished"), ...closingParts("stop")],
      },
    })
    if (!request.leftAt) await keepAnswer(tx, ctx, { request, release, draft })
    return { outcome: "delivered", closed }
  })
  if (finished.closed) await publishClosed(ctx, finished.closed)
  return finished.outcome
}
