import { notFound } from "@/lib/errors"
import { revokeApiKey } from "@/lib/store/admin/api-keys"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"

/** Ends a key at once: one's own, or anybody's for an admin. A key that has ended stays so. */
export async function revokeKey(ctx: ServiceContext, input: { id: string }): Promise<void> {
  const ownerId = ctx.actor.role === "admin" ? null : ctx.actor.userId
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const outcome = await revokeApiKey(tx, { id: input.id, ownerId })
    if (outcome === "unknown") throw notFound("key")
    if (outcome === "revoked") await insertAudit(tx, { actor: ctx.actor, action: "key.revoked", subjectKind: "api_key", subjectId: input.id })
  })
}
