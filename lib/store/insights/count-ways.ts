import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { DayRange } from "./sum-calls"

/** By which way the requests of a range were answered; parts of an analysis are not counted beside it. */
export type WayCounts = {
  requests: number
  done: number
  failed: number
  /** Answered by another model than the release's first choice, by the cheaper one, or after a repeat. */
  fallback: number
  economy: number
  retry: number
  /** Answered without a call: the same question again, one that means the same, an older answer in an outage, or together with a running one. */
  exact: number
  semantic: number
  older: number
  joined: number
}

export async function countWays(tx: Tx, { workspaceId, from, to, timeZone }: DayRange & { timeZone: string }): Promise<WayCounts> {
  const [counts] = await rows<WayCounts>(
    tx,
    sql`select count(*)::int as requests, (count(*) filter (where r.status = 'done'))::int as done, (count(*) filter (where r.status = 'failed'))::int as failed,
        (count(*) filter (where r.status = 'done' and a.role = 'fallback'))::int as fallback,
        (count(*) filter (where r.status = 'done' and a.role = 'economy'))::int as economy,
        (count(*) filter (where r.status = 'done' and a.role = 'retry'))::int as retry,
        (count(*) filter (where r.cache_kind = 'exact'))::int as exact, (count(*) filter (where r.cache_kind = 'semantic'))::int as semantic,
        (count(*) filter (where r.cache_kind = 'fallback'))::int as older, (count(*) filter (where r.leader_id is not null))::int as joined
      from requests r left join request_attempts a on a.request_id = r.id and a.number = r.current_attempt
      where r.workspace_id = ${workspaceId} and r.parent_id is null
        and r.created_at >= ${from}::date::timestamp at time zone ${timeZone} and r.created_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`,
  )
  if (!counts) throw new Error("counting gave no row")
  return counts
}
