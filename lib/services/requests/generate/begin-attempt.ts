import { settleLostCalls } from "@/lib/store/money/settle-lost-calls"
import { lockReservation } from "@/lib/store/money/lock-reservation"
import { appendFrames } from "@/lib/store/requests/append-frames"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { insertAttempt } from "@/lib/store/requests/insert-attempt"
import { listSources, type SourceRecord } from "@/lib/store/requests/list-sources"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { updateRequest } from "@/lib/store/requests/update-request"
import { scopeOf, type ServiceContext } from "../../context"
import type { Release } from "../../prompts/catalogue"
import { openingParts, statusPart } from "../stream/parts"
import { isLive, lockForWork } from "./request-work"

export type Attempt = {
  request: RequestRecord
  release: Release
  number: number
  reservationId: string | null
  sources: SourceRecord[]
  /** Number of the next frame. */
  nextSeq: number
}

export type Begun = { state: "begun"; attempt: Attempt } | { state: "written"; number: number } | { state: "cancelled" } | { state: "ended" }

/**
 * Opens the next attempt and so fences every earlier one. `written`: a worker that died after it had kept its draft left
 * nothing to generate. Calls that a dead worker left open are settled at their bound.
 */
export async function beginAttempt(ctx: ServiceContext, requestId: string): Promise<Begun> {
  const { deps } = ctx
  const begun = await deps.database.workspace(scopeOf(ctx), async (tx): Promise<{ result: Begun; frames: Awaited<ReturnType<typeof appendFrames>> }> => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return { result: { state: "ended" }, frames: [] }
    if (request.cancelRequestedAt) return { result: { state: "cancelled" }, frames: [] }
    const last = request.currentAttempt > 0 ? await findAttempt(tx, { requestId, number: request.currentAttempt }) : null
    if (last?.finishReason && !last.endedAt) return { result: { state: "written", number: last.number }, frames: [] }

    const number = request.currentAttempt + 1
    await insertAttempt(tx, { workspaceId: request.workspaceId, requestId, number })
    await updateRequest(tx, requestId, { status: "processing", currentAttempt: number, startedAt: request.startedAt ?? deps.clock() })
    if (number > 1) await settleLostCalls(tx, { requestId, beforeAttempt: number })
    const opening = request.status === "pending" ? openingParts(requestId) : number > 1 ? [{ type: "reset-step" }] : []
    const frames = await appendFrames(tx, { workspaceId: request.workspaceId, requestId, attempt: number, parts: [...opening, statusPart("processing", "writing")] })
    const reservation = await lockReservation(tx, { requestId })
    const sources = release.definition.retrieval ? await listSources(tx, requestId) : []
    await deps.hub.notify(tx, [`request:${requestId}`])
    const attempt = { request, release, number, reservationId: reservation?.id ?? null, sources, nextSeq: (frames.at(-1)?.seq ?? -1) + 1 }
    return { result: { state: "begun", attempt }, frames }
  })
  if (begun.frames.length > 0) deps.hub.publish(`request:${requestId}`, begun.frames)
  return begun.result
}
