import type { Frame } from "./stream-hub"

export type WriterOptions = {
  requestId: string
  attempt: number
  /** The number of this attempt's first frame. */
  nextSeq: number
  /** With null when the attempt may no longer write; else with the reason why its frames could not be kept. */
  onFenced: (failure: Error | null) => void
  wake: (writer: FrameWriter, isUrgent: boolean) => void
}

/** Collects the parts of one attempt until they are committed; text that waits is put into one frame. */
export class FrameWriter {
  readonly requestId: string
  readonly attempt: number
  private nextSeq: number
  private parts: Record<string, unknown>[] = []
  private hasSentText = false
  private isFenced = false

  constructor(private readonly options: WriterOptions) {
    this.requestId = options.requestId
    this.attempt = options.attempt
    this.nextSeq = options.nextSeq
  }

  write(part: Record<string, unknown>): void {
    if (this.isFenced) return
    this.parts.push(part)
    this.options.wake(this, false)
  }

  /** Text of the part with this id; the first text of a stream does not wait for company. */
  writeText(id: string, delta: string): void {
    if (this.isFenced) return
    const last = this.parts.at(-1)
    if (last?.type === "text-delta" && last.id === id) last.delta = `${String(last.delta)}${delta}`
    else this.parts.push({ type: "text-delta", id, delta })
    this.options.wake(this, this.isUrgent())
  }

  isUrgent(): boolean {
    return !this.hasSentText && this.parts.some((part) => part.type === "text-delta")
  }

  hasPending(): boolean {
    return this.parts.length > 0 && !this.isFenced
  }

  take(): Frame[] {
    this.hasSentText ||= this.parts.some((part) => part.type === "text-delta")
    const frames = this.parts.map((part) => ({ seq: this.nextSeq++, part }))
    this.parts = []
    return frames
  }

  fence(failure: Error | null = null): void {
    if (this.isFenced) return
    this.isFenced = true
    this.parts = []
    this.options.onFenced(failure)
  }
}
