import { sql } from "drizzle-orm"
import { rows } from "@/drizzle/client"
import { abortRun } from "./abort-run"
import { acceptEvents } from "./accept-events"
import { type Claim, claimJobs, freeSlots } from "./claim-jobs"
import type { Engine } from "./engine-state"
import { takeUp } from "./take-up"
import type { Effects, Unit } from "./types"

export const wakeChannel = "engine_wake"

const conflictCodes = new Set(["40P01", "40001"])
const conflictRetries = 8
/** Keeps the payload under PostgreSQL's 8,000 bytes; workers learn of further cancellations at their next heartbeat. */
const announcedCancellations = 200

/**
 * One unit of work; runs again after a deadlock. What it makes due is claimed in the same transaction where this
 * process has room, which saves the way to the first step a commit; other processes hear of what is left.
 */
export async function transact<T>(engine: Engine, work: (unit: Unit) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await transactOnce(engine, work)
    } catch (error) {
      if (attempt >= conflictRetries || !isConflict(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20 * (attempt + 1)))
    }
  }
}

async function transactOnce<T>(engine: Engine, work: (unit: Unit) => Promise<T>): Promise<T> {
  const effects: Effects = { dueCount: 0, soonestDueMs: null, cancelledRunIds: [], endedEvents: [] }
  let isClaiming = false
  let claim: Claim | null = null
  try {
    const result = await engine.options.database.system(async (tx) => {
      const unit: Unit = { tx, functions: engine.functions, effects }
      const value = await work(unit)
      for (let ended = effects.endedEvents.splice(0); ended.length > 0; ended = effects.endedEvents.splice(0)) await acceptEvents(unit, ended)
      if (effects.dueCount > 0 && !engine.isClaiming && freeSlots(engine) > 0) {
        isClaiming = engine.isClaiming = true
        claim = await claimJobs(engine, unit)
      }
      await announce(engine, { unit, claim })
      return value
    })
    for (const runId of effects.cancelledRunIds) abortRun(engine, runId)
    if (effects.soonestDueMs !== null) engine.setAlarm(effects.soonestDueMs)
    if (claim) takeUp(engine, claim)
    else if (effects.dueCount > 0) engine.wake()
    return result
  } finally {
    if (isClaiming) {
      engine.isClaiming = false
      if (engine.isClaimWanted) engine.wake()
    }
  }
}

export type WakeAnnouncement = { from: string; isWorkDue: boolean; cancelled: string[] }

async function announce(engine: Engine, input: { unit: Unit; claim: Claim | null }): Promise<void> {
  const { effects, tx } = input.unit
  const isTaken = input.claim !== null && !input.claim.isMore && input.claim.jobs.length >= effects.dueCount
  const isWorkDue = effects.dueCount > 0 && !isTaken
  if (engine.options.database.kind !== "postgres" || (!isWorkDue && effects.cancelledRunIds.length === 0)) return
  const message: WakeAnnouncement = { from: engine.owner, isWorkDue, cancelled: effects.cancelledRunIds.slice(0, announcedCancellations) }
  await rows(tx, sql`select pg_notify(${wakeChannel}, ${JSON.stringify(message)})`)
}

function isConflict(error: unknown): boolean {
  for (let current: unknown = error; typeof current === "object" && current !== null; current = (current as { cause?: unknown }).cause)
    if (conflictCodes.has(String((current as { code?: unknown }).code))) return true
  return false
}
