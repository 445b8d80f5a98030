import { scopeOf, type ServiceContext } from "../context"
import type { BudgetView } from "../insights/insights.dto"
import type { Page } from "../paging.dto"
import type { ListBudgetsInput } from "./admin.dto"
import { budgetViews } from "./budget-views"

/** Every budget with what is spent, held and left, for managers and admins; one's own for everybody else. */
export async function listBudgets(ctx: ServiceContext, input: ListBudgetsInput): Promise<Page<BudgetView>> {
  const { workspaceId, userId, role } = ctx.actor
  const seesAll = input.of === "all" && (role === "manager" || role === "admin")
  const items = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => budgetViews(tx, { deps: ctx.deps, workspaceId, userId: seesAll ? null : userId }))
  return { items, nextCursor: null }
}
