import { listFlagRows } from "@/lib/store/admin/flags"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { FlagView } from "./admin.dto"
import { knownFlags } from "./known-flags"

/** Every switch there is, touched or not. */
export async function listFlags(ctx: ServiceContext): Promise<Page<FlagView>> {
  requireRole(ctx, ["admin"])
  const rows = await ctx.deps.database.workspace(scopeOf(ctx), listFlagRows)
  const set = new Map(rows.map((row) => [row.key, row]))
  const items = [...knownFlags(ctx.deps)].map(([key, byDefault]): FlagView => {
    const row = set.get(key)
    return { key, enabled: row?.value.enabled ?? byDefault, reason: row?.value.reason ?? null, updatedBy: row?.updatedBy ?? null, updatedAt: row?.updatedAt.toISOString() ?? null }
  })
  return { items, nextCursor: null }
}
