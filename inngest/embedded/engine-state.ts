import type { ClaimedJob, EngineOptions, RegisteredFunction } from "./types"

/** A call to the SDK that is open in this process. */
export type Dispatch = { job: ClaimedJob; abort: AbortController }

/** What one engine of one process holds in memory; everything that must survive it is in the database. */
export type Engine = {
  readonly options: Required<EngineOptions>
  /** Begins every lease of this process. */
  readonly owner: string
  phase: "idle" | "running" | "draining" | "stopped"
  functions: ReadonlyMap<string, RegisteredFunction>
  limits: Record<string, number>
  crons: { functionId: string; spec: string }[]
  handler: ((request: Request) => Promise<Response>) | null
  /** Filled by the SDK's registration call. */
  registration: unknown[] | null
  readonly registered: { promise: Promise<void>; resolve: () => void }
  /** By `dispatchKey`. */
  readonly dispatches: Map<string, Dispatch>
  claimCount: number
  /** The last claim left ready work behind, so every slot that frees is worth another. */
  hasBacklog: boolean
  isClaiming: boolean
  isClaimWanted: boolean
  isFiring: boolean
  isFiringWanted: boolean
  alarm: { timer: NodeJS.Timeout; atMs: number } | null
  /** Makes the call of a claimed job. */
  readonly dispatch: (job: ClaimedJob) => void
  /** Looks for ready work now. */
  readonly wake: () => void
  /** Fires timers in so many milliseconds. */
  readonly setAlarm: (afterMs: number) => void
  readonly stops: (() => Promise<void> | void)[]
}

/** Names a lease to the SDK and back: it comes back with every checkpoint. */
export function dispatchKey(job: { id: string; lease: string }): string {
  return `${job.id}|${job.lease}`
}

export function parseDispatchKey(key: string): { jobId: string; lease: string } {
  const bar = key.lastIndexOf("|")
  return { jobId: key.slice(0, bar), lease: key.slice(bar + 1) }
}
