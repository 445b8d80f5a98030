import { listAbandoned } from "@/lib/store/requests/list-abandoned"
import type { Deps } from "../../context"
import { reconcileReservations } from "../../money"
import { endLeaderless } from "../../reuse/joining/end-leaderless"
import { announceLostRequests } from "../announce-request"
import { giveUpOnRequest } from "./run-steps"

const longestRunHours = 6

/** Announces what was accepted and never announced, ends what no run works on any more and what waits for a run that is over, frees holds that nobody closed. */
export async function sweepRequests(deps: Deps): Promise<{ announced: number; abandoned: number; leaderless: number; reconciled: number }> {
  const announced = await announceLostRequests(deps)
  const abandoned = await deps.database.system((tx) => listAbandoned(tx, { olderThanHours: longestRunHours }))
  for (const key of abandoned) await giveUpOnRequest(deps, key)
  return { announced, abandoned: abandoned.length, leaderless: await endLeaderless(deps), reconciled: await reconcileReservations(deps) }
}
