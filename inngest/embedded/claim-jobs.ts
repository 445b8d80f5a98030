import { chooseJobs } from "./choose-jobs"
import type { Engine } from "./engine-state"
import { findReadyJobs } from "./store/find-ready-jobs"
import { insertDeadlines } from "./store/insert-deadlines"
import { leaseJobs } from "./store/lease-jobs"
import { lockClaims } from "./store/locks"
import type { ClaimedJob, Unit } from "./types"

/** `isMore`: ready work is left that this process had no slot for. `isHeld`: some was left because its row was locked. */
export type Claim = { jobs: ClaimedJob[]; isMore: boolean; isHeld: boolean }

export function freeSlots(engine: Engine): number {
  return engine.phase === "running" ? engine.options.slots - engine.dispatches.size : 0
}

/** Leases ready work to this process, as much as its slots and the concurrency limits allow. */
export async function claimJobs(engine: Engine, unit: Unit): Promise<Claim> {
  const count = freeSlots(engine)
  if (Object.keys(engine.limits).length > 0) await lockClaims(unit.tx)
  const ready = await findReadyJobs(unit.tx, { functionIds: engine.functions.keys(), limits: engine.limits, count })
  const ids = chooseJobs(ready, engine.limits)
  if (ids.length === 0) return { jobs: [], isMore: false, isHeld: false }
  engine.claimCount += 1
  const jobs = await leaseJobs(unit.tx, { ids, lease: `${engine.owner}:${engine.claimCount}`, leaseMs: engine.options.leaseMs })
  await setDeadlines(engine, { unit, jobs })
  return { jobs, isMore: ready.length >= count || ids.length < ready.length, isHeld: jobs.length < ids.length }
}

async function setDeadlines(engine: Engine, input: { unit: Unit; jobs: ClaimedJob[] }): Promise<void> {
  const { unit, jobs } = input
  const deadlines = jobs.flatMap((job) => {
    const afterMs = job.isFirst ? engine.functions.get(job.functionId)?.finishTimeoutMs : null
    return afterMs ? [{ runId: job.runId, functionId: job.functionId, afterMs }] : []
  })
  if (deadlines.length === 0) return
  await insertDeadlines(unit.tx, deadlines)
  for (const { afterMs } of deadlines) noteDue(unit.effects, afterMs)
}

export function noteDue(effects: Unit["effects"], afterMs: number): void {
  effects.soonestDueMs = Math.min(effects.soonestDueMs ?? Number.POSITIVE_INFINITY, afterMs)
}
