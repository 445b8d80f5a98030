import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { RecallSelector } from "@/drizzle/schema"
import { isAnswer, isRunning, restingOn } from "./resting-on"

export type RestingCounts = { answers: number; approvals: number; exports: number; cacheEntries: number; running: number; authors: number; alreadyWithdrawn: number }

/** How much rests on something at this moment. */
export async function countResting(tx: Tx, selector: RecallSelector): Promise<RestingCounts> {
  const [counts] = await rows<RestingCounts>(
    tx,
    sql`with recursive ${restingOn(selector, sql`clock_timestamp()`)}
      select (select count(*)::int from found r where ${isAnswer}) as answers,
        (select count(*)::int from found r where r.approval = 'approved') as approvals,
        (select count(*)::int from found r where ${isRunning}) as running,
        (select count(distinct r.actor_id)::int from found r where ${isAnswer} or ${isRunning}) as authors,
        (select count(*)::int from found r where ${isAnswer} and r.withdrawn_at is not null) as "alreadyWithdrawn",
        (select count(*)::int from response_cache e where e.ended_at is null and e.request_id in (select x.id from resting x)) as "cacheEntries",
        (select count(distinct f.id)::int from exported_files f cross join unnest(f.request_ids) q(id) where q.id in (select x.id from resting x)) as exports`,
  )
  if (!counts) throw new Error("nothing was counted")
  return counts
}
