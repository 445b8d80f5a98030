import { parseHostPattern } from "@/lib/documents/fetching/host-pattern"
import { listImportHosts as listRows } from "@/lib/store/imports/import-hosts"
import { scopeOf, type ServiceContext } from "../context"
import type { ImportHostsView } from "./imports.dto"
import { isPatternWithinCeiling } from "./permit-host"

/** The hosts from which this workspace imports; everybody may know them. */
export async function listImportHosts(ctx: ServiceContext): Promise<ImportHostsView> {
  const { ceiling } = ctx.deps.imports
  const rows = await ctx.deps.database.workspace(scopeOf(ctx), listRows)
  const items = rows.map(({ createdBy, createdAt, ...row }) => {
    const pattern = parseHostPattern(row.host)
    return { ...row, isWithinLimits: pattern !== null && isPatternWithinCeiling(ceiling, pattern), createdBy: createdBy ?? "Someone who left", createdAt: createdAt.toISOString() }
  })
  return { items, nextCursor: null, ceiling }
}
