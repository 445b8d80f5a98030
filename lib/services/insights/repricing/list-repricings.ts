import { notFound } from "@/lib/errors"
import { findRepricing, listRepricingRows } from "@/lib/store/repricing/repricing-rows"
import { scopeOf, type ServiceContext } from "../../context"
import type { Page, PageQuery } from "../../paging.dto"
import { requireRole } from "../../require-role"
import type { RepricingView } from "./repricing.dto"
import { toRepricingView } from "./to-repricing-view"

/** The periods that were priced again, the latest first. */
export async function listRepricings(ctx: ServiceContext, { cursor, limit }: PageQuery): Promise<Page<RepricingView>> {
  requireRole(ctx, ["manager", "admin"])
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listRepricingRows(tx, { before: cursor ?? null, limit: limit + 1 }))
  const items = found.slice(0, limit).map(toRepricingView)
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

export async function getRepricing(ctx: ServiceContext, { id }: { id: string }): Promise<RepricingView> {
  requireRole(ctx, ["manager", "admin"])
  const row = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => findRepricing(tx, id))
  if (!row) throw notFound("repricing")
  return toRepricingView(row)
}
