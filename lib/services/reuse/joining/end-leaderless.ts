import type { Tx } from "@/drizzle/client"
import { lockRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { listLeaderless } from "@/lib/store/reuse/list-leaderless"
import { scopeOf, type Deps, type ServiceContext } from "../../context"
import { closeReservation } from "../../money"
import { announceRequest } from "../../requests/announce-request"
import type { Closing } from "../../requests/finish/close-request"
import { isLive } from "../../requests/generate/request-work"
import { contextFor } from "../../requests/run/context-for"
import { settleFollowers, type Settled } from "./settle-followers"

/** Ends or restarts those who wait for a request that has ended without them. Returns how many leaders there were. */
export async function endLeaderless(deps: Deps): Promise<number> {
  const leaders = await deps.database.system(listLeaderless)
  for (const key of leaders) {
    const { ctx } = await contextFor(deps, key)
    const { restarted } = await deps.database.workspace(scopeOf(ctx), (tx) => settleLate(tx, ctx, key.requestId))
    deps.hub.publish(`request:${key.requestId}`)
    for (const request of restarted) await announceRequest(deps, request)
  }
  return leaders.length
}

async function settleLate(tx: Tx, ctx: ServiceContext, leaderId: string): Promise<Settled> {
  const leader = await lockRequest(tx, leaderId)
  if (!leader || isLive(leader)) return { ended: [], restarted: [] }
  const settled = await settleFollowers(tx, ctx, { leader, closing: endOf(leader) })
  await closeReservation(tx, { requestId: leader.id, unusedOf: settled.ended.map(({ id }) => id) })
  await ctx.deps.hub.notify(tx, [`request:${leader.id}`])
  return settled
}

/** An answer that a reviewer signed, or that has become stale or was withdrawn since, is not given to anybody else. */
function endOf({ status, approval, staleAt, withdrawnAt, errorCode, errorMessage, resultText, resultOutput, isAbstained }: RequestRecord): Closing {
  if (status === "done" && approval === "none" && staleAt === null && withdrawnAt === null) return { status, outcome: "delivered", changes: { resultText, resultOutput, isAbstained }, parts: [] }
  if (status === "failed") return { status, outcome: "failed", changes: { errorCode, errorMessage }, parts: [] }
  return { status: "cancelled", outcome: "cancelled", parts: [] }
}
