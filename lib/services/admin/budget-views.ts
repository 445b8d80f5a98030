import type { Tx } from "@/drizzle/client"
import { type BudgetCounterRow, listBudgetCounters } from "@/lib/store/admin/list-budget-counters"
import type { Deps } from "../context"
import type { BudgetView } from "../insights/insights.dto"

/** The current period of every budget, or of those that hold for one user. */
export async function budgetViews(tx: Tx, query: { deps: Pick<Deps, "prompts">; workspaceId: string; userId: string | null }): Promise<BudgetView[]> {
  const counters = await listBudgetCounters(tx, query)
  return counters.map(({ countedName, ...row }) => ({ ...row, subjectLabel: labelOf({ countedName, ...row }, query.deps) }))
}

function labelOf(row: BudgetCounterRow, deps: Pick<Deps, "prompts">): string {
  if (row.scope === "workspace") return "The whole workspace"
  if (row.scope === "purpose") return "Warming the answer cache"
  if (row.countedSubject === null) return row.scope === "user" ? "Each person" : "Each prompt"
  return row.scope === "user" ? (row.countedName ?? "Somebody who left") : deps.prompts.title(row.countedSubject)
}
