import { randomUUID } from "node:crypto"
import { setAlarm } from "./alarm"
import { cancelRun } from "./cancel-run"
import { wake } from "./claim-loop"
import { signalOf } from "./current-dispatch"
import { deleteFinished } from "./delete-finished"
import { dispatch } from "./dispatch"
import type { Engine } from "./engine-state"
import { fireTimers } from "./fire-timers"
import { handleFetch } from "./handle-fetch"
import { hearWake } from "./hear-wake"
import { beat } from "./heartbeat"
import { plainError } from "./plain-error"
import { type EngineFunctions, registerFunctions } from "./register-functions"
import { stopEngine } from "./stop-engine"
import { readStats } from "./store/read-stats"
import { transact, wakeChannel } from "./transact"
import type { EngineOptions, EngineStats } from "./types"

const hourMs = 3_600_000

export type EmbeddedEngine = {
  /** The client's `fetch`: takes the place of the network to Inngest's server. */
  fetch: typeof fetch
  /** Registers the functions, or throws one error naming all that cannot be run here; then takes up work. Called again, it only registers. */
  start(input: EngineFunctions): Promise<void>
  /** Drains and gives leases back; open calls have `graceMs` (5 s) to come to the end of their step. */
  stop(input?: { graceMs?: number }): Promise<void>
  /** Aborts when the run is cancelled, its lease is lost or this process stops; undefined where the run has no call open. */
  signal(runId: string): AbortSignal | undefined
  cancel(runId: string): Promise<void>
  stats(): Promise<EngineStats>
  /** Also runs hourly with the engine's own `retentionDays`. */
  deleteFinished(input: { olderThanDays: number }): Promise<{ runs: number; events: number }>
}

export function createEmbeddedEngine(options: EngineOptions): EmbeddedEngine {
  const engine = createEngine(options)
  return {
    fetch: (input, init) => handleFetch(engine, new Request(input, init)),
    start: (input) => startEngine(engine, input),
    stop: (input) => stopEngine(engine, { graceMs: input?.graceMs ?? 5_000 }),
    signal: (runId) => signalOf(engine, runId),
    cancel: (runId) => transact(engine, (unit) => cancelRun(unit, { runId, reason: "on request" })),
    stats: () => options.database.system(readStats),
    deleteFinished: (input) => deleteFinished(engine, input),
  }
}

function createEngine(options: EngineOptions): Engine {
  if (options.retentionDays !== undefined && options.retentionDays < 1) throw new Error("retentionDays must be at least 1: idempotency reaches back 24 hours")
  const engine: Engine = {
    options: { slots: 20, leaseMs: 15_000, retentionDays: 14, backoffMs: serverBackoffMs, ...options },
    owner: randomUUID(),
    phase: "idle",
    functions: new Map(),
    limits: {},
    crons: [],
    handler: null,
    registration: null,
    registered: deferred(),
    dispatches: new Map(),
    claimCount: 0,
    hasBacklog: false,
    isClaiming: false,
    isClaimWanted: false,
    isFiring: false,
    isFiringWanted: false,
    alarm: null,
    stops: [],
    dispatch: (job) => dispatch(engine, job),
    wake: () => wake(engine),
    setAlarm: (afterMs) => setAlarm(engine, { afterMs, fire: () => void fireTimers(engine) }),
  }
  return engine
}

async function startEngine(engine: Engine, input: EngineFunctions): Promise<void> {
  await registerFunctions(engine, input)
  if (engine.phase === "running") return
  const { database, leaseMs, retentionDays, log } = engine.options
  if (database.kind === "postgres") engine.stops.push(await database.listen(wakeChannel, (payload) => hearWake(engine, payload)))
  engine.phase = "running"
  every(engine, { everyMs: leaseMs / 3, work: () => beat(engine) })
  every(engine, { everyMs: hourMs, work: () => deleteFinished(engine, { olderThanDays: retentionDays }).catch((error: unknown) => log.error({ err: plainError(error) }, "engine retention failed")) })
  await fireTimers(engine)
  engine.wake()
  log.info({ functions: engine.functions.size, database: database.kind }, "engine started")
}

function every(engine: Engine, input: { everyMs: number; work: () => Promise<unknown> }): void {
  const timer = setInterval(() => void input.work(), input.everyMs)
  engine.stops.push(() => clearInterval(timer))
}

/** The schedule of Inngest's own server: 15 s, 30 s, 1, 2, 5, 10, 20, 40 min, 1 h, 2 h, each plus up to 30 s. */
const serverBackoffsMs = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 2_400_000, 3_600_000, 7_200_000]

function serverBackoffMs(attempt: number): number {
  return (serverBackoffsMs[Math.min(attempt, serverBackoffsMs.length - 1)] ?? 0) + Math.random() * 30_000
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
