import { cancelRun } from "./cancel-run"
import { createRuns } from "./create-runs"
import { nextCronAt } from "./cron"
import type { Engine } from "./engine-state"
import { plainError } from "./plain-error"
import { planRun } from "./plan-run"
import { resolveStep } from "./resolve-step"
import { findDueCrons, readClock, setCron } from "./store/crons"
import { deleteJob } from "./store/delete-job"
import { type DueTimer, enterTimers, findDueTimers, readNextDueMs, wakeJobs } from "./store/find-due-timers"
import { transact } from "./transact"
import type { Unit } from "./types"

const timersPerUnit = 50
/** Before asking again while another process is firing. */
const shutDoorMs = 250
/** Before asking again for a row that another transaction held. */
const heldRowMs = 5
const failureMs = 1_000

/** Fires everything that is due by the database's clock, a bounded unit of work at a time, and sets the alarm for what comes next. */
export async function fireTimers(engine: Engine): Promise<void> {
  if (engine.phase !== "running") return
  engine.isFiringWanted = true
  if (engine.isFiring) return
  engine.isFiring = true
  while (engine.isFiringWanted && engine.phase === "running") {
    engine.isFiringWanted = false
    await fireDue(engine)
  }
  engine.isFiring = false
}

async function fireDue(engine: Engine): Promise<void> {
  try {
    await transact(engine, (unit) => wakeDueJobs(engine, unit))
    if (engine.crons.length > 0) await transact(engine, (unit) => fireCrons(engine, unit))
    while (engine.phase === "running") {
      const fired = await transact(engine, (unit) => fireBatch(engine, unit))
      if (fired.nextDueMs !== null) engine.setAlarm(Math.max(fired.nextDueMs, fired.isDoorShut ? shutDoorMs : heldRowMs))
      if (!fired.isMore) break
    }
  } catch (error) {
    engine.options.log.error({ err: plainError(error) }, "engine timers failed")
    engine.setAlarm(failureMs)
  }
}

async function wakeDueJobs(engine: Engine, unit: Unit): Promise<void> {
  const { woken, lost } = await wakeJobs(unit.tx)
  unit.effects.dueCount += woken + lost
  if (lost > 0) engine.options.log.warn({ lost }, "engine took over work whose worker has gone silent")
}

async function fireBatch(engine: Engine, unit: Unit): Promise<{ nextDueMs: number | null; isDoorShut: boolean; isMore: boolean }> {
  const isOpen = await enterTimers(unit.tx)
  const due = isOpen ? await findDueTimers(unit.tx, timersPerUnit) : []
  for (const timer of due) await fireTimer(unit, timer)
  return { nextDueMs: await readNextDueMs(unit.tx, engine.crons), isDoorShut: !isOpen, isMore: due.length === timersPerUnit }
}

async function fireTimer(unit: Unit, timer: DueTimer): Promise<void> {
  if (timer.kind === "deadline") return cancelRun(unit, { runId: timer.runId, reason: "it exceeded timeouts.finish" })
  if (timer.kind === "cancel" || !timer.stepId) return deleteJob(unit.tx, timer.id)
  const value = timer.kind === "invoke" ? { error: { name: "InngestInvokeTimeoutError", message: "the invoked function did not finish in time" } } : null
  await resolveStep(unit, { runId: timer.runId, stepId: timer.stepId, value })
}

async function fireCrons(engine: Engine, unit: Unit): Promise<void> {
  for (const cron of await findDueCrons(unit.tx, engine.crons)) {
    const definition = engine.functions.get(cron.functionId)
    const nextAt = nextCronAt(cron.spec, await readClock(unit.tx))
    if (!definition || !nextAt) continue
    await setCron(unit.tx, { functionId: cron.functionId, spec: cron.spec, nextAt })
    const at = new Date(cron.nextAtMs).toISOString().replace(".000Z", "Z")
    const event = { id: at, name: "inngest/scheduled.timer", ts: cron.nextAtMs, user: {}, data: { cron: cron.spec, fireAt: at, scheduledAt: at } }
    await createRuns(unit, [planRun(definition, { event })])
  }
}
