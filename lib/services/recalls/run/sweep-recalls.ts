import { listUnfollowed } from "@/lib/store/recalls/get-recall"
import type { Deps } from "../../context"

/** What was being written when a recall was opened has ended by then. */
const freshMinutes = 10

/** Announces open recalls that have work left, whatever became of their first announcement. Returns how many. */
export async function sweepRecalls(deps: Deps): Promise<number> {
  const found = await deps.database.system((tx) => listUnfollowed(tx, { freshMinutes }))
  if (found.length > 0) await deps.announce(found.map((data) => ({ name: "recall/follow-asked", data })))
  return found.length
}
