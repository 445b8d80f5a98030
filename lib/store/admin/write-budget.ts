import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { budgets } from "@/drizzle/schema"
import type { BudgetPeriod, BudgetScope, BudgetUnit } from "@/drizzle/schema/constants"

export type BudgetKey = { workspaceId: string; scope: BudgetScope; subject: string; period: BudgetPeriod; unit: BudgetUnit }

export async function upsertBudget(tx: Tx, budget: BudgetKey & { limitAmount: bigint; updatedBy: string }): Promise<string> {
  const { limitAmount, updatedBy } = budget
  const [row] = await tx
    .insert(budgets)
    .values(budget)
    .onConflictDoUpdate({ target: [budgets.workspaceId, budgets.scope, budgets.subject, budgets.period, budgets.unit], set: { limitAmount, updatedBy, updatedAt: sql`now()` } })
    .returning({ id: budgets.id })
  if (!row) throw new Error("The budget was not written")
  return row.id
}

/** The id of the removed budget, null when there was none. */
export async function deleteBudget(tx: Tx, key: BudgetKey): Promise<string | null> {
  const [row] = await tx
    .delete(budgets)
    .where(and(eq(budgets.workspaceId, key.workspaceId), eq(budgets.scope, key.scope), eq(budgets.subject, key.subject), eq(budgets.period, key.period), eq(budgets.unit, key.unit)))
    .returning({ id: budgets.id })
  return row?.id ?? null
}
