import { deleteHealthBefore, findLastHealthMinute, rollUpHealth as writeMinutes } from "@/lib/store/resilience/roll-up-health"
import type { Deps } from "../../context"
import { notProvidersFault } from "./providers-fault"

const minuteMs = 60_000
/** Calls may be settled late; so much is written anew each time. */
const againMs = 10 * minuteMs
const keptMs = 30 * 24 * 60 * minuteMs
/** After a long pause the missed time is caught up in pieces, so that no transaction is long. */
const pieceMs = 6 * 60 * minuteMs

/** Rolls the ledger of all workspaces up into minutes for each provider and model, and forgets what is older than 30 days. Returns the minutes written. */
export async function rollUpHealth(deps: Pick<Deps, "database" | "clock">): Promise<number> {
  const nowMs = deps.clock().getTime()
  const last = await deps.database.system(findLastHealthMinute)
  const oldestMs = floorToMinute(nowMs - keptMs)
  const fromMs = Math.max(oldestMs, Math.min(floorToMinute(nowMs - againMs), last?.getTime() ?? oldestMs))
  let written = 0
  for (let startMs = fromMs; startMs <= nowMs; startMs += pieceMs) {
    // One minute beyond the present: the database stamps the ends of calls with a clock of its own.
    const to = new Date(Math.min(startMs + pieceMs, nowMs + minuteMs))
    written += await deps.database.system((tx) => writeMinutes(tx, { from: new Date(startMs), to, notProvidersFault }))
  }
  await deps.database.system((tx) => deleteHealthBefore(tx, new Date(oldestMs)))
  return written
}

function floorToMinute(momentMs: number): number {
  return momentMs - (momentMs % minuteMs)
}
