import { AppError, notFound } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import type { StoredFrame } from "@/lib/store/requests/append-frames"
import { lockRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { updateRequest } from "@/lib/store/requests/update-request"
import { scopeOf, type ServiceContext } from "../context"
import { closeCancelled } from "./finish/finish-cancelled"

/** Stops a request of one's own: at once when it waits, else by telling the process that writes it. Stopping twice is the same as once. */
export async function cancelRequest(ctx: ServiceContext, input: { id: string }): Promise<{ id: string; status: RequestRecord["status"] }> {
  const { deps, actor } = ctx
  const cancelled = await deps.database.workspace(scopeOf(ctx), async (tx): Promise<{ status: RequestRecord["status"]; frames: StoredFrame[] }> => {
    const request = await lockRequest(tx, input.id)
    if (!request || (request.actorId !== actor.userId && actor.role !== "admin")) throw notFound("request")
    if (request.status === "in_review") throw new AppError("conflict", "This is with a reviewer already; it cannot be stopped any more.")
    if (request.status !== "pending" && request.status !== "processing") return { status: request.status, frames: [] }
    if (!request.cancelRequestedAt) {
      await updateRequest(tx, request.id, { cancelRequestedAt: deps.clock() })
      await insertAudit(tx, { actor, action: "request.cancel_requested", subjectKind: "request", subjectId: request.id })
    }
    if (request.status === "pending") return { status: "cancelled", frames: await closeCancelled(tx, ctx, { request, isShown: false }) }
    await deps.hub.notify(tx, [`cancel:${request.id}`])
    return { status: request.status, frames: [] }
  })
  deps.hub.publish(`cancel:${input.id}`)
  deps.hub.publish(`request:${input.id}`, cancelled.frames)
  return { id: input.id, status: cancelled.status }
}
