import { type Engine, dispatchKey } from "./engine-state"
import { fireTimers } from "./fire-timers"
import { plainError } from "./plain-error"
import { extendLeases } from "./store/extend-leases"
import { transact } from "./transact"

class LeaseLostError extends Error {
  override readonly name = "LeaseLostError"
}

/** Keeps the leases of open calls, aborts calls whose lease has passed to somebody else, and looks for due work that no one announced. */
export async function beat(engine: Engine): Promise<void> {
  try {
    const open = [...engine.dispatches.entries()]
    if (open.length > 0) {
      const input = { jobIds: open.map(([, { job }]) => job.id), owner: engine.owner, leaseMs: engine.options.leaseMs }
      const held = new Set((await transact(engine, ({ tx }) => extendLeases(tx, input))).map(dispatchKey))
      for (const [key, { job, abort }] of open) if (!held.has(key)) abort.abort(new LeaseLostError(`the lease of run ${job.runId} is lost`))
    }
    await fireTimers(engine)
    engine.wake()
  } catch (error) {
    engine.options.log.error({ err: plainError(error) }, "engine heartbeat failed")
  }
}
