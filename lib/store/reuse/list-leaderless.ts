import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type Leaderless = { workspaceId: string; userId: string; requestId: string }

/** Ended requests that somebody still waits for, with their authors. */
export function listLeaderless(tx: Tx): Promise<Leaderless[]> {
  return rows<Leaderless>(
    tx,
    sql`select distinct l.workspace_id as "workspaceId", l.actor_id as "userId", l.id as "requestId"
      from requests f join requests l on l.id = f.leader_id
      where f.status in ('pending', 'processing') and f.leader_id is not null and l.status not in ('pending', 'processing') limit 100`,
  )
}
