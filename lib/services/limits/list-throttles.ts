import { listThrottles as listRows } from "@/lib/store/limits/throttles"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { ThrottleView } from "./throttles.dto"

/** People of the workspace who are held back at this moment. */
export async function listThrottles(ctx: ServiceContext): Promise<Page<ThrottleView>> {
  requireRole(ctx, ["admin"])
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listRows(tx).execute())
  const items = found.map(({ userId, name, email, level, reason, createdAt, until }) => ({ user: { id: userId, name, email }, level, reason, since: createdAt.toISOString(), until: until.toISOString() }))
  return { items, nextCursor: null }
}
