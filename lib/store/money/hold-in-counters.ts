import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { ReservationLine } from "@/drizzle/schema"

/**
 * Adds to what is reserved in every counter whose limit allows it, in the order of the budgets' ids, and returns the
 * budgets that took it. A caller that misses one must roll back.
 */
export async function holdInCounters(tx: Tx, input: { workspaceId: string; lines: (ReservationLine & { amount: bigint })[] }): Promise<Set<string>> {
  if (input.lines.length === 0) return new Set()
  const lines = JSON.stringify(input.lines.map((line) => ({ budget_id: line.budgetId, subject: line.subject, period_start: line.periodStart, amount: String(line.amount) })))
  const held = await rows<{ budgetId: string }>(
    tx,
    sql`insert into budget_counters (workspace_id, budget_id, subject, period_start, reserved)
      select ${input.workspaceId}::uuid, b.id, l.subject, l.period_start, l.amount
      from jsonb_to_recordset(${lines}::text::jsonb) as l(budget_id uuid, subject text, period_start date, amount bigint)
      join budgets b on b.id = l.budget_id
      where l.amount <= b.limit_amount
      order by b.id
      on conflict (budget_id, subject, period_start) do update set reserved = budget_counters.reserved + excluded.reserved
      where budget_counters.spent + budget_counters.reserved + excluded.reserved <= (select limit_amount from budgets where id = excluded.budget_id)
      returning budget_id as "budgetId"`,
  )
  return new Set(held.map((row) => row.budgetId))
}
