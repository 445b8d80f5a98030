"use client"

import { useState } from "react"
import { Plus, Wallet } from "lucide-react"
import type { BudgetView } from "@/lib/services/insights/insights.dto"
import { budgetAmount } from "../../../../_components/budget/budget-amount"
import { BudgetBar } from "../../../../_components/budget/budget-bar"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { ConfirmDialog } from "../../../../_components/ui/confirm-dialog"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { showToast } from "../../../../_components/ui/toast"
import { useFormCall } from "../../_parts/use-form-call"
import { BudgetDialog, type BudgetDraft, type Choice } from "./budget-dialog"
import { groupBudgets } from "./group-budgets"

const newBudget: BudgetDraft = { scope: "workspace", subject: "", period: "month", unit: "nano_usd", limit: null }

function draftOf({ scope, subject, period, unit, limit }: BudgetView): BudgetDraft {
  return { scope, subject, period, unit, limit }
}

/** Every budget with its counters, and ways to add, change and remove one. */
export function BudgetsEditor({ budgets, people, prompts }: { budgets: BudgetView[]; people: Choice[]; prompts: Choice[] }) {
  const [draft, setDraft] = useState<BudgetDraft | null>(null)
  const [ending, setEnding] = useState<{ title: string; budget: BudgetView } | null>(null)
  const { send, isBusy, problem } = useFormCall()
  const remove = async (budget: BudgetView) => {
    const removed = await send({ path: "/api/budgets", method: "PUT", body: { ...draftOf(budget), limit: null } })
    if (removed) showToast("The budget is gone.")
    setEnding(null)
  }
  const groups = groupBudgets(budgets)
  return (
    <Card>
      <CardHeader
        title="Budgets"
        description="A request that could pass any of its budgets is refused before a model is called."
        actions={
          <Button variant="primary" onClick={() => setDraft(newBudget)}>
            <Plus aria-hidden /> Add a budget
          </Button>
        }
      />
      {problem && (
        <p role="alert" className="px-4 pt-3 text-base text-danger-ink">
          {problem.detail}
        </p>
      )}
      {groups.length === 0 ? (
        <EmptyState icon={Wallet} title="Nothing limits what is spent">
          Set a budget for the workspace, for each person or for a prompt.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {groups.map(({ budget, title, counters }) => (
            <li key={budget.id} className="space-y-2 px-4 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h3 className="text-base font-medium">{title}</h3>
                <span className="text-sm text-muted tabular-nums">
                  {budgetAmount(budget.limit, budget.unit)} {budget.period === "day" ? "a day" : "a month"}
                </span>
                <span className="ml-auto flex gap-2">
                  <Button size="sm" onClick={() => setDraft(draftOf(budget))} aria-label={`Change the budget of ${title}`}>
                    Change
                  </Button>
                  <Button size="sm" variant="ghost" onClick={() => setEnding({ title, budget })} aria-label={`Remove the budget of ${title}`}>
                    Remove
                  </Button>
                </span>
              </div>
              {counters.length === 0 && <p className="text-sm text-muted">Nobody has drawn on it in this period.</p>}
              {counters.map((counter) => (
                <div key={counter.countedSubject} className="max-w-2xl">
                  {budget.subject === "*" && <p className="text-sm">{counter.subjectLabel}</p>}
                  <BudgetBar budget={counter} />
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
      {draft && <BudgetDialog draft={draft} people={people} prompts={prompts} onClose={() => setDraft(null)} />}
      <ConfirmDialog
        isOpen={ending !== null}
        title={`Remove the budget of ${ending?.title ?? ""}`}
        confirmLabel="Remove"
        isDangerous
        isBusy={isBusy}
        onClose={() => setEnding(null)}
        onConfirm={() => ending && void remove(ending.budget)}
      >
        Its limit no longer holds, and its counters are forgotten. The ledger keeps every call.
      </ConfirmDialog>
    </Card>
  )
}
