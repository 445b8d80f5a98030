import type { Claim } from "./claim-jobs"
import type { Engine } from "./engine-state"

/** Before asking again for a row that another transaction held. */
const heldRowMs = 5

/** Begins the calls of a claim that has committed. */
export function takeUp(engine: Engine, claim: Claim): void {
  engine.hasBacklog = claim.isMore
  for (const job of claim.jobs) engine.dispatch(job)
  if (claim.isHeld) setTimeout(engine.wake, heldRowMs)
  // Jobs that were passed over under a full key may have kept others out of sight.
  if (claim.isMore && claim.jobs.length > 0) engine.isClaimWanted = true
}
