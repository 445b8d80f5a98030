import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { lockRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { replaceFrames } from "@/lib/store/requests/replace-frames"
import { updateRequest } from "@/lib/store/requests/update-request"
import type { Deps } from "../../context"
import { closingParts, openingParts, statusPart, textParts } from "../stream/parts"

/** Delivers a held draft as the reviewer signed it: text for prose, output for structured prompts. An answer signed again on what changed is no longer stale. */
export async function applyApproval(tx: Tx, input: { requestId: string; text: string | null; output: unknown; attempt: number; unsupportedClaims: RequestRecord["unsupportedClaims"] }): Promise<void> {
  const request = await lockHeld(tx, input.requestId)
  if (request.withdrawnAt) throw new AppError("conflict", "This was withdrawn by a recall: it cannot be delivered any more. Reject it, or have it asked again.")
  if (request.currentAttempt !== input.attempt) throw new AppError("conflict", "This was written anew since you looked. Look again, then decide.")
  const isProse = input.output === null || input.output === undefined
  await updateRequest(tx, request.id, {
    status: "done",
    approval: "approved",
    staleAt: null,
    isHeld: false,
    resultText: isProse ? input.text : null,
    resultOutput: isProse ? null : input.output,
    unsupportedClaims: isProse ? input.unsupportedClaims : [],
    finishedAt: request.status === "done" ? request.finishedAt : new Date(),
  })
  const text = isProse && input.text ? textParts(input.text) : []
  await replaceFrames(tx, { ...frameKey(request), parts: [...openingParts(request.id), ...text, statusPart("done", "finished", "Signed by a reviewer"), ...closingParts("stop")] })
}

/** Ends a held request without delivery, or takes back one whose approval was suspended; the reason is what its author reads. The draft stays with the reviewers. */
export async function applyRejection(tx: Tx, input: { requestId: string; reason: string }): Promise<void> {
  const request = await lockHeld(tx, input.requestId)
  await updateRequest(tx, request.id, { status: "rejected", isHeld: true, errorCode: "rejected", errorMessage: input.reason, finishedAt: new Date() })
  await replaceFrames(tx, { ...frameKey(request), parts: [...openingParts(request.id), statusPart("rejected", "finished", input.reason), ...closingParts("stop")] })
}

/** After the commit of a decision: wakes whoever waits for it, here and in other processes. */
export async function publishOutcome(deps: Pick<Deps, "database" | "hub">, requestId: string): Promise<void> {
  deps.hub.publish(`request:${requestId}`)
  await deps.database.system((tx) => deps.hub.notify(tx, [`request:${requestId}`]))
}

async function lockHeld(tx: Tx, requestId: string): Promise<RequestRecord> {
  const request = await lockRequest(tx, requestId)
  if (!request) throw notFound("request")
  const isSuspended = request.status === "done" && request.approval === "suspended" && request.withdrawnAt === null
  if (request.status !== "in_review" && !isSuspended) throw new AppError("conflict", "This was decided already.")
  return request
}

function frameKey(request: RequestRecord) {
  return { workspaceId: request.workspaceId, requestId: request.id, attempt: request.currentAttempt }
}

