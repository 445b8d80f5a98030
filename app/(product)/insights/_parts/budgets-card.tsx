import type { BudgetView } from "@/lib/services/insights/insights.dto"
import { BudgetBar } from "../../../_components/budget/budget-bar"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { TextLink } from "../../../_components/ui/text-link"
import { requestsHref } from "./requests-href"

/** What is left of every budget in its current period. */
export function BudgetsCard({ budgets, canEdit }: { budgets: BudgetView[]; canEdit: boolean }) {
  return (
    <Card>
      <CardHeader title="Budgets" description="Today and this month, whatever range is chosen above." actions={canEdit ? <TextLink href="/admin/budgets" className="text-sm">Change budgets</TextLink> : null} />
      {budgets.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">There are no budgets: nothing limits what is spent.</p>
      ) : (
        <ul className="divide-y divide-line">
          {budgets.map((budget) => (
            <li key={`${budget.id}/${budget.countedSubject}`} className="space-y-1 px-4 py-3">
              <p className="text-base font-medium">
                {hrefOf(budget) ? (
                  <TextLink href={hrefOf(budget) ?? ""} prefetch={false}>
                    {budget.subjectLabel}
                  </TextLink>
                ) : (
                  budget.subjectLabel
                )}
              </p>
              <BudgetBar budget={budget} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function hrefOf({ scope, countedSubject }: BudgetView): string | null {
  if (!countedSubject) return null
  return scope === "user" ? requestsHref({ userId: countedSubject }) : scope === "prompt" ? requestsHref({ promptKey: countedSubject }) : null
}
