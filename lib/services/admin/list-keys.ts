import { listApiKeys } from "@/lib/store/admin/api-keys"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { KeyView, ListKeysInput } from "./admin.dto"

/** One's own keys, or all of the workspace for an admin. Secrets are not kept, so they cannot be shown. */
export async function listKeys(ctx: ServiceContext, input: ListKeysInput): Promise<Page<KeyView>> {
  if (input.of === "workspace") requireRole(ctx, ["admin"])
  const keys = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listApiKeys(tx, input.of === "me" ? ctx.actor.userId : null))
  const items = keys.map(({ ownerId, ownerName, createdAt, lastUsedAt, revokedAt, ...key }) => ({
    ...key,
    owner: { id: ownerId, name: ownerName },
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    isRevoked: revokedAt !== null,
  }))
  return { items, nextCursor: null }
}
