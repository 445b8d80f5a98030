import { type SQL, sql } from "drizzle-orm"

export type BudgetSubjects = { workspaceId: string; userId: string; promptKey: string; /** What the product itself does with a budget of its own, such as warming. */ purpose?: string | undefined }

/**
 * The common table expression `applicable`: the budgets that a call of this person with this prompt draws on, each with
 * its current period in the workspace's own time zone. A budget for one person or prompt takes the place of the one for
 * each. What the product does for a purpose of its own is not charged to a person.
 */
export function applicableBudgets({ workspaceId, userId, promptKey, purpose = "" }: BudgetSubjects): SQL {
  return sql`applicable as (
    select distinct on (b.scope, b.period, b.unit) b.id, b.scope, b.period, b.unit, b.limit_amount,
      case b.scope when 'user' then ${userId} when 'prompt' then ${promptKey} else b.subject end as subject,
      date_trunc(b.period, n.at)::date as period_start,
      extract(epoch from (date_trunc(b.period, n.at) + ('1 ' || b.period)::interval) at time zone n.time_zone - clock_timestamp())::float8 as resets_in_seconds
    from budgets b, (select clock_timestamp() at time zone w.time_zone as at, w.time_zone from workspaces w where w.id = ${workspaceId}) n
    where b.workspace_id = ${workspaceId}
      and ((b.scope = 'workspace' and b.subject = '') or (b.scope = 'user' and ${purpose} = '' and b.subject in (${userId}, '*'))
        or (b.scope = 'prompt' and b.subject in (${promptKey}, '*')) or (b.scope = 'purpose' and b.subject = ${purpose} and b.subject <> ''))
    order by b.scope, b.period, b.unit, (b.subject = '*')
  )`
}
