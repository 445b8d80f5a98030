import { sql } from "drizzle-orm"
import { rows } from "@/drizzle/client"
import { abortRun } from "./abort-run"
import { acceptEvents } from "./accept-events"
import type { Engine } from "./engine-state"
import type { Effects, Unit } from "./types"

export const wakeChannel = "engine_wake"

const conflictCodes = new Set(["40P01", "40001"])
const conflictRetries = 8
/** Keeps the payload under PostgreSQL's 8,000 bytes; workers learn of further cancellations at their next heartbeat. */
const announcedCancellations = 200

/** One unit of work; runs again after a deadlock. What it made due is started here, and announced to other processes, once it has committed. */
export async function transact<T>(engine: Engine, work: (unit: Unit) => Promise<T>): Promise<T> {
  const { database } = engine.options
  for (let attempt = 0; ; attempt++) {
    const effects: Effects = { isWorkDue: false, soonestDueMs: null, cancelledRunIds: [], endedEvents: [] }
    try {
      const result = await database.system(async (tx) => {
        const unit: Unit = { tx, functions: engine.functions, effects }
        const value = await work(unit)
        for (let ended = effects.endedEvents.splice(0); ended.length > 0; ended = effects.endedEvents.splice(0)) await acceptEvents(unit, ended)
        const isNews = effects.isWorkDue || effects.cancelledRunIds.length > 0
        if (isNews && database.kind === "postgres") await rows(tx, sql`select pg_notify(${wakeChannel}, ${announcement(engine.owner, effects)})`)
        return value
      })
      settleEffects(engine, effects)
      return result
    } catch (error) {
      if (attempt >= conflictRetries || !isConflict(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20 * (attempt + 1)))
    }
  }
}

function settleEffects(engine: Engine, effects: Effects): void {
  for (const runId of effects.cancelledRunIds) abortRun(engine, runId)
  if (effects.soonestDueMs !== null) engine.setAlarm(effects.soonestDueMs)
  if (effects.isWorkDue) engine.wake()
}

export type WakeAnnouncement = { from: string; isWorkDue: boolean; cancelled: string[] }

function announcement(from: string, effects: Effects): string {
  const message: WakeAnnouncement = { from, isWorkDue: effects.isWorkDue, cancelled: effects.cancelledRunIds.slice(0, announcedCancellations) }
  return JSON.stringify(message)
}

function isConflict(error: unknown): boolean {
  for (let current: unknown = error; typeof current === "object" && current !== null; current = (current as { cause?: unknown }).cause)
    if (conflictCodes.has(String((current as { code?: unknown }).code))) return true
  return false
}
