import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findRequest, lockRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { updateRequest } from "@/lib/store/requests/update-request"
import { countWaiting } from "@/lib/store/reuse/lock-followers"
import { scopeOf, type ServiceContext } from "../context"
import { leaveJoinedRun, leaveOwnRun } from "../reuse/joining/leave-run"
import { type Closed, publishClosed } from "./finish/close-request"
import { closeCancelled } from "./finish/finish-cancelled"
import { isLive } from "./generate/request-work"
import { shownStatusOf } from "./shown-status-of"

type Stopped = {
  status: RequestRecord["status"]
  closed?: Closed | null
  /** Keys to be woken here once this is committed; the other processes are told by the transaction. */
  wake?: string[]
}

/**
 * Stops a request of one's own: at once when it waits or only joined another, else by telling the process that writes it.
 * While others wait for the same answer only its author leaves; the call stops when none is left. Stopping twice is the
 * same as once.
 */
export async function cancelRequest(ctx: ServiceContext, input: { id: string }): Promise<{ id: string; status: RequestRecord["status"] }> {
  const { deps } = ctx
  const stopped = await deps.database.workspace(scopeOf(ctx), (tx) => stop(tx, ctx, input.id))
  if (!stopped) return cancelRequest(ctx, input)
  for (const key of stopped.wake ?? []) deps.hub.publish(key)
  if (stopped.closed) await publishClosed(ctx, stopped.closed)
  return { id: input.id, status: stopped.status }
}

/** Null when the request was given another leader meanwhile: locks are taken leader first, so that it has to begin again. */
async function stop(tx: Tx, ctx: ServiceContext, id: string): Promise<Stopped | null> {
  const { actor } = ctx
  const found = await findRequest(tx, id)
  if (!found || (found.actorId !== actor.userId && actor.role !== "admin")) throw notFound("request")
  const leader = found.leaderId ? await lockRequest(tx, found.leaderId) : null
  const request = await lockRequest(tx, id)
  if (!request) throw notFound("request")
  if (request.leaderId !== found.leaderId) return null
  if (request.status === "in_review") throw new AppError("conflict", "This is with a reviewer already; it cannot be stopped any more.")
  const shown = shownStatusOf(request)
  if (shown !== "pending" && shown !== "processing") return { status: shown }
  if (leader) return stopJoined(tx, ctx, { request, leader })
  if ((await countWaiting(tx, id)) === 0) return stopRun(tx, ctx, request)
  await leaveOwnRun(tx, ctx, request)
  return { status: "cancelled", wake: [`request:${id}`] }
}

async function stopJoined(tx: Tx, ctx: ServiceContext, { request, leader }: { request: RequestRecord; leader: RequestRecord }): Promise<Stopped> {
  await leaveJoinedRun(tx, ctx, { request, leader })
  const isLast = leader.leftAt !== null && isLive(leader) && (await countWaiting(tx, leader.id)) === 0
  const { closed = null, wake = [] } = isLast ? await stopRun(tx, ctx, leader) : {}
  return { status: "cancelled", closed, wake: [`request:${request.id}`, ...wake] }
}

async function stopRun(tx: Tx, ctx: ServiceContext, request: RequestRecord): Promise<Stopped> {
  const { id, status } = request
  if (!request.cancelRequestedAt) {
    await updateRequest(tx, id, { cancelRequestedAt: ctx.deps.clock() })
    await insertAudit(tx, { actor: ctx.actor, action: "request.cancel_requested", subjectKind: "request", subjectId: id })
  }
  if (status === "pending") return { status: "cancelled", closed: await closeCancelled(tx, ctx, { request, isShown: false }) }
  await ctx.deps.hub.notify(tx, [`cancel:${id}`])
  return { status, wake: [`cancel:${id}`] }
}
