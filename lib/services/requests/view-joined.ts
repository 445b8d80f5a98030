import type { Tx } from "@/drizzle/client"
import { listCalls } from "@/lib/store/requests/list-calls"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { countJoined } from "@/lib/store/reuse/lock-followers"
import type { Actor } from "../actor"
import type { RequestView } from "./requests.dto"
import { shownStatusOf } from "./shown-status-of"

export type JoinedFacts = Pick<RequestView, "joined" | "status" | "startedAt" | "finishedAt"> & { /** Models that wrote the shared answer. */ models: string[] }

/** How a request stands to others that asked the same while it ran. Who they are is told to nobody but admins and their own authors. */
export async function viewJoined(tx: Tx, actor: Actor, request: RequestRecord): Promise<JoinedFacts> {
  const times = { startedAt: request.startedAt?.toISOString() ?? null, finishedAt: (request.finishedAt ?? request.leftAt)?.toISOString() ?? null }
  if (!request.leaderId) {
    const others = request.shareKey ? await countJoined(tx, request.id) : 0
    return { joined: others > 0 ? { isLeader: true, others } : null, status: shownStatusOf(request), ...times, models: [] }
  }
  const leader = await findRequest(tx, request.leaderId)
  const isWaiting = request.status === "pending" || request.status === "processing"
  const isRunning = leader !== null && (leader.status === "pending" || leader.status === "processing")
  const mayReadLeader = leader !== null && (leader.actorId === actor.userId || actor.role === "admin")
  const calls = await listCalls(tx, [request.leaderId])
  return {
    joined: { isFollower: true, leaderId: mayReadLeader ? leader.id : null },
    status: isWaiting && isRunning ? leader.status : request.status,
    ...times,
    models: calls.filter((call) => call.purpose !== "embed_query").map((call) => call.model),
  }
}
