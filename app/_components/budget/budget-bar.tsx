import type { BudgetView } from "@/lib/services/insights/insights.dto"
import { Moment } from "../ui/moment"
import { budgetAmount } from "./budget-amount"

/** How much of a budget is spent, held for what is running, and left. */
export function BudgetBar({ budget }: { budget: BudgetView }) {
  const { limit, spent, reserved, unit } = budget
  const left = BigInt(limit) - BigInt(spent) - BigInt(reserved)
  const period = budget.period === "day" ? "a day" : "a month"
  const words = `${budgetAmount(spent, unit)} spent${reserved === "0" ? "" : `, ${budgetAmount(reserved, unit)} held`} of ${budgetAmount(limit, unit)} ${period}`
  return (
    <div className="space-y-1">
      <div className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span className="text-muted tabular-nums">{words}</span>
        <span className="font-medium tabular-nums">{left > 0n ? `${budgetAmount(String(left), unit)} left` : "Used up"}</span>
      </div>
      <div role="img" aria-label={words} className="flex h-1.5 overflow-hidden rounded-full bg-sunken">
        <span className={left > 0n ? "bg-accent" : "bg-danger"} style={{ width: `${percent(spent, limit)}%` }} />
        <span className="bg-control" style={{ width: `${percent(reserved, limit)}%` }} />
      </div>
      <p className="text-xs text-faint">
        Starts anew <Moment iso={budget.resetsAt} />
      </p>
    </div>
  )
}

function percent(part: string, limit: string): number {
  if (limit === "0") return 100
  return Math.min(100, Number((BigInt(part) * 1000n) / BigInt(limit)) / 10)
}
