import type { Tx } from "@/drizzle/client"
import type { ReservationLine } from "@/drizzle/schema"
import { AppError } from "@/lib/errors"
import { holdInCounters } from "@/lib/store/money/hold-in-counters"
import { insertReservation } from "@/lib/store/money/insert-reservation"
import { type ApplicableBudget, listApplicableBudgets } from "@/lib/store/money/list-applicable-budgets"

export type WorstCase = { tokens: bigint; nanoUsd: bigint }

export type ReserveBudgetInput = WorstCase & {
  workspaceId: string
  userId: string
  promptKey: string
  requestId?: string
  versionId?: string
  /** Seconds after which a hold that nobody closed is reconciled. */
  holdSeconds: number
}

/** Holds the worst case in every budget that applies, or throws budget_exceeded; the caller's transaction makes it all or nothing. */
export async function reserveBudget(tx: Tx, input: ReserveBudgetInput): Promise<string> {
  const budgets = await listApplicableBudgets(tx, input)
  await holdOrRefuse(tx, { workspaceId: input.workspaceId, budgets, worstCase: input })
  return insertReservation(tx, {
    workspaceId: input.workspaceId,
    actorId: input.userId,
    requestId: input.requestId ?? null,
    versionId: input.versionId ?? null,
    tokens: input.tokens,
    nanoUsd: input.nanoUsd,
    lines: budgets.map(lineOf),
    holdSeconds: input.holdSeconds,
  })
}

async function holdOrRefuse(tx: Tx, input: { workspaceId: string; budgets: ApplicableBudget[]; worstCase: WorstCase }): Promise<void> {
  const lines = input.budgets.map((budget) => ({ ...lineOf(budget), amount: amountFor(budget, input.worstCase) }))
  const held = await holdInCounters(tx, { workspaceId: input.workspaceId, lines })
  const refusing = input.budgets.find((budget) => !held.has(budget.budgetId))
  if (refusing) throw budgetExceeded(refusing)
}

function lineOf({ budgetId, subject, periodStart, unit }: ReservationLine): ReservationLine {
  return { budgetId, subject, periodStart, unit }
}

export function amountFor(line: Pick<ReservationLine, "unit">, amounts: WorstCase): bigint {
  return line.unit === "tokens" ? amounts.tokens : amounts.nanoUsd
}

const owners = { workspace: "The workspace's", user: "Your", prompt: "This prompt's" } as const

function budgetExceeded(budget: ApplicableBudget): AppError {
  const period = budget.period === "day" ? "daily" : "monthly"
  const unit = budget.unit === "tokens" ? "token" : "money"
  const next = budget.period === "day" ? "at midnight" : "on the first of next month"
  return new AppError("budget_exceeded", `${owners[budget.scope]} ${period} ${unit} budget has no room for this request. It is renewed ${next}; an administrator can raise it.`, {
    retryAfterSeconds: budget.resetsInSeconds,
  })
}
