import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { claimIdempotencyKey } from "@/lib/store/requests/claim-idempotency-key"
import { hashJson } from "@/prompts/content-hash"
import type { ServiceContext } from "./context"

/** What was sent before under this person's key: the id that it led to. Null where no key is given, or where it is this one's from now on. Throws key_reused for another body. */
export async function claimKey(tx: Tx, ctx: ServiceContext, { key, body, id }: { key: string | null; body: unknown; id: string }): Promise<string | null> {
  if (key === null) return null
  const bodyHash = hashJson(body)
  const used = await claimIdempotencyKey(tx, { workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, key, bodyHash, requestId: id })
  if (!used) return null
  if (used.bodyHash !== bodyHash) throw new AppError("key_reused", "This Idempotency-Key was used for something else. Use a new key for each thing you make or change.")
  return used.requestId
}
