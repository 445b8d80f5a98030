import { clearAlarm } from "./alarm"
import type { Engine } from "./engine-state"
import { releaseLeases } from "./store/release-job"
import { transact } from "./transact"

const pollMs = 10
const abortGraceMs = 1_000

class EngineStoppedError extends Error {
  override readonly name = "EngineStoppedError"
}

/**
 * Takes no new work, lets open calls come to the end of their step, aborts those that take longer than `graceMs`, and
 * gives every lease back, so that another process goes on without waiting for it to run out.
 */
export async function stopEngine(engine: Engine, input: { graceMs: number }): Promise<void> {
  if (engine.phase !== "running") return
  engine.phase = "draining"
  clearAlarm(engine)
  await untilIdle(engine, input.graceMs)
  for (const { abort } of engine.dispatches.values()) abort.abort(new EngineStoppedError("the process is stopping"))
  await untilIdle(engine, abortGraceMs)
  for (const stop of engine.stops.splice(0)) await stop()
  const released = await transact(engine, async (unit) => (unit.effects.dueCount = await releaseLeases(unit.tx, engine.owner)))
  engine.phase = "stopped"
  engine.options.log.info({ released }, "engine stopped")
}

async function untilIdle(engine: Engine, longestMs: number): Promise<void> {
  const untilMs = performance.now() + longestMs
  while ((engine.dispatches.size > 0 || engine.isClaiming || engine.isFiring) && performance.now() < untilMs) await new Promise((resolve) => setTimeout(resolve, pollMs))
}
