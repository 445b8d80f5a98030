import type { ServiceContext } from "../../context"
import { endOfLeft } from "./end-of-left"
import { pageSize, readStream } from "./read-stream"
import type { Frame } from "./stream-hub"
import { subscribeFrames } from "./subscribe-frames"

export type WatchInput = {
  id: string
  /** Number of the last frame the reader has; -1 for none. */
  after: number
  signal: AbortSignal
  /** False as soon as the reader's rights are gone; asked every few seconds. */
  isStillAllowed: () => Promise<boolean>
  recheckMs?: number
}

const defaultRecheckMs = 5_000

/**
 * Frames after the reader's position, in order, without a gap or a double, until the stream ends: from the table first,
 * then as they are committed; those of the request that this one joined, as long as it has none of its own. Yields null at
 * once and now and then, for a keep-alive. Only the author reads a stream.
 */
export async function* watchRequest(ctx: ServiceContext, input: WatchInput): AsyncGenerator<Frame | null, void> {
  const coming = subscribeFrames(ctx.deps.hub, input.id)
  let position = input.after
  let hasAnswered = false
  input.signal.addEventListener("abort", coming.wake)
  try {
    while (!input.signal.aborted) {
      let frames: Frame[] = []
      let isOver = false
      if (coming.takeChange()) {
        const page = await readStream(ctx, { requestId: input.id, after: position })
        const isFull = page.frames.length === pageSize
        const ending = page.left && !isFull ? endOfLeft({ ...page.left, position: page.frames.at(-1)?.seq ?? position, wasReading: hasAnswered }) : []
        frames = [...page.frames, ...ending]
        const isElsewhere = !page.isEnded && coming.follow(page.leaderId)
        if (isFull || isElsewhere) coming.markChanged()
        else isOver = page.isEnded
        if (!hasAnswered && frames.length === 0) yield null
        hasAnswered = true
      } else if (coming.hasPushed()) {
        const [ready, hasGap] = takeContiguous(coming.take(), position)
        frames = ready
        if (hasGap) coming.markChanged()
      } else {
        if (await coming.wait(input.recheckMs ?? defaultRecheckMs)) continue
        if (!(await input.isStillAllowed())) return
        coming.markChanged()
        yield null
        continue
      }
      for (const frame of frames) {
        position = frame.seq
        yield frame
        if (isLast(frame)) return
      }
      if (isOver) return
    }
  } finally {
    input.signal.removeEventListener("abort", coming.wake)
    coming.close()
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

function isLast({ part }: Frame): boolean {
  return part.type === "finish" || part.type === "error"
}
