import { AppError } from "@/lib/errors"
import { insertApiKey } from "@/lib/store/admin/api-keys"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { createKeySecret } from "../identity"
import type { CreatedKey, CreateKeyInput } from "./admin.dto"

/** A key with its owner's rights. Its secret is in this answer and nowhere else. */
export async function createKey(ctx: ServiceContext, input: CreateKeyInput): Promise<CreatedKey> {
  if (ctx.actor.kind === "api_key") throw new AppError("forbidden", "A key cannot make keys. Sign in to make one.")
  const { secret, prefix, secretHash } = createKeySecret()
  const { workspaceId, userId, name } = ctx.actor
  const row = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const key = await insertApiKey(tx, { workspaceId, userId, name: input.name, prefix, secretHash })
    await insertAudit(tx, { actor: ctx.actor, action: "key.created", subjectKind: "api_key", subjectId: key.id, detail: { name: input.name, prefix } })
    return key
  })
  return { id: row.id, name: input.name, prefix, owner: { id: userId, name }, createdAt: row.createdAt.toISOString(), lastUsedAt: null, isRevoked: false, secret }
}
