import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { listFrames } from "@/lib/store/requests/list-frames"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { listJoinedFrames } from "@/lib/store/reuse/list-joined-frames"
import { scopeOf, type ServiceContext } from "../../context"
import { shownStatusOf } from "../shown-status-of"
import { together } from "../together"
import { findRoot } from "../may-read-request"
import { openingParts, recalledParts } from "./parts"
import type { Frame } from "./stream-hub"

export const pageSize = 500

export type StreamPage = {
  frames: Frame[]
  isEnded: boolean
  /** The request whose frames are read, where this one joined it. */
  leaderId: string | null
  /** Where the author left a run that goes on, or went on, for others: what they had seen until then. */
  left: { afterSeq: number; text: string } | null
}

/** The next frames of a request of one's own: its own ones, or those of the request that it joined. */
export async function readStream(ctx: ServiceContext, input: { requestId: string; after: number }): Promise<StreamPage> {
  const { requestId, after } = input
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const [request, own] = await together(findRequest(tx, requestId), listFrames(tx, { ...input, limit: pageSize }).execute())
    if (!request || request.actorId !== ctx.actor.userId) throw notFound("request")
    if (await isWithdrawn(tx, request)) return recalledPage(request, after)
    const joined = request.leaderId && own.length === 0 ? await listJoinedFrames(tx, { requestId, after, limit: pageSize }) : []
    const status = shownStatusOf(request)
    return {
      frames: withinOwn(request, own.length > 0 ? own : joined.map((frame) => asOwn(request, frame))),
      isEnded: status !== "pending" && status !== "processing",
      leaderId: request.leaderId,
      left: request.leftAfterSeq === null ? null : { afterSeq: request.leftAfterSeq, text: request.resultText ?? "" },
    }
  })
}

/** A part goes with the whole. */
async function isWithdrawn(tx: Tx, request: RequestRecord): Promise<boolean> {
  return request.withdrawnAt !== null || (request.parentId !== null && (await findRoot(tx, request)).withdrawnAt !== null)
}

/** Nothing of what was written, whoever reads and from wherever; numbered behind what the reader has. */
function recalledPage(request: RequestRecord, after: number): StreamPage {
  const parts = after < 0 ? [...openingParts(request.id), ...recalledParts(shownStatusOf(request))] : recalledParts(shownStatusOf(request))
  return { frames: parts.map((part, index) => ({ seq: after + 1 + index, part })), isEnded: true, leaderId: null, left: null }
}

/** Whoever left is shown nothing that was written after. */
function withinOwn({ leftAfterSeq }: RequestRecord, frames: Frame[]): Frame[] {
  return leftAfterSeq === null ? frames : frames.filter((frame) => frame.seq <= leftAfterSeq)
}

/** The opening part names its request, and the other's id is nobody else's business. */
function asOwn({ id }: RequestRecord, frame: Frame): Frame {
  const [start] = openingParts(id)
  return start && frame.part.type === start.type ? { ...frame, part: start } : frame
}
