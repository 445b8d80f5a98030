import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { BudgetPeriod, BudgetScope, BudgetUnit } from "@/drizzle/schema/constants"

export type BudgetCounterRow = {
  id: string
  scope: BudgetScope
  subject: string
  /** Whose spending this row is; null while nobody has spent from a budget that everyone has. */
  countedSubject: string | null
  countedName: string | null
  period: BudgetPeriod
  unit: BudgetUnit
  limit: string
  spent: string
  reserved: string
  resetsAt: string
}

/**
 * The budgets of a workspace with the current period's counters: one row for each person or prompt that drew on a budget of
 * '*'. For one user: what applies to that user, their own budget in place of everyone's.
 */
export function listBudgetCounters(tx: Tx, query: { workspaceId: string; userId: string | null }): Promise<BudgetCounterRow[]> {
  const { workspaceId, userId } = query
  return rows<BudgetCounterRow>(
    tx,
    sql`with now_there as (
      select clock_timestamp() at time zone w.time_zone as at, w.time_zone from workspaces w where w.id = ${workspaceId}
    ), wanted as (
      select b.*, date_trunc(b.period, n.at) as starts, (date_trunc(b.period, n.at) + ('1 ' || b.period)::interval) at time zone n.time_zone as resets
      from budgets b, now_there n where b.workspace_id = ${workspaceId}
    ), mine as (
      select distinct on (period, unit) * from wanted where scope = 'user' and subject in (${userId}, '*') order by period, unit, (subject = '*')
    ), listed as (
      select w.id, case when w.subject = '*' then c.subject else w.subject end as counted, c.spent, c.reserved
      from wanted w left join budget_counters c on c.budget_id = w.id and c.period_start = w.starts::date where ${userId}::text is null
      union all
      select m.id, ${userId}, c.spent, c.reserved
      from mine m left join budget_counters c on c.budget_id = m.id and c.period_start = m.starts::date and c.subject = ${userId} where ${userId}::text is not null
    )
    select w.id, w.scope, w.subject, l.counted as "countedSubject", u.name as "countedName", w.period, w.unit, w.limit_amount::text as "limit",
      coalesce(l.spent, 0)::text as spent, coalesce(l.reserved, 0)::text as reserved,
      to_char(w.resets at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "resetsAt"
    from listed l join wanted w on w.id = l.id
    left join users u on w.scope = 'user' and u.id::text = l.counted
    order by array_position(array['workspace', 'user', 'prompt'], w.scope), w.period, w.unit, (w.subject = '*') desc, w.subject, u.name, l.counted`,
  )
}
