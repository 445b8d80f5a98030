import { AppError } from "@/lib/errors"
import { upsertFlag } from "@/lib/store/admin/flags"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { FlagView, PutFlagInput } from "./admin.dto"
import { knownFlags } from "./known-flags"

/** Turns a switch; it counts for the very next request. Throws invalid_payload for a switch that nothing asks for. */
export async function putFlag(ctx: ServiceContext, input: PutFlagInput): Promise<FlagView> {
  requireRole(ctx, ["admin"])
  if (!knownFlags(ctx.deps).has(input.key)) throw new AppError("invalid_payload", "There is no such switch.", { fields: [{ field: "key", message: "unknown" }] })
  const value = { enabled: input.enabled, ...(input.reason ? { reason: input.reason } : {}) }
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await upsertFlag(tx, { workspaceId: ctx.actor.workspaceId, key: input.key, value, updatedBy: ctx.actor.userId })
    await insertAudit(tx, { actor: ctx.actor, action: "flag.set", subjectKind: "flag", subjectId: input.key, detail: value })
  })
  return { key: input.key, enabled: input.enabled, reason: input.reason || null, updatedBy: ctx.actor.name, updatedAt: ctx.deps.clock().toISOString() }
}
