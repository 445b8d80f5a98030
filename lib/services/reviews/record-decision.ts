import type { Tx } from "@/drizzle/client"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { bindReviewItem } from "@/lib/store/reviews/bind-review-item"
import { findDraft, type HeldDraft } from "@/lib/store/reviews/find-draft"
import { findReviewItem } from "@/lib/store/reviews/find-review-item"
import { insertDecision } from "@/lib/store/reviews/insert-decision"
import { listCitationPlaces, moveCitations } from "@/lib/store/reviews/move-citations"
import type { Actor } from "../actor"
import { applyApproval, applyRejection } from "../requests"
import { type BuiltEvidence, buildEvidence } from "./build-evidence"
import { claimsAfterEdit } from "./claims-after-edit"
import { placeMarks } from "./place-marks"
import { readEdit } from "./read-edit"
import { reciteOutput } from "./recite-output"
import { refuseReview } from "./refuse-review"
import type { DecideReviewInput } from "./reviews.dto"
import { takeClaim } from "./take-claim"

export type RecordDecisionInput = { actor: Actor; input: { id: string } & DecideReviewInput; rerunId: string | null }
export type RecordedDecision = { kind: "decided"; requestId: string } | { kind: "evidence_changed" }

/** The whole decision in the caller's transaction: claim, evidence, decision, audit row and what becomes of the request. */
export async function recordDecision(tx: Tx, { actor, input, rerunId }: RecordDecisionInput): Promise<RecordedDecision> {
  await takeClaim(tx, { id: input.id, actor })
  const item = await findReviewItem(tx, input.id)
  const built = item && (await buildEvidence(tx, item.requestId))
  const draft = item && (await findDraft(tx, item.requestId))
  if (!item || !built || !draft) throw await refuseReview(tx, { id: input.id, actor })
  const isDelivery = input.decision === "approve" || input.decision === "edit"
  if (isDelivery && built.evidenceHash !== (input.evidenceHash ?? item.evidenceHash)) return noteChange(tx, { actor, itemId: item.id, built })

  const before = { text: draft.text, output: draft.output }
  const after = input.decision === "edit" ? readEdit(input.output, draft) : before
  const isWritten = await insertDecision(tx, {
    workspaceId: actor.workspaceId,
    itemId: item.id,
    requestId: item.requestId,
    reviewerId: actor.userId,
    decision: input.decision,
    reason: input.reason ?? null,
    outputBefore: before,
    outputAfter: isDelivery ? after : null,
    ...built,
  })
  if (!isWritten) throw await refuseReview(tx, { id: input.id, actor })
  if (isDelivery) await deliver(tx, { draft, after, workspaceId: actor.workspaceId })
  else await applyRejection(tx, { requestId: item.requestId, reason: input.decision === "rerun" ? (input.reason ?? "Asked again on today's evidence.") : (input.reason ?? "") })
  await insertAudit(tx, {
    actor,
    action: "review.decided",
    subjectKind: "review",
    subjectId: item.id,
    detail: { requestId: item.requestId, decision: input.decision, evidenceHash: built.evidenceHash, ...(rerunId ? { rerunId } : {}) },
  })
  return { kind: "decided", requestId: item.requestId }
}

/** An edited answer keeps its citations where their marks now stand; what the person added without one rests on no source. */
async function deliver(tx: Tx, { draft, after, workspaceId }: { draft: HeldDraft; after: { text: string | null; output: unknown }; workspaceId: string }): Promise<void> {
  let { unsupportedClaims } = draft
  if (after.text !== null && after.text !== draft.text) {
    const placed = placeMarks(after.text, await listCitationPlaces(tx, draft))
    await moveCitations(tx, placed)
    unsupportedClaims = claimsAfterEdit(after.text, { draft, citations: placed.moved })
  }
  if (after.output !== null && after.output !== draft.output) await reciteOutput(tx, { draft, output: after.output, workspaceId })
  await applyApproval(tx, { requestId: draft.requestId, text: after.text, output: after.output, attempt: draft.attempt, unsupportedClaims })
}

/** Binds the item to what there is now, so that the next look can be decided on. */
async function noteChange(tx: Tx, { actor, itemId, built }: { actor: Actor; itemId: string; built: BuiltEvidence }): Promise<RecordedDecision> {
  await bindReviewItem(tx, { id: itemId, ...built })
  await insertAudit(tx, { actor, action: "review.evidence_changed", subjectKind: "review", subjectId: itemId, detail: { evidenceHash: built.evidenceHash } })
  return { kind: "evidence_changed" }
}
