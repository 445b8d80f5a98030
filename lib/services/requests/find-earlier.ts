import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { claimIdempotencyKey } from "@/lib/store/requests/claim-idempotency-key"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import type { ServiceContext } from "../context"

/** The request that this person's key was used for; null when the key is the new request's from now on. */
export async function findEarlier(tx: Tx, ctx: ServiceContext, claim: { key: string; bodyHash: string; requestId: string }): Promise<RequestRecord | null> {
  const used = await claimIdempotencyKey(tx, { workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, ...claim })
  if (!used) return null
  if (used.bodyHash !== claim.bodyHash) throw new AppError("key_reused", "This Idempotency-Key was used for a different request. Use a new key for each thing you ask.")
  const earlier = await findRequest(tx, used.requestId)
  if (!earlier) throw new AppError("key_in_flight", "A request with this Idempotency-Key is being accepted at this moment. Try again in a second.", { retryAfterSeconds: 1 })
  return earlier
}
