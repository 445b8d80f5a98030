import type { Tx } from "@/drizzle/client"
import type { RequestStatus } from "@/drizzle/schema/constants"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { appendFrames, type StoredFrame } from "@/lib/store/requests/append-frames"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import type { Unannounced } from "@/lib/store/requests/mark-announced"
import { eraseLate } from "@/lib/store/requests/erase-late"
import { replaceCitations } from "@/lib/store/requests/replace-citations"
import { updateAttempt } from "@/lib/store/requests/update-attempt"
import { updateRequest } from "@/lib/store/requests/update-request"
import type { ServiceContext } from "../../context"
import { closeReservation } from "../../money"
import { settleFollowers } from "../../reuse/joining/settle-followers"
import { announceRequest } from "../announce-request"
import { together } from "../together"

export type Closing = {
  status: RequestStatus
  outcome: "delivered" | "held" | "failed" | "cancelled"
  changes?: Parameters<typeof updateRequest>[2]
  parts: Record<string, unknown>[]
  detail?: Record<string, unknown>
}

/** What has to be told once an end is committed. */
export type Closed = {
  requestId: string
  /** The last frames; null where readers have to read again what there is. */
  frames: StoredFrame[] | null
  /** Those who had joined and ended in the same way. */
  followers: RequestRecord[]
  restarted: Unannounced[]
}

/**
 * What every end of a request has in common: status, attempt, budget, last frames and audit row, for the request and for
 * those who joined it, in the caller's transaction. For an author who had left it ends as cancelled, whatever it is for the others.
 */
export async function closeRequest(tx: Tx, ctx: ServiceContext, { request, closing }: { request: RequestRecord; closing: Closing }): Promise<Closed> {
  const { outcome, parts, detail = {} } = closing
  const now = ctx.deps.clock()
  const hasLeft = request.leftAt !== null
  const own = hasLeft ? ({ status: "cancelled", outcome: "cancelled", changes: {} } as const) : closing
  const { ended, restarted } = await settleFollowers(tx, ctx, { leader: request, closing })
  const [frames] = await together(
    appendFrames(tx, { workspaceId: request.workspaceId, requestId: request.id, attempt: request.currentAttempt, parts }),
    updateRequest(tx, request.id, { ...own.changes, status: own.status, finishedAt: now }),
    request.currentAttempt > 0 ? updateAttempt(tx, { requestId: request.id, number: request.currentAttempt }, { endedAt: now, outcome }) : Promise.resolve(false),
    insertSystemAudit(tx, { workspaceId: request.workspaceId, action: `request.${own.outcome}`, subjectKind: "request", subjectId: request.id, detail: { promptKey: request.promptKey, ...detail } }),
    ctx.deps.hub.notify(tx, [`request:${request.id}`]),
    closeReservation(tx, { requestId: request.id, unusedOf: ended.map(({ id }) => id) }),
    hasLeft ? replaceCitations(tx, request.id, []) : Promise.resolve(),
  )
  if (request.origin === "pipeline" && request.documentIds.length > 0) await eraseLate(tx, request.id)
  return { requestId: request.id, frames, followers: ended, restarted }
}

/** After the commit: wakes the readers here, and has those worked on who must begin anew. */
export async function publishClosed(ctx: Pick<ServiceContext, "deps">, { requestId, frames, restarted }: Closed): Promise<void> {
  ctx.deps.hub.publish(`request:${requestId}`, frames ?? undefined)
  for (const request of restarted) await announceRequest(ctx.deps, request)
}
