import { notFound } from "@/lib/errors"
import { listReviewFiles } from "@/lib/store/reviews/list-review-files"
import { listReviewClauses } from "@/lib/store/reviews/list-review-clauses"
import { findReviewItem } from "@/lib/store/reviews/find-review-item"
import { scopeOf, type ServiceContext } from "../context"
import { getRequest } from "../requests"
import type { RequestView } from "../requests/requests.dto"
import { requireRole } from "../require-role"
import { buildEvidence } from "./build-evidence"
import { inSchemaOrder } from "./in-schema-order"
import { reviewerRoles } from "./reviewer-roles"
import type { ReviewView } from "./reviews.dto"
import { toReviewRow } from "./to-review-row"

/** One item with all that a reviewer needs to judge it; its own author sees that it waits, and no text. */
export async function getReview(ctx: ServiceContext, input: { id: string }): Promise<ReviewView> {
  requireRole(ctx, reviewerRoles)
  const { item, clauses, files, evidenceHash, outputSchema } = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const item = await findReviewItem(tx, input.id)
    if (!item) throw notFound("review")
    const clauses = await listReviewClauses(tx, item.requestId)
    const files = await listReviewFiles(tx, item.requestId)
    const { definition } = await ctx.deps.prompts.release(tx, item.releaseId)
    const evidenceHash = item.state === "decided" ? item.evidenceHash : (await buildEvidence(tx, item.requestId)).evidenceHash
    return { item, clauses, files, evidenceHash, outputSchema: definition.outputSchema }
  })
  const isHidden = item.authorId === ctx.actor.userId && item.state !== "decided"
  const request = await getRequest(ctx, { id: item.requestId })
  return {
    ...toReviewRow(item, ctx.actor),
    request: isHidden ? withoutTexts(request) : { ...request, output: inSchemaOrder(request.output, outputSchema) },
    clauses: isHidden ? [] : clauses,
    files,
    outputSchema,
    claimExpiresAt: item.claimExpiresAt,
    decisionReason: item.decisionReason,
    evidenceHash,
    hasEvidenceChanged: evidenceHash !== item.evidenceHash,
  }
}

function withoutTexts(request: RequestView): RequestView {
  return { ...request, text: null, output: null, unsupportedClaims: [], citations: [], sources: [] }
}
