import type { Engine } from "./engine-state"

class RunCancelledError extends Error {
  override readonly name = "RunCancelledError"
}

/** Fires the signals of a run's open calls in this process. */
export function abortRun(engine: Engine, runId: string): void {
  for (const { job, abort } of engine.dispatches.values())
    if (job.runId === runId) abort.abort(new RunCancelledError(`run ${runId} was cancelled`))
}
