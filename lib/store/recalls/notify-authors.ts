import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** How many answers of one author have been told; `requestId` is one of them. */
export type Told = { actorId: string; answers: number; requestId: string }

/** Marks all answers of the next authors as told, whole authors only, so that nobody is told of one recall twice. None when everybody knows. */
export function markNextTold(tx: Tx, { recallId, authors }: { recallId: string; authors: number }): Promise<Told[]> {
  return rows<Told>(
    tx,
    sql`with untold as materialized (select i.id, r.id as request_id, r.actor_id from recall_items i cross join lateral (select q.id, q.actor_id from requests q where q.id = i.request_id limit 1) r
        where i.recall_id = ${recallId} and i.kind in ('answer', 'running') and i.state in ('withdrawn', 'stopped') and i.notified_at is null),
      next as materialized (select distinct u.actor_id from untold u order by u.actor_id limit ${authors}::int),
      chosen as materialized (select u.* from untold u where u.actor_id in (select n.actor_id from next n)),
      told as (update recall_items i set notified_at = clock_timestamp() from chosen c where i.id = c.id and i.notified_at is null returning c.actor_id, c.request_id)
      select actor_id as "actorId", count(*)::int as answers, min(request_id::text) as "requestId" from told group by actor_id order by actor_id`,
  )
}
