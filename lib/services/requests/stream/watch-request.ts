import { notFound } from "@/lib/errors"
import { listFrames } from "@/lib/store/requests/list-frames"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../../context"
import { together } from "../together"
import type { Frame } from "./stream-hub"

export type WatchInput = {
  id: string
  /** Number of the last frame the reader has; -1 for none. */
  after: number
  signal: AbortSignal
  /** False as soon as the reader's rights are gone; asked every few seconds. */
  isStillAllowed: () => Promise<boolean>
  recheckMs?: number
}

const pageSize = 500
const defaultRecheckMs = 5_000

/**
 * Frames after the reader's position, in order, without a gap or a double, until the stream ends: from the table first,
 * then as they are committed. Yields null at once and now and then, for a keep-alive. Only the author reads a stream.
 */
export async function* watchRequest(ctx: ServiceContext, input: WatchInput): AsyncGenerator<Frame | null, void> {
  const key = `request:${input.id}`
  let position = input.after
  let pushed: Frame[] = []
  let mustRead = true
  let hasAnswered = false
  let wake = () => {}
  const unsubscribe = ctx.deps.hub.subscribe(key, (frames) => {
    if (frames) pushed.push(...frames)
    else mustRead = true
    wake()
  })
  const onAbort = () => wake()
  input.signal.addEventListener("abort", onAbort)
  try {
    while (!input.signal.aborted) {
      if (pushed.length > 0 && !mustRead) {
        const [ready, hasGap] = takeContiguous(pushed, position)
        pushed = []
        mustRead = hasGap
        for (const frame of ready) {
          position = frame.seq
          yield frame
          if (isLast(frame)) return
        }
        continue
      }
      if (mustRead) {
        mustRead = false
        const { frames, isEnded } = await readOwnAfter(ctx, { requestId: input.id, after: position })
        if (!hasAnswered && frames.length === 0) yield null
        hasAnswered = true
        for (const frame of frames) {
          position = frame.seq
          yield frame
          if (isLast(frame)) return
        }
        mustRead ||= frames.length === pageSize
        if (isEnded && !mustRead) return
        continue
      }
      const isWoken = await waitForWake((resume) => (wake = resume), input.recheckMs ?? defaultRecheckMs)
      if (isWoken) continue
      if (!(await input.isStillAllowed())) return
      mustRead = true
      yield null
    }
  } finally {
    input.signal.removeEventListener("abort", onAbort)
    unsubscribe()
  }
}

/** The frames that follow on each other from a position; true when some in between are missing. */
export function takeContiguous(frames: Frame[], position: number): [Frame[], boolean] {
  const ready: Frame[] = []
  for (const frame of frames) {
    const expected = (ready.at(-1)?.seq ?? position) + 1
    if (frame.seq < expected) continue
    if (frame.seq > expected) return [ready, true]
    ready.push(frame)
  }
  return [ready, false]
}

async function readOwnAfter(ctx: ServiceContext, input: { requestId: string; after: number }): Promise<{ frames: Frame[]; isEnded: boolean }> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const [request, frames] = await together(findRequest(tx, input.requestId), listFrames(tx, { ...input, limit: pageSize }).execute())
    if (!request || request.actorId !== ctx.actor.userId) throw notFound("request")
    return { frames, isEnded: request.status !== "pending" && request.status !== "processing" }
  })
}

function isLast({ part }: Frame): boolean {
  return part.type === "finish" || part.type === "error"
}

function waitForWake(arm: (resume: () => void) => void, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms)
    arm(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

