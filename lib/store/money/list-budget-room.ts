import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { BudgetPeriod, BudgetScope, BudgetUnit } from "@/drizzle/schema/constants"
import { applicableBudgets, type BudgetSubjects } from "./applicable-budgets"

export type BudgetRoom = { scope: BudgetScope; period: BudgetPeriod; unit: BudgetUnit; hasRoom: boolean; resetsInSeconds: number }

/** Whether each budget that applies has room for an amount at this moment; holds nothing. */
export function listBudgetRoom(tx: Tx, input: BudgetSubjects & { tokens: bigint; nanoUsd: bigint }): Promise<BudgetRoom[]> {
  return rows<BudgetRoom>(
    tx,
    sql`with ${applicableBudgets(input)}, asked as (
      select a.*, case a.unit when 'tokens' then ${String(input.tokens)}::bigint else ${String(input.nanoUsd)}::bigint end as amount from applicable a
    )
    select a.scope, a.period, a.unit, a.resets_in_seconds as "resetsInSeconds", (a.amount = 0 or coalesce(c.spent + c.reserved, 0) + a.amount <= a.limit_amount) as "hasRoom"
    from asked a left join budget_counters c on c.budget_id = a.id and c.subject = a.subject and c.period_start = a.period_start order by a.id`,
  )
}
