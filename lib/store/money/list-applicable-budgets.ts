import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { ReservationLine } from "@/drizzle/schema"

export type ApplicableBudget = ReservationLine & { scope: "workspace" | "user" | "prompt"; period: "day" | "month"; limit: string; resetsInSeconds: number }

/**
 * The budgets that a call of this person with this prompt draws on, each with its current period in the workspace's own
 * time zone. A budget for one person or prompt takes the place of the one for each.
 */
export function listApplicableBudgets(tx: Tx, input: { workspaceId: string; userId: string; promptKey: string }): Promise<ApplicableBudget[]> {
  return rows<ApplicableBudget>(
    tx,
    sql`with now_there as (
      select (clock_timestamp() at time zone w.time_zone) as at, w.time_zone from workspaces w where w.id = ${input.workspaceId}
    ), applicable as (
      select distinct on (b.scope, b.period, b.unit) b.*,
        case b.scope when 'user' then ${input.userId} when 'prompt' then ${input.promptKey} else '' end as counted_subject
      from budgets b
      where b.workspace_id = ${input.workspaceId}
        and ((b.scope = 'workspace' and b.subject = '') or (b.scope = 'user' and b.subject in (${input.userId}, '*')) or (b.scope = 'prompt' and b.subject in (${input.promptKey}, '*')))
      order by b.scope, b.period, b.unit, (b.subject = '*')
    )
    select a.id as "budgetId", a.counted_subject as subject, a.scope, a.period, a.unit, a.limit_amount::text as "limit",
      to_char(date_trunc(a.period, n.at), 'YYYY-MM-DD') as "periodStart",
      extract(epoch from (date_trunc(a.period, n.at) + ('1 ' || a.period)::interval - n.at))::float8 as "resetsInSeconds"
    from applicable a, now_there n order by a.id`,
  )
}
