import type { Engine } from "./engine-state"

const longestTimeoutMs = 2 ** 31 - 1

/** Calls `fire` in so many milliseconds, unless an earlier alarm is set already. */
export function setAlarm(engine: Engine, input: { afterMs: number; fire: () => void }): void {
  if (engine.phase !== "running") return
  const { afterMs, fire } = input
  const atMs = performance.now() + Math.max(1, afterMs)
  if (engine.alarm && engine.alarm.atMs <= atMs) return
  clearAlarm(engine)
  const timer = setTimeout(() => {
    engine.alarm = null
    fire()
  }, Math.min(Math.max(1, Math.ceil(afterMs)), longestTimeoutMs))
  engine.alarm = { timer, atMs }
}

export function clearAlarm(engine: Engine): void {
  if (engine.alarm) clearTimeout(engine.alarm.timer)
  engine.alarm = null
}
