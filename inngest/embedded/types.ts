import type { Database, Tx } from "@/drizzle/client"

/** An event as it is stored and handed to functions. */
export type EventBody = { id: string; name: string; data: Record<string, unknown>; ts: number; user?: unknown; v?: string }

/** When something is due: so long from now by the database's clock, or at a moment. */
export type Due = { afterMs: number } | { at: string }

export type ConcurrencyLimit = { limit: number; key?: string | undefined; scope: "fn" | "env" }

export type RegisteredFunction = {
  id: string
  triggers: { event?: string | undefined; expression?: string | undefined; cron?: string | undefined }[]
  maxAttempts: number
  concurrency: ConcurrencyLimit[]
  cancellations: { event: string; if?: string | undefined; timeout?: string | undefined }[]
  priority: string | null
  idempotency: string | null
  singleton: { key?: string | undefined; mode: "skip" | "cancel" } | null
  finishTimeoutMs: number | null
}

export type StepError = { name: string; message: string; stack?: string; cause?: unknown }

/** What a live run's row tells the engine. */
export type RunRow = {
  id: string
  functionId: string
  event: EventBody
  protocolVersion: number
  parentRunId: string | null
  parentStepId: string | null
}

/** A claimed call: its lease, and all that the request to the SDK is made of. */
export type ClaimedJob = {
  id: string
  runId: string
  functionId: string
  kind: "discover" | "step"
  stepId: string | null
  lease: string
  attempt: number
  lostCount: number
  concurrencyKeys: string[]
  options: { parallelMode?: string }
  event: EventBody
  protocolVersion: number
  steps: { id: string; value: unknown }[]
  hasPending: boolean
  isFirst: boolean
}

/** What a unit of work has brought about. `endedEvents` are taken in before it commits; `dueCount` is of calls that can be made now. */
export type Effects = { dueCount: number; soonestDueMs: number | null; cancelledRunIds: string[]; endedEvents: EventBody[] }

export type Unit = { tx: Tx; functions: ReadonlyMap<string, RegisteredFunction>; effects: Effects }

/** The part of a pino logger that the engine needs. */
export type EngineLog = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type EngineOptions = {
  database: Database
  log: EngineLog
  /** Calls to the SDK that may be open at once in this process. */
  slots?: number
  /** How long a worker may be silent before its work is taken over. */
  leaseMs?: number
  /** Days that events and finished runs are kept; at least 1, since idempotency reaches back 24 hours. */
  retentionDays?: number
  /** Delay before the next attempt; `attempt` counts from 0. */
  backoffMs?: (attempt: number) => number
}

export type EngineStats = { queued: number; running: number; waiting: number; oldestDueAgeMs: number }
