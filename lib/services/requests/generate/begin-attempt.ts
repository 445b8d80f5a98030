import { listTurns } from "@/lib/store/conversations/list-turns"
import { settleLostCalls } from "@/lib/store/money/settle-lost-calls"
import { lockReservation } from "@/lib/store/money/lock-reservation"
import { appendFrames } from "@/lib/store/requests/append-frames"
import { findRerunRoot } from "@/lib/store/requests/find-rerun-root"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { insertAttempt } from "@/lib/store/requests/insert-attempt"
import { listSources, type SourceRecord } from "@/lib/store/requests/list-sources"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { updateRequest } from "@/lib/store/requests/update-request"
import { scopeOf, type ServiceContext } from "../../context"
import type { Release } from "../../prompts/catalogue"
import { openingParts, statusPart } from "../stream/parts"
import { together } from "../together"
import { isLive, lockForWork } from "./request-work"

const rememberedTurns = 3

export type Attempt = {
  request: RequestRecord
  release: Release
  number: number
  reservationId: string | null
  sources: SourceRecord[]
  /** The last delivered turns of the conversation before this one, oldest first. */
  turns: Awaited<ReturnType<typeof listTurns>>
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
    // A repeat is told what was said before it was first asked, not its own earlier answer.
    const firstAskedId = request.rerunOfId && request.conversationId ? await findRerunRoot(tx, request.rerunOfId) : requestId
    if (number > 1) await settleLostCalls(tx, { requestId, beforeAttempt: number })
    const opening = request.status === "pending" ? openingParts(requestId) : number > 1 ? [{ type: "reset-step" }] : []
    const [frames, reservation, sources, turns] = await together(
      appendFrames(tx, { workspaceId: request.workspaceId, requestId, attempt: number, parts: [...opening, statusPart("processing", "writing")] }),
      lockReservation(tx, { requestId }),
      release.definition.retrieval ? listSources(tx, requestId).execute() : Promise.resolve([]),
      request.conversationId ? listTurns(tx, { conversationId: request.conversationId, beforeId: firstAskedId, limit: rememberedTurns }) : Promise.resolve([]),
      insertAttempt(tx, { workspaceId: request.workspaceId, requestId, number }),
      updateRequest(tx, requestId, { status: "processing", currentAttempt: number, startedAt: request.startedAt ?? deps.clock() }),
      deps.hub.notify(tx, [`request:${requestId}`]),
    )
    const attempt = { request, release, number, reservationId: reservation?.id ?? null, sources, turns, nextSeq: (frames.at(-1)?.seq ?? -1) + 1 }
    return { result: { state: "begun", attempt }, frames }
  })
  if (begun.frames.length > 0) deps.hub.publish(`request:${requestId}`, begun.frames)
  return begun.result
}
