import type { BudgetView } from "@/lib/services/insights/insights.dto"

export type BudgetGroup = { budget: BudgetView; title: string; counters: BudgetView[] }

/** One entry for each budget; a budget that everyone has is one entry with a counter for each who drew on it. */
export function groupBudgets(views: BudgetView[]): BudgetGroup[] {
  const groups = new Map<string, BudgetGroup>()
  for (const view of views) {
    const group = groups.get(view.id) ?? { budget: view, title: titleOf(view), counters: [] }
    if (view.subject !== "*" || view.countedSubject !== null) group.counters.push(view)
    groups.set(view.id, group)
  }
  return [...groups.values()]
}

function titleOf({ scope, subject, subjectLabel }: BudgetView): string {
  if (subject !== "*") return subjectLabel
  return scope === "user" ? "Each person" : "Each prompt"
}
