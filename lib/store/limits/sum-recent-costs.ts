import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type RecentCost = {
  workspaceId: string
  userId: string
  hourNanoUsd: string
  dayNanoUsd: string
  /** Sums of the days of the four weeks before on which anything was spent. */
  pastDays: string[]
  liveLevel: "slowed" | "blocked" | null
  sinceThrottledNanoUsd: string
}

/**
 * People whose calls of the last 24 hours cost more than `leastNanoUsd`. What was spent before a throttle was lifted, or
 * before a block ran out, has been answered for and counts no more.
 */
export function sumRecentCosts(tx: Tx, { leastNanoUsd }: { leastNanoUsd: bigint }): Promise<RecentCost[]> {
  return rows<RecentCost>(
    tx,
    sql`with standing as (
      select t.workspace_id, t.user_id, case when t.lifted_at is null and t.until_time > clock_timestamp() then t.level end as live_level, t.created_at,
        coalesce(t.lifted_at, case when t.level = 'blocked' and t.until_time <= clock_timestamp() then t.until_time end, '-infinity') as counts_from
      from throttles t
    ), recent as (
      select c.workspace_id, c.actor_id, s.live_level, sum(c.cost_nano_usd) as day,
        coalesce(sum(c.cost_nano_usd) filter (where c.ended_at > clock_timestamp() - interval '1 hour'), 0) as hour,
        coalesce(sum(c.cost_nano_usd) filter (where s.live_level is not null and c.ended_at > s.created_at), 0) as since
      from calls c left join standing s on s.workspace_id = c.workspace_id and s.user_id = c.actor_id
      where c.ended_at > clock_timestamp() - interval '24 hours' and c.cost_nano_usd > 0 and (s.counts_from is null or c.ended_at > s.counts_from)
      group by c.workspace_id, c.actor_id, s.live_level having sum(c.cost_nano_usd) > ${String(leastNanoUsd)}::bigint
    ), past as (
      select d.workspace_id, d.actor_id, array_agg(d.cost::text) as days from (
        select c.workspace_id, c.actor_id, c.day, sum(c.cost_nano_usd) as cost
        from recent r join workspaces w on w.id = r.workspace_id join calls c on c.workspace_id = r.workspace_id and c.actor_id = r.actor_id
        where c.day < (clock_timestamp() at time zone w.time_zone - interval '24 hours')::date and c.day >= (clock_timestamp() at time zone w.time_zone)::date - 28
        group by 1, 2, 3 having sum(c.cost_nano_usd) > 0
      ) d group by 1, 2
    )
    select r.workspace_id as "workspaceId", r.actor_id as "userId", r.hour::text as "hourNanoUsd", r.day::text as "dayNanoUsd", coalesce(p.days, '{}') as "pastDays",
      r.live_level as "liveLevel", r.since::text as "sinceThrottledNanoUsd"
    from recent r left join past p on p.workspace_id = r.workspace_id and p.actor_id = r.actor_id`,
  )
}
