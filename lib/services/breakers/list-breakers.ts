import type { ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { BreakerView } from "./breakers.dto"
import { viewBreakers } from "./view-breakers"

/** Every model that may be asked, with whether calls are sent to it now. */
export async function listBreakers(ctx: ServiceContext): Promise<Page<BreakerView>> {
  requireRole(ctx, ["manager", "admin"])
  return { items: await ctx.deps.database.system((tx) => viewBreakers(tx, ctx)), nextCursor: null }
}
