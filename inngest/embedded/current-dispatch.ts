import { AsyncLocalStorage } from "node:async_hooks"
import type { Dispatch, Engine } from "./engine-state"

/** Lets code inside a step find the very call it runs in, of several that a run may have open. */
export const currentDispatch = new AsyncLocalStorage<Dispatch>()

/** Aborts when the run is cancelled, when its lease is lost or when a stopping process gives up on it. */
export function signalOf(engine: Engine, runId: string): AbortSignal | undefined {
  const current = currentDispatch.getStore()
  if (current?.job.runId === runId) return current.abort.signal
  for (const { job, abort } of engine.dispatches.values()) if (job.runId === runId) return abort.signal
  return undefined
}
