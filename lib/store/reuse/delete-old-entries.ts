import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"

/** Removes what will never be given again: drafts without an answer after a day, dead and expired entries after a month, unless a check speaks of them. */
export async function deleteOldEntries(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from response_cache e
    where ((e.end_reason = 'unfinished' and e.created_at < clock_timestamp() - interval '1 day')
      or least(coalesce(e.ended_at, 'infinity'), e.expires_at) < clock_timestamp() - interval '30 days')
      and not exists (select 1 from cache_checks k where k.entry_id = e.id)`)
}
