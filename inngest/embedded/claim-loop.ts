import { claimJobs, freeSlots } from "./claim-jobs"
import type { Engine } from "./engine-state"
import { plainError } from "./plain-error"
import { takeUp } from "./take-up"
import { transact } from "./transact"

/** Before asking again after a failure. */
const failureMs = 1_000

/** Looks for ready work; asked while it is looking, it looks once more. */
export function wake(engine: Engine): void {
  if (engine.phase !== "running") return
  engine.isClaimWanted = true
  if (engine.isClaiming) return
  engine.isClaiming = true
  void claimWhileWanted(engine)
}

/** Never rejects; leaves `isClaiming` in the same turn in which it finds nothing more wanted, so that no wake falls between. */
async function claimWhileWanted(engine: Engine): Promise<void> {
  while (engine.isClaimWanted && engine.phase === "running") {
    engine.isClaimWanted = false
    if (freeSlots(engine) <= 0) {
      engine.hasBacklog = true
      break
    }
    try {
      takeUp(engine, await transact(engine, (unit) => claimJobs(engine, unit)))
    } catch (error) {
      engine.options.log.error({ err: plainError(error) }, "engine could not claim work")
      setTimeout(engine.wake, failureMs)
    }
  }
  engine.isClaiming = false
}
