import type { Tx } from "@/drizzle/client"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { updateRequest } from "@/lib/store/requests/update-request"
import { copySources } from "@/lib/store/reuse/copy-to-followers"
import { readShown } from "@/lib/store/reuse/read-shown"
import type { ServiceContext } from "../../context"
import { closeRequest } from "../../requests/finish/close-request"

/** The author of a run goes while others still wait for its answer: for them it goes on, and what its author had seen stays. */
export async function leaveOwnRun(tx: Tx, ctx: ServiceContext, request: RequestRecord): Promise<void> {
  const { lastSeq, text } = await readShown(tx, request.id)
  await updateRequest(tx, request.id, { leftAt: ctx.deps.clock(), leftAfterSeq: lastSeq, resultText: text || null })
  await insertAudit(tx, { actor: ctx.actor, action: "request.cancel_requested", subjectKind: "request", subjectId: request.id, detail: { goesOnForOthers: true } })
  await ctx.deps.hub.notify(tx, [`request:${request.id}`])
}

/** One who joined goes: only their own request ends. The caller has locked the leader, then the request. */
export async function leaveJoinedRun(tx: Tx, ctx: ServiceContext, { request, leader }: { request: RequestRecord; leader: RequestRecord }): Promise<void> {
  const now = ctx.deps.clock()
  const { lastSeq, text } = await readShown(tx, leader.id)
  await insertAudit(tx, { actor: ctx.actor, action: "request.cancel_requested", subjectKind: "request", subjectId: request.id })
  await copySources(tx, { fromId: leader.id, toIds: [request.id] })
  await closeRequest(tx, ctx, {
    request,
    closing: { status: "cancelled", outcome: "cancelled", changes: { cancelRequestedAt: now, leftAt: now, leftAfterSeq: lastSeq, resultText: text || null }, parts: [] },
  })
}
