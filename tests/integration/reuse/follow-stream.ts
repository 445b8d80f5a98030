import type { ServiceContext } from "@/lib/services/context"
import { watchRequest } from "@/lib/services/requests"
import type { Frame } from "@/lib/services/requests/stream/stream-hub"

export type Following = { frames: Frame[]; hasText: Promise<void>; ended: Promise<void> }

/** Reads a stream to its end in the background. */
export function followStream(ctx: ServiceContext, id: string, after = -1): Following {
  const frames: Frame[] = []
  let onText = () => {}
  const hasText = new Promise<void>((resolve) => (onText = resolve))
  const read = async () => {
    for await (const frame of watchRequest(ctx, { id, after, signal: new AbortController().signal, isStillAllowed: async () => true, recheckMs: 200 })) {
      if (!frame) continue
      frames.push(frame)
      if (frame.part.type === "text-delta") onText()
    }
  }
  return { frames, hasText, ended: read() }
}

/** The text that a reader of these frames sees at the end. */
export function textOf(frames: Frame[]): string {
  const restart = frames.findLastIndex((frame) => frame.part.type === "reset-step")
  return frames.slice(restart + 1).map(({ part }) => (part.type === "text-delta" ? String(part.delta) : "")).join("")
}

export function isContiguous(frames: Frame[]): boolean {
  return frames.every(({ seq }, index) => index === 0 || seq === (frames[index - 1]?.seq ?? 0) + 1)
}
