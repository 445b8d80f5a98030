import type { Tx } from "@/drizzle/client"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { findEntryOrigin } from "@/lib/store/reuse/find-entry-origin"
import type { Actor } from "../actor"
import type { RequestView } from "./requests.dto"

/** How an answer came without a call of its own. Whose answer it was, and what they had asked, is told only to those who may read that. */
export async function viewReuse(tx: Tx, actor: Actor, request: RequestRecord): Promise<{ reuse: RequestView["reuse"]; models: string[] }> {
  const { cacheKind: kind, cachedAt, cacheEntryId } = request
  if (!kind) return { reuse: null, models: [] }
  const origin = cacheEntryId ? await findEntryOrigin(tx, cacheEntryId) : null
  const isOwn = origin?.actorId === actor.userId
  return {
    reuse: {
      kind,
      cachedAt: (cachedAt ?? request.createdAt).toISOString(),
      fromRequestId: origin && (isOwn || actor.role === "admin") ? origin.requestId : null,
      fromQuestion: isOwn && kind === "semantic" ? origin.question : null,
    },
    models: origin ? [origin.model.slice(origin.model.indexOf("/") + 1)] : [],
  }
}
