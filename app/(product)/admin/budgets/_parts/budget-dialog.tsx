"use client"

import { useId, useState, type FormEvent } from "react"
import type { BudgetPeriod, BudgetScope, BudgetUnit } from "@/drizzle/schema/constants"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Button } from "../../../../_components/ui/button"
import { describedBy } from "../../../../_components/ui/described-by"
import { Dialog } from "../../../../_components/ui/dialog"
import { Field } from "../../../../_components/ui/field"
import { Input } from "../../../../_components/ui/input"
import { Select } from "../../../../_components/ui/select"
import { showToast } from "../../../../_components/ui/toast"
import { useFormCall } from "../../_parts/use-form-call"
import { budgetAmountText, parseBudgetAmount } from "./budget-amount-text"

export type BudgetDraft = { scope: BudgetScope; subject: string; period: BudgetPeriod; unit: BudgetUnit; limit: string | null }
export type Choice = { value: string; label: string }

const firstSubject: Record<BudgetScope, string> = { workspace: "", user: "*", prompt: "*", purpose: "warming" }

type BudgetDialogProps = { draft: BudgetDraft; people: Choice[]; prompts: Choice[]; onClose: () => void }

/** Makes a budget, or changes the limit of one. */
export function BudgetDialog({ draft, people, prompts, onClose }: BudgetDialogProps) {
  const id = useId()
  const isNew = draft.limit === null
  const [budget, setBudget] = useState(draft)
  const [amount, setAmount] = useState(draft.limit === null ? "" : budgetAmountText(draft.limit, draft.unit))
  const [amountError, setAmountError] = useState<string | null>(null)
  const { send, isBusy, problem, errorOf } = useFormCall()
  const change = (part: Partial<BudgetDraft>) => setBudget((current) => ({ ...current, ...part }))
  const subjects = budget.scope === "user" ? [{ value: "*", label: "Each person" }, ...people] : [{ value: "*", label: "Each prompt" }, ...prompts]
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const limit = parseBudgetAmount(amount, budget.unit)
    setAmountError(limit === null ? (budget.unit === "tokens" ? "A whole number of tokens." : "An amount in dollars, such as 25 or 0.50.") : null)
    if (limit === null || !(await send({ path: "/api/budgets", method: "PUT", body: { ...budget, limit } }))) return
    showToast("The budget counts from now on.")
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={isNew ? "Add a budget" : "Change the limit"} description={isNew ? "A new budget counts from now; what was spent before is not in it." : null}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
        {isNew && (
          <>
            <Field id={`${id}-scope`} label="For">
              <Select id={`${id}-scope`} value={budget.scope} onChange={(event) => change({ scope: event.target.value as BudgetScope, subject: firstSubject[event.target.value as BudgetScope] })}>
                <option value="workspace">The whole workspace</option>
                <option value="user">People</option>
                <option value="prompt">Prompts</option>
                <option value="purpose">Warming the answer cache</option>
              </Select>
            </Field>
            {(budget.scope === "user" || budget.scope === "prompt") && (
              <Field id={`${id}-subject`} label="Whom" hint="One of their own takes the place of the one for each." error={errorOf("subject")}>
                <Select {...describedBy({ id: `${id}-subject`, hint: true, error: errorOf("subject") })} value={budget.subject} onChange={(event) => change({ subject: event.target.value })}>
                  {subjects.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            <div className="grid grid-cols-2 gap-3">
              <Field id={`${id}-period`} label="Renewed">
                <Select id={`${id}-period`} value={budget.period} onChange={(event) => change({ period: event.target.value as BudgetPeriod })}>
                  <option value="day">Every day</option>
                  <option value="month">Every month</option>
                </Select>
              </Field>
              <Field id={`${id}-unit`} label="Counts">
                <Select id={`${id}-unit`} value={budget.unit} onChange={(event) => change({ unit: event.target.value as BudgetUnit })}>
                  <option value="nano_usd">Dollars</option>
                  <option value="tokens">Tokens</option>
                </Select>
              </Field>
            </div>
          </>
        )}
        <Field id={`${id}-limit`} label={budget.unit === "tokens" ? "Limit in tokens" : "Limit in dollars"} error={amountError ?? errorOf("limit")} isRequired>
          <Input {...describedBy({ id: `${id}-limit`, error: amountError ?? errorOf("limit") })} inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} required autoFocus={!isNew} />
        </Field>
        {problem && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
