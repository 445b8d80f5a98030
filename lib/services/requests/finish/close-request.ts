import type { Tx } from "@/drizzle/client"
import type { RequestStatus } from "@/drizzle/schema/constants"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { appendFrames, type StoredFrame } from "@/lib/store/requests/append-frames"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { updateAttempt } from "@/lib/store/requests/update-attempt"
import { updateRequest } from "@/lib/store/requests/update-request"
import type { ServiceContext } from "../../context"
import { closeReservation } from "../../money"
import { together } from "../together"

export type Closing = {
  status: RequestStatus
  outcome: "delivered" | "held" | "failed" | "cancelled"
  changes?: Parameters<typeof updateRequest>[2]
  parts: Record<string, unknown>[]
  detail?: Record<string, unknown>
}

/** What every end of a request has in common: status, attempt, budget, last frames and audit row, in the caller's transaction. */
export async function closeRequest(tx: Tx, ctx: ServiceContext, { request, closing }: { request: RequestRecord; closing: Closing }): Promise<StoredFrame[]> {
  const { status, outcome, changes = {}, parts, detail = {} } = closing
  const now = ctx.deps.clock()
  const [frames] = await together(
    appendFrames(tx, { workspaceId: request.workspaceId, requestId: request.id, attempt: request.currentAttempt, parts }),
    updateRequest(tx, request.id, { ...changes, status, finishedAt: now }),
    request.currentAttempt > 0 ? updateAttempt(tx, { requestId: request.id, number: request.currentAttempt }, { endedAt: now, outcome }) : Promise.resolve(false),
    insertSystemAudit(tx, { workspaceId: request.workspaceId, action: `request.${outcome}`, subjectKind: "request", subjectId: request.id, detail: { promptKey: request.promptKey, ...detail } }),
    ctx.deps.hub.notify(tx, [`request:${request.id}`]),
    closeReservation(tx, { requestId: request.id }),
  )
  return frames
}
