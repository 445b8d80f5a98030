import { startExtractionChild, type ChildScript, type ExtractionChild } from "./extraction-child"
import type { ExtractionLimits } from "./extraction-limits"
import { describeFailure } from "./extraction-error"
import type { ExtractionInput, ExtractionProgress, ExtractionResult } from "./extraction-types"
import type { DrawResult, DrawTask, TaskResult, WorkerJob } from "./worker-job"

export type ExtractionPool = {
  read(input: ExtractionInput, limits: ExtractionLimits): Promise<ExtractionResult>
  /** One page as a picture. */
  draw(page: Omit<DrawTask, "kind">, limits: ExtractionLimits): Promise<DrawResult>
  /** Starts a child ahead of the first document. */
  warm(limits: ExtractionLimits): void
  /** Ends all children; documents being read fail. */
  close(): void
}

export type PoolOptions = { maxChildren: number; documentsPerChild: number; idleMs: number; script?: ChildScript; /** Told of every turn, when it is over. */ onTurn?: (task: WorkerJob["task"], tookMs: number) => void }

type Member = { child: ExtractionChild; documents: number; retireTimer: NodeJS.Timeout | null }

/** A document whose child was kept waiting by others so many times has to be tried another day. */
const mostWaits = 3

/**
 * Reads documents side by side in a few children, the rest wait in order. A child ends after a failure or when it has read its share.
 * A document that makes progress goes to the end of the line after its turn and is read on from where it is.
 */
export function createExtractionPool(options: PoolOptions): ExtractionPool {
  const idle: Member[] = []
  const waiting: (() => void)[] = []
  const members = new Set<Member>()
  let busy = 0
  let isClosed = false

  function start(maxHeapMb: number): Member {
    const member: Member = { child: startExtractionChild(maxHeapMb, options.script), documents: 0, retireTimer: null }
    members.add(member)
    return member
  }

  function discard(member: Member): void {
    if (member.retireTimer !== null) clearTimeout(member.retireTimer)
    members.delete(member)
    member.child.stop()
  }

  function rest(member: Member): void {
    member.retireTimer = setTimeout(() => {
      idle.splice(idle.indexOf(member), 1)
      discard(member)
    }, options.idleMs)
    member.retireTimer.unref()
    idle.push(member)
  }

  function take(maxHeapMb: number): Member {
    for (let member = idle.pop(); member !== undefined; member = idle.pop()) {
      if (member.retireTimer !== null) clearTimeout(member.retireTimer)
      if (member.child.isAlive() && member.child.maxHeapMb === maxHeapMb) return member
      discard(member)
    }
    return start(maxHeapMb)
  }

  async function run(task: WorkerJob["task"], limits: ExtractionLimits): Promise<TaskResult> {
    if (busy >= options.maxChildren) await new Promise<void>((resolve) => waiting.push(resolve))
    else busy++
    const member = take(limits.maxHeapMb)
    let isFit = false
    try {
      await member.child.ready
      const beganAt = performance.now()
      const result = await member.child.run(task, limits).finally(() => options.onTurn?.(task, performance.now() - beganAt))
      member.documents++
      isFit = result.ok && member.documents < options.documentsPerChild
      return result
    } finally {
      if (isFit) rest(member)
      else discard(member)
      const next = waiting.shift()
      if (next === undefined) busy--
      else next()
      if (!isFit) warm(limits)
    }
  }

  /** A turn that ended because others had the processor says nothing of the document and is given again. */
  async function takeTurn(task: WorkerJob["task"], limits: ExtractionLimits): Promise<TaskResult> {
    for (let waits = 0; ; waits++) {
      const result = await run(task, limits)
      if (result.ok) return result
      if (result.wasKeptWaiting !== true || waits + 1 >= mostWaits) return { ok: false, failure: result.failure }
    }
  }

  async function read(input: ExtractionInput, limits: ExtractionLimits): Promise<ExtractionResult> {
    let pagesRead = 0
    let processorMs = 0
    let progress: { progress?: Uint8Array } = {}
    for (;;) {
      const result = (await takeTurn({ kind: "read", input: { ...input, ...progress } }, limits)) as ExtractionResult | ExtractionProgress
      if (!("progress" in result)) return result
      const isSlow = result.pagesRead - pagesRead < (result.processorMs / 1_000) * limits.leastPagesPerSecond
      processorMs += result.processorMs
      if (isSlow || processorMs > limits.maxProcessorMs) return { ok: false, failure: describeFailure("timeout") }
      pagesRead = result.pagesRead
      progress = { progress: result.progress }
    }
  }

  function warm(limits: ExtractionLimits): void {
    if (!isClosed && idle.length === 0 && members.size < options.maxChildren) rest(start(limits.maxHeapMb))
  }

  function close(): void {
    isClosed = true
    members.forEach(discard)
  }

  return {
    read,
    draw: (page, limits) => takeTurn({ kind: "draw", ...page }, limits) as Promise<DrawResult>,
    warm,
    close,
  }
}
