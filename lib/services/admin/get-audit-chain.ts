import { countUnsealedRows } from "@/lib/store/admin/count-unsealed-rows"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { ChainState } from "./admin.dto"
import { verifyAuditChain } from "./verify-audit-chain"

/** Checks the workspace's whole audit chain now. Rows of the last minute may still wait for their seal. */
export async function getAuditChain(ctx: ServiceContext): Promise<ChainState> {
  requireRole(ctx, ["admin"])
  const chain = await verifyAuditChain(ctx.deps, ctx.actor.workspaceId)
  const waitingCount = await ctx.deps.database.workspace(scopeOf(ctx), countUnsealedRows)
  return { ...chain, waitingCount }
}
