import { chooseJobs } from "./choose-jobs"
import { dispatch } from "./dispatch"
import type { Engine } from "./engine-state"
import { findReadyJobs } from "./store/find-ready-jobs"
import { insertDeadlines } from "./store/insert-deadlines"
import { leaseJobs } from "./store/lease-jobs"
import { lockClaims } from "./store/locks"
import { transact } from "./transact"
import type { ClaimedJob, Unit } from "./types"

/** Before asking again for a row that another transaction held. */
const heldRowMs = 5
const failureMs = 1_000

/** Looks for ready work; asked while it is looking, it looks once more. */
export function wake(engine: Engine): void {
  if (engine.phase !== "running") return
  engine.isClaimWanted = true
  if (engine.isClaiming) return
  engine.isClaiming = true
  void claimWhileWanted(engine).finally(() => {
    engine.isClaiming = false
  })
}

async function claimWhileWanted(engine: Engine): Promise<void> {
  while (engine.isClaimWanted && engine.phase === "running") {
    engine.isClaimWanted = false
    const free = engine.options.slots - engine.dispatches.size
    if (free <= 0) {
      engine.hasBacklog = true
      return
    }
    try {
      const claim = await transact(engine, (unit) => claimJobs(engine, { unit, free }))
      engine.hasBacklog = claim.isMore
      if (claim.isHeld) setTimeout(engine.wake, heldRowMs)
      for (const job of claim.jobs) dispatch(engine, job)
    } catch (error) {
      engine.options.log.error({ error }, "engine could not claim work")
      setTimeout(engine.wake, failureMs)
    }
  }
}

async function claimJobs(engine: Engine, input: { unit: Unit; free: number }): Promise<{ jobs: ClaimedJob[]; isMore: boolean; isHeld: boolean }> {
  const { tx } = input.unit
  if (Object.keys(engine.limits).length > 0) await lockClaims(tx)
  const ready = await findReadyJobs(tx, { functionIds: engine.functions.keys(), limits: engine.limits, count: input.free })
  const ids = chooseJobs(ready, engine.limits)
  if (ids.length === 0) return { jobs: [], isMore: false, isHeld: false }
  engine.claimCount += 1
  const jobs = await leaseJobs(tx, { ids, lease: `${engine.owner}:${engine.claimCount}`, leaseMs: engine.options.leaseMs })
  const deadlines = jobs.flatMap((job) => {
    const afterMs = job.isFirst ? engine.functions.get(job.functionId)?.finishTimeoutMs : null
    return afterMs ? [{ runId: job.runId, functionId: job.functionId, afterMs }] : []
  })
  if (deadlines.length > 0) {
    await insertDeadlines(tx, deadlines)
    input.unit.effects.soonestDueMs = Math.min(...deadlines.map((deadline) => deadline.afterMs))
  }
  const isBlocked = ids.length < ready.length
  if (isBlocked) engine.isClaimWanted = true
  return { jobs, isMore: ready.length >= input.free || isBlocked, isHeld: jobs.length < ids.length }
}
