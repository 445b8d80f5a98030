import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { ReservationLine } from "@/drizzle/schema"

/**
 * Adds to what is reserved in every counter whose limit allows it, in the order of the budgets' ids, and returns the
 * budgets without room; a caller that gets one must roll back. A budget that was removed meanwhile limits nothing.
 */
export async function holdInCounters(tx: Tx, input: { workspaceId: string; lines: (ReservationLine & { amount: bigint })[] }): Promise<string[]> {
  if (input.lines.length === 0) return []
  const lines = JSON.stringify(input.lines.map((line) => ({ budget_id: line.budgetId, subject: line.subject, period_start: line.periodStart, amount: String(line.amount) })))
  const refusing = await rows<{ budgetId: string }>(
    tx,
    sql`with l as (
      select b.id, b.limit_amount, l.subject, l.period_start, l.amount
      from jsonb_to_recordset(${lines}::text::jsonb) as l(budget_id uuid, subject text, period_start date, amount bigint) join budgets b on b.id = l.budget_id
    ), held as (
      insert into budget_counters (workspace_id, budget_id, subject, period_start, reserved)
      select ${input.workspaceId}::uuid, l.id, l.subject, l.period_start, l.amount from l where l.amount <= l.limit_amount order by l.id
      on conflict (budget_id, subject, period_start) do update set reserved = budget_counters.reserved + excluded.reserved
      where excluded.reserved = 0 or budget_counters.spent + budget_counters.reserved + excluded.reserved <= (select limit_amount from budgets where id = excluded.budget_id)
      returning budget_id
    )
    select l.id as "budgetId" from l where l.id not in (select budget_id from held)`,
  )
  return refusing.map((row) => row.budgetId)
}
