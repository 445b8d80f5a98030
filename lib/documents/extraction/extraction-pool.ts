import { startExtractionChild, type ChildScript, type ExtractionChild } from "./extraction-child"
import type { ExtractionLimits } from "./extraction-limits"
import type { ExtractionInput, ExtractionResult } from "./extraction-types"
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

export type PoolOptions = { maxChildren: number; documentsPerChild: number; idleMs: number; script?: ChildScript; /** Told when a document leaves the line and its reading begins. */ onBegin?: (task: WorkerJob["task"]) => void }

type Member = { child: ExtractionChild; documents: number; retireTimer: NodeJS.Timeout | null }

/** Reads documents side by side in a few children, the rest wait in order. A child ends after a failure or when it has read its share. */
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
      options.onBegin?.(task)
      const result = await member.child.run(task, limits)
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

  function warm(limits: ExtractionLimits): void {
    if (!isClosed && idle.length === 0 && members.size < options.maxChildren) rest(start(limits.maxHeapMb))
  }

  function close(): void {
    isClosed = true
    members.forEach(discard)
  }

  return {
    read: (input, limits) => run({ kind: "read", input }, limits) as Promise<ExtractionResult>,
    draw: (page, limits) => run({ kind: "draw", ...page }, limits) as Promise<DrawResult>,
    warm,
    close,
  }
}
