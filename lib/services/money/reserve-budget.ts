import type { Tx } from "@/drizzle/client"
import type { ReservationLine } from "@/drizzle/schema"
import { AppError } from "@/lib/errors"
import { type RefusingBudget, reserveInBudgets } from "@/lib/store/money/reserve-in-budgets"

export type WorstCase = { tokens: bigint; nanoUsd: bigint }

export type ReserveBudgetInput = WorstCase & {
  workspaceId: string
  userId: string
  promptKey: string
  /** What the product does by itself, where that has a budget of its own, such as `warming`. */
  purpose?: string
  requestId?: string
  versionId?: string
  /** Seconds after which a hold that nobody closed is reconciled. */
  holdSeconds: number
}

/** Holds the worst case in every budget that applies, or throws budget_exceeded; the caller's transaction makes it all or nothing. */
export async function reserveBudget(tx: Tx, input: ReserveBudgetInput): Promise<string> {
  const held = await reserveInBudgets(tx, { ...input, requestId: input.requestId ?? null, versionId: input.versionId ?? null })
  if ("refused" in held) throw budgetExceeded(held.refused)
  return held.id
}

export function amountFor(line: Pick<ReservationLine, "unit">, amounts: WorstCase): bigint {
  return line.unit === "tokens" ? amounts.tokens : amounts.nanoUsd
}

const owners: Record<RefusingBudget["scope"], string> = { workspace: "The workspace's", user: "Your", prompt: "This prompt's", purpose: "This purpose's" }

function budgetExceeded(budget: RefusingBudget): AppError {
  const period = budget.period === "day" ? "daily" : "monthly"
  const unit = budget.unit === "tokens" ? "token" : "money"
  const next = budget.period === "day" ? "at midnight" : "on the first of next month"
  return new AppError("budget_exceeded", `${owners[budget.scope]} ${period} ${unit} budget has no room for this request. It is renewed ${next}; an administrator can raise it.`, {
    retryAfterSeconds: budget.resetsInSeconds,
  })
}
