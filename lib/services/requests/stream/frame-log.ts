import type { Database, Tx } from "@/drizzle/client"
import type { Log } from "@/lib/telemetry/log"
import { insertLiveFrames, type LiveFrame } from "@/lib/store/requests/insert-live-frames"
import { together } from "../together"
import { FrameWriter, type WriterOptions } from "./frame-writer"
import type { Frame, StreamHub } from "./stream-hub"

type Batch = { writer: FrameWriter; frames: Frame[] }

/** The longest time text waits for its commit while the database keeps up. */
const intervalMs = 50

/**
 * Commits the frames of all live streams of this process together: the first of a stream at once, later ones every
 * 50 ms, or as long as a commit takes when that is longer. A frame is durable before any listener gets it.
 */
export class FrameLog {
  private readonly dirty = new Set<FrameWriter>()
  private timer: NodeJS.Timeout | null = null
  private immediate: NodeJS.Immediate | null = null
  private flushing: Promise<void> | null = null
  private lastFlush = { endedMs: 0, tookMs: 0 }

  constructor(private readonly deps: { database: Database; hub: StreamHub; log: Log }) {}

  /** A writer for one attempt. `onFenced` is called when the attempt may no longer write, or its frames could not be kept. */
  open(options: Omit<WriterOptions, "wake">): FrameWriter {
    return new FrameWriter({ ...options, wake: (writer, isUrgent) => this.wake(writer, isUrgent) })
  }

  /** Resolves when everything written so far is durable or was refused. */
  async drain(writer: FrameWriter): Promise<void> {
    while (this.dirty.has(writer) || writer.hasPending()) {
      this.dirty.add(writer)
      await this.flush()
    }
    await this.flushing
  }

  private wake(writer: FrameWriter, isUrgent: boolean): void {
    this.dirty.add(writer)
    if (this.flushing) return
    if (isUrgent) {
      this.immediate ??= setImmediate(() => void this.flush())
      return
    }
    const waitMs = Math.max(0, Math.max(intervalMs, this.lastFlush.tookMs) - (Date.now() - this.lastFlush.endedMs))
    this.timer ??= setTimeout(() => void this.flush(), waitMs)
  }

  private flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    if (this.immediate) clearImmediate(this.immediate)
    this.timer = null
    this.immediate = null
    this.flushing ??= this.commit().finally(() => {
      this.flushing = null
      const [next] = this.dirty
      if (next) this.wake(next, [...this.dirty].some((writer) => writer.isUrgent()))
    })
    return this.flushing
  }

  private async commit(): Promise<void> {
    const writers = [...this.dirty]
    this.dirty.clear()
    const batches = writers.map((writer) => ({ writer, frames: writer.take() })).filter((batch) => batch.frames.length > 0)
    if (batches.length === 0) return
    const startedMs = Date.now()
    try {
      await this.keep(batches)
    } catch {
      // One stream's frames must not cost the others theirs.
      for (const batch of batches) await this.keep([batch]).catch((error: unknown) => this.giveUp(batch, error))
    } finally {
      this.lastFlush = { endedMs: Date.now(), tookMs: Date.now() - startedMs }
    }
  }

  private async keep(batches: Batch[]): Promise<void> {
    const all: LiveFrame[] = batches.flatMap(({ writer, frames }) => frames.map((frame) => ({ ...frame, requestId: writer.requestId, attempt: writer.attempt })))
    const { database, hub } = this.deps
    const tellOthers = (tx: Tx) => hub.notify(tx, batches.map(({ writer }) => `request:${writer.requestId}`))
    // The embedded database has nobody else to tell, so that one statement is all.
    const written = await (database.kind === "pglite" ? database.statement((tx) => insertLiveFrames(tx, all)) : database.system(async (tx) => (await together(insertLiveFrames(tx, all), tellOthers(tx)))[0]))
    for (const { writer, frames } of batches) {
      if (written.has(writer.requestId)) this.deps.hub.publish(`request:${writer.requestId}`, frames)
      else writer.fence()
    }
  }

  private giveUp({ writer }: Batch, error: unknown): void {
    this.deps.log.error({ err: error, requestId: writer.requestId }, "frames could not be committed")
    writer.fence(error instanceof Error ? error : new Error(String(error)))
  }
}
