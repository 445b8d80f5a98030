import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { DayRange } from "./sum-calls"

export type ReuseRow = { promptKey: string; kind: "exact" | "semantic" | "fallback" | "joined"; requests: number; /** What the requests cost whose answers were given again. */ sourceNanoUsd: string }

/** Requests of a range that were answered without a run of their own, with the cost of the run that their answer came from. */
export function sumReuse(tx: Tx, { workspaceId, from, to, timeZone }: DayRange & { timeZone: string }): Promise<ReuseRow[]> {
  return rows<ReuseRow>(
    tx,
    sql`with reused as (
      select r.prompt_key, coalesce(r.cache_kind, 'joined') as kind, case when r.cache_kind is null then r.leader_id else e.request_id end as source
      from requests r left join response_cache e on e.id = r.cache_entry_id
      where r.workspace_id = ${workspaceId} and r.parent_id is null and r.status = 'done' and (r.cache_kind is not null or r.leader_id is not null)
        and r.created_at >= ${from}::date::timestamp at time zone ${timeZone} and r.created_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    ), costs as (
      select s.source, coalesce(sum(c.cost_nano_usd), 0) as cost from (select distinct source from reused) s
      left join calls c on c.request_id = s.source group by s.source
    )
    select r.prompt_key as "promptKey", r.kind, count(*)::int as requests, coalesce(sum(c.cost), 0)::text as "sourceNanoUsd"
    from reused r left join costs c on c.source = r.source group by r.prompt_key, r.kind`,
  )
}
