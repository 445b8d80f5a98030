import type { Tx } from "@/drizzle/client"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { findEntryOrigin } from "@/lib/store/reuse/find-entry-origin"

/** `writer`: the request for which an answer was written; null when that is not known any more. */
export type Writing = { writer: RequestRecord | null; elsewhere: "cache" | "joined" | null }

/** An answer that was given again, or shared, was written for another request: its record is that one's. */
export async function findWriting(tx: Tx, request: RequestRecord): Promise<Writing> {
  if (request.cacheKind) {
    const origin = request.cacheEntryId ? await findEntryOrigin(tx, request.cacheEntryId) : null
    const earlier = origin && (await findRequest(tx, origin.requestId))
    return { writer: earlier && (await findWriting(tx, earlier)).writer, elsewhere: "cache" }
  }
  if (!request.leaderId) return { writer: request, elsewhere: null }
  const leader = await findRequest(tx, request.leaderId)
  return { writer: leader && (await findWriting(tx, leader)).writer, elsewhere: "joined" }
}
