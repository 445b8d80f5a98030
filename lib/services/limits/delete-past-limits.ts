import { deletePastPoints } from "@/lib/store/limits/rate-limits"
import type { Deps } from "../context"

/** Counters whose window has ended say nothing any more. Returns how many there were. */
export function deletePastLimits(deps: Pick<Deps, "database">): Promise<number> {
  return deps.database.system(deletePastPoints)
}
