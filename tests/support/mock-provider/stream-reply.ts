import type { ServerResponse } from "node:http"
import type { Piece } from "./answer-segments"
import type { Pacer } from "./pacer"
import type { Behaviour, BillRow } from "./types"
import type { Wire } from "./wire"

const tokensPerUnpacedEvent = 8
const splitBytes = 5

type StreamInput = {
  response: ServerResponse
  wire: Wire
  pieces: Piece[]
  behave: Behaviour
  pacer: Pacer
  /** Writes the last frames; called once all pieces are sent. */
  ending: () => string
  /** Called once, before the last bytes go out, with how many pieces were sent. */
  onOver: (status: BillRow["status"], sentPieces: number) => void
}

/** Sends an answer piece by piece at the asked pace, and fails where it is told to. */
export function streamReply({ response, wire, pieces, behave, pacer, ending, onOver }: StreamInput): void {
  const { failure } = behave
  const failAt = failure && "afterTokens" in failure ? Math.min(failure.afterTokens, pieces.length) : null
  const limit = failAt ?? pieces.length
  let sent = 0
  let isOver = false
  const over = (status: BillRow["status"]) => {
    if (!isOver) onOver(status, sent)
    isOver = true
  }
  if (response.destroyed) return over("aborted")
  const put = createWriter(response, behave)
  response.on("close", () => over("aborted"))

  const finish = () => {
    if (isOver) return
    if (failAt === null) {
      over("done")
      put(ending())
      put(null)
    } else if (failure?.kind !== "stall") {
      over("broken")
      if (failure?.kind === "drop") return void response.socket?.resetAndDestroy()
      if (failure?.kind === "error-event") put(wire.errorEvent(failure.errorType ?? "overloaded_error"))
      if (failure?.kind === "malformed-json") put(wire.brokenEvent())
      put(null)
    }
  }
  const framesUpTo = (count: number, perEvent: number): { frame: string; sentWithIt: number }[] => {
    const frames: { frame: string; sentWithIt: number }[] = []
    while (sent < count) {
      const from = sent
      const { segment } = pieces[from] as Piece
      while (sent < Math.min(from + perEvent, count) && pieces[sent]?.segment === segment) sent++
      frames.push({ frame: wire.delta(segment, pieces.slice(from, sent).map(({ text }) => text).join("")), sentWithIt: sent })
    }
    return frames
  }
  const sendUpTo = (count: number, perEvent: number) => {
    const frames = framesUpTo(count, perEvent)
    if (frames.length > 0) put(frames.map(({ frame }) => frame).join(""))
  }
  const cut = (share: number) => {
    const frames = [{ frame: wire.start(), sentWithIt: 0 }, ...framesUpTo(pieces.length, tokensPerUnpacedEvent)]
    const all = Buffer.from(frames.map(({ frame }) => frame).join("") + ending())
    const cutAt = Math.floor(all.length * share)
    // What an event that is cut holds was made, so it is billed.
    let begunAt = 0
    sent = 0
    for (const { frame, sentWithIt } of frames) {
      if (begunAt < cutAt) sent = sentWithIt
      begunAt += Buffer.byteLength(frame)
    }
    over("broken")
    response.flushHeaders()
    if (cutAt > 0) response.write(all.subarray(0, cutAt))
    response.socket?.end()
  }
  const sendAll = () => {
    if (isOver) return
    sendUpTo(limit, behave.hugeLineBytes ? Math.max(1, pieces.length) : tokensPerUnpacedEvent)
    // A drop right after a write could overtake it in the kernel.
    if (failure?.kind === "drop") setTimeout(finish, 10)
    else finish()
  }

  if (failure?.kind === "cut") return cut(failure.share)
  put((behave.hugeLineBytes ? `: ${"x".repeat(behave.hugeLineBytes)}\n` : "") + wire.start())
  const delayMs = behave.firstTokenDelayMs ?? 0
  if (behave.tokensPerSecond === undefined) {
    if (delayMs > 0) setTimeout(sendAll, delayMs)
    else sendAll()
    return
  }
  const perMs = behave.tokensPerSecond / 1000
  const startAt = performance.now() + delayMs
  pacer.add((now) => {
    if (isOver) return false
    const due = now < startAt ? 0 : Math.min(limit, 1 + Math.floor((now - startAt) * perMs))
    if (due > sent) sendUpTo(due, due - sent)
    if (sent < limit) return true
    finish()
    return false
  })
}

/** Writes frames as they are, or in slices that cut characters in two; null ends the response. */
function createWriter(response: ServerResponse, behave: Behaviour): (frames: string | null) => void {
  const prepare = (frames: string) => (behave.usesCrlf ? frames.replaceAll("\n", "\r\n") : frames)
  if (!behave.splitsCharacters) return (frames) => void (frames === null ? response.end() : response.write(prepare(frames)))
  let queue: Promise<unknown> = Promise.resolve()
  const write = async (frames: string | null) => {
    if (frames === null) return response.end()
    const bytes = Buffer.from(prepare(frames))
    for (let start = 0; start < bytes.length; start += splitBytes) {
      response.write(bytes.subarray(start, start + splitBytes))
      await new Promise(setImmediate)
    }
    return response
  }
  return (frames) => {
    queue = queue.then(() => write(frames))
  }
}
