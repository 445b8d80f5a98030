import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { ReservationLine } from "@/drizzle/schema"

/** Turns what was reserved into what was spent, in the order in which counters are always locked. */
export async function settleCounters(tx: Tx, lines: (ReservationLine & { reserved: bigint; spent: bigint })[]): Promise<void> {
  if (lines.length === 0) return
  const json = JSON.stringify(
    lines.map((line) => ({ budget_id: line.budgetId, subject: line.subject, period_start: line.periodStart, reserved: String(line.reserved), spent: String(line.spent) })),
  )
  await rows(
    tx,
    sql`with l as (
      select * from jsonb_to_recordset(${json}::text::jsonb) as l(budget_id uuid, subject text, period_start date, reserved bigint, spent bigint)
    ), locked as (
      select c.budget_id, c.subject, c.period_start from budget_counters c join l using (budget_id, subject, period_start) order by c.budget_id, c.subject, c.period_start for update of c
    )
    update budget_counters c set reserved = c.reserved - l.reserved, spent = c.spent + l.spent
    from l join locked using (budget_id, subject, period_start)
    where c.budget_id = l.budget_id and c.subject = l.subject and c.period_start = l.period_start
    returning 1 as ok`,
  )
}
