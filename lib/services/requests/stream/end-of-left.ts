import { stoppedParts, textParts } from "./parts"
import type { Frame } from "./stream-hub"

type Leaving = {
  afterSeq: number
  text: string
  /** Number of the last frame the reader has. */
  position: number
  /** True for a reader who was here when the run was left. */
  wasReading: boolean
}

/**
 * How the stream of a run ends for an author who left it: the same frames at every reading, behind the last one that was
 * theirs. A reader who was given more by another process than the row keeps starts again with what is kept.
 */
export function endOfLeft({ afterSeq, text, position, wasReading }: Leaving): Frame[] {
  const hasMore = wasReading && position > afterSeq
  const parts = hasMore ? [{ type: "reset-step" }, ...(text ? textParts(text) : []), ...stoppedParts()] : stoppedParts()
  const from = hasMore ? position + 1 : afterSeq + 1
  return parts.map((part, index) => ({ seq: from + index, part })).filter(({ seq }) => seq > position)
}
