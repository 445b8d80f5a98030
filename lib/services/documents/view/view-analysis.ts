import type { Tx } from "@/drizzle/client"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { listCitations } from "@/lib/store/requests/list-citations"
import { findReviewFacts } from "@/lib/store/requests/find-review-facts"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import type { DocumentRecord } from "@/lib/store/documents/get-document"
import type { Actor } from "../../actor"
import { toOutputCitations } from "../../requests/view-evidence"
import type { AnalysisView } from "../documents.dto"

const statuses: Record<RequestRecord["status"], AnalysisView["status"]> = {
  pending: "running",
  processing: "running",
  in_review: "awaiting_review",
  done: "approved",
  failed: "failed",
  cancelled: "cancelled",
  rejected: "rejected",
}

/** Delivered to everybody who reads the document; held, it is the reviewers' alone, and never its author's. */
export function mayReadAnalysis(actor: Actor, request: Pick<RequestRecord, "status" | "isHeld" | "withdrawnAt" | "actorId">): boolean {
  const isTakenBack = request.isHeld || request.withdrawnAt !== null
  if (request.status === "done" && !isTakenBack) return true
  return isTakenBack && request.actorId !== actor.userId && (actor.role === "reviewer" || actor.role === "admin")
}

/** The analysis that a document shows; null where none was asked for. */
export async function viewAnalysis(tx: Tx, { actor, document }: { actor: Actor; document: DocumentRecord }): Promise<AnalysisView | null> {
  const isWaiting = document.stateCode === "waiting_for_budget"
  const request = document.analysisRequestId ? await findRequest(tx, document.analysisRequestId) : null
  if (!request) return isWaiting ? waiting(document, "") : null
  if (isWaiting && request.status === "failed") return waiting(document, request.id)
  const isVisible = mayReadAnalysis(actor, request)
  const review = await findReviewFacts(tx, request.id)
  const draft = isVisible && request.isHeld ? await findAttempt(tx, { requestId: request.id, number: request.currentAttempt }) : null
  const output: unknown = isVisible ? (draft ? draft.draftOutput : request.resultOutput) : null
  return {
    requestId: request.id,
    status: statuses[request.status],
    message: messageOf(request, document),
    isVisible,
    output,
    citations: output === null ? [] : toOutputCitations(await listCitations(tx, request.id), output),
    reviewItemId: review?.itemId ?? null,
    reviewer: review?.reviewer ?? null,
    decidedAt: review?.decidedAt?.toISOString() ?? null,
  }
}

function waiting(document: DocumentRecord, requestId: string): AnalysisView {
  const message = document.stateReason ?? "The analysis waits for budget."
  return { requestId, status: "waiting_for_budget", message, isVisible: false, output: null, citations: [], reviewItemId: null, reviewer: null, decidedAt: null }
}

function messageOf(request: RequestRecord, document: DocumentRecord): string {
  if (request.withdrawnAt) return "This analysis was withdrawn by a recall."
  switch (request.status) {
    case "pending":
    case "processing":
      return document.stateReason ?? "The analysis is being written."
    case "in_review":
      return "Awaiting review: a reviewer has to sign this analysis before anyone receives it."
    case "done":
      return request.approval === "suspended" ? "The approval of this analysis no longer holds: what it was given on has changed." : "Signed by a reviewer."
    case "failed":
      return request.errorMessage ?? "The analysis failed."
    case "cancelled":
      return "The analysis was stopped."
    case "rejected":
      return "A reviewer rejected this analysis."
  }
}
