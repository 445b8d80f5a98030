import { AppError } from "@/lib/errors"
import { scopeOf, type ServiceContext } from "../context"
import { publishOutcome, rerunRequest } from "../requests"
import type { AcceptedRequest } from "../requests/requests.dto"
import { requireRole } from "../require-role"
import { getReview } from "./get-review"
import { recordDecision } from "./record-decision"
import { reviewerRoles } from "./reviewer-roles"
import type { DecideReviewInput, ReviewView } from "./reviews.dto"
import { takeClaim } from "./take-claim"

export type DecidedReview = ReviewView & { rerun: AcceptedRequest | null }

/**
 * Decides a held output: approve, edit (then it goes out as edited), reject, or rerun (closed, and asked again on the
 * reviewer's own budget). Claims a free item on the way. Throws forbidden for the author, conflict when another holds or has
 * decided it or when the evidence is not what the reviewer saw, invalid_payload for an edit that does not fit or a missing reason.
 */
export async function decideReview(ctx: ServiceContext, input: { id: string } & DecideReviewInput): Promise<DecidedReview> {
  requireRole(ctx, reviewerRoles)
  checkForm(input)
  const rerun = input.decision === "rerun" ? await askAgain(ctx, input) : null
  const outcome = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => recordDecision(tx, { actor: ctx.actor, input, rerunId: rerun?.id ?? null }))
  if (outcome.kind === "evidence_changed") throw new AppError("conflict", "The evidence changed while you were looking: the output or a document behind it is not the same any more. Look again, then decide.")
  await publishOutcome(ctx.deps, outcome.requestId)
  return { ...(await getReview(ctx, input)), rerun }
}

/** Asked again before the old one is closed: when there is no budget for it, nothing is decided. Pressed twice, it is asked once. */
async function askAgain(ctx: ServiceContext, { id }: { id: string }): Promise<AcceptedRequest> {
  await ctx.deps.database.workspace(scopeOf(ctx), (tx) => takeClaim(tx, { id, actor: ctx.actor }))
  const { requestId } = await getReview(ctx, { id })
  return rerunRequest(ctx, { id: requestId, idempotencyKey: `review:${id}` })
}

function checkForm(input: DecideReviewInput): void {
  if (input.decision === "reject" && !input.reason) throw refuse("reason", "Say why it is rejected; its author reads this.")
  if (input.decision === "edit" && input.output === undefined) throw refuse("output", "An edit needs the corrected output.")
  if (input.decision !== "edit" && input.output !== undefined) throw refuse("output", "Only an edit takes an output.")
}

function refuse(field: string, message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field, message }] })
}
