import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Live requests that began so long ago that no run can still be working on them. */
export function listAbandoned(tx: Tx, input: { olderThanHours: number }): Promise<{ workspaceId: string; userId: string; requestId: string }[]> {
  return rows(
    tx,
    sql`select workspace_id as "workspaceId", actor_id as "userId", id as "requestId" from requests
      where status in ('pending', 'processing') and leader_id is null and (is_inline or status = 'processing')
        and coalesce(started_at, created_at) < clock_timestamp() - make_interval(hours => ${input.olderThanHours})
      order by created_at limit 100`,
  )
}
